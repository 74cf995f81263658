import type { Baseline } from './baseline.ts';
import type { Seen } from './seen.ts';

/** Files that yield to one of the user's for the same purpose, with the other names that one can have. */
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
 * The file of the user's that serves in place of a generated one, undefined where there is none. What a module has beside its Dockerfile
 * serves its own build as well; elsewhere, a file of the same name is a conflict, which its user decides on.
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
