import type { Adoption } from '../dockerfile/adoption.ts';
import type { CommandFacts, GoModuleFacts } from '../module/facts.ts';
import { nameOfModule } from '../module/service-name.ts';

/** Folders of programs that are tools of the project, not what it is for. */
const aside =
  /(^|\/)(_?examples?|internal|tools?|hack|scripts?|tests?|testing|testdata|testutil|fixtures?|mocks?|e2e|plugins?|docs?|bench|benchmarks?|demo|misc|contrib|ci|build)(\/|$)/;

/**
 * The programs to put into images, the default first: those that were named, those that a Dockerfile compiles, or all that are
 * not beside the project's point, what listens before what does not.
 */
export function chosenCommands(
  facts: GoModuleFacts,
  adoption: Adoption | undefined,
  main: readonly string[] | undefined,
): CommandFacts[] {
  const { commands } = facts;
  const named = (packages: readonly string[]) =>
    packages.flatMap(
      (wanted) => commands.find(({ argument, importPath }) => same(wanted, argument) || wanted === importPath) ?? [],
    );
  if (main !== undefined) return named(main);
  const built = named((adoption?.needs.builds ?? []).flatMap(({ value }) => value.package ?? []));
  if (built.length > 0) return [...new Set(built)];
  const central = commands.filter(({ argument }) => !aside.test(argument));
  const candidates = central.length > 0 ? central : [...commands];
  const moduleName = nameOfModule(facts.module?.path?.value ?? '');
  const rank = ({ argument, listening, ports }: CommandFacts) =>
    (listening.length > 0 || ports.some(({ certainty }) => certainty === 'certain') ? 0 : 4) +
    (argument === '.' || argument.endsWith(`/${moduleName}`) ? 0 : 2) +
    (/(^|\/)(server|api|web|app)$/.test(argument) ? 0 : 1);
  return candidates.sort((a, b) => rank(a) - rank(b));
}

function same(wanted: string, argument: string): boolean {
  const plain = (path: string) =>
    path
      .replace(/^\.\//, '')
      .replace(/\/+$/, '')
      .replace(/\/[^/]+\.go$/, '') || '.';
  return plain(wanted) === plain(argument) || (/^[^/]+\.go$/.test(plain(wanted)) && argument === '.');
}
