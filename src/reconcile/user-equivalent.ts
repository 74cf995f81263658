import type { Baseline } from './lock.ts';
import type { Seen } from './operation.ts';

/** Files that are not generated if the user has one for the same purpose, with the other names that one can have. */
const otherNames = new Map<string, readonly string[]>([
  ['.dockerignore', []],
  // https://docs.docker.com/reference/cli/docker/buildx/bake/#file
  ['docker-bake.hcl', ['docker-bake.json']],
  // https://docs.docker.com/compose/intro/compose-application-model/#the-compose-file
  ['compose.yaml', ['compose.yml', 'docker-compose.yaml', 'docker-compose.yml']],
  // https://www.gnu.org/software/make/manual/html_node/Makefile-Names.html
  ['Makefile', ['GNUmakefile', 'makefile']],
  // https://containers.dev/implementors/spec/#devcontainerjson
  ['.devcontainer/devcontainer.json', ['.devcontainer.json']],
  ['.devcontainer/Dockerfile', ['.devcontainer/devcontainer.json', '.devcontainer.json']],
]);

/**
 * The path of a user's file that serves in place of a generated one, if any. In a module that is containerized, a file of the same name
 * serves too; in a generated service it is a conflict for the user to decide.
 */
export function userEquivalentOf(
  path: string,
  isModule: boolean,
  baseline: Baseline,
  see: (path: string) => Seen,
): string | undefined {
  const others = otherNames.get(path);
  if (others === undefined || baseline.files.has(path)) return undefined;
  const names = isModule ? [path, ...others] : others;
  return names.find((name) => !baseline.files.has(name) && see(name).file !== undefined);
}
