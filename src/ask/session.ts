import { resolve } from 'node:path';
import type { Existing } from '../inspect/existing/existing.ts';
import { type Environment, type Inspection, type InspectionSettings, inspect } from '../inspect/inspect.ts';
import { dockerOnMachine } from '../inspect/machine-engine.ts';
import { generatedPaths } from '../inspect/module-files.ts';
import { today } from '../inspect/today.ts';
import { type Language, languages } from '../language/language.ts';
import { isModule, type OptionName, type Scaffold } from '../options/answers.ts';
import { optionOf } from '../options/table.ts';
import { readAnswersFile } from './answers-file.ts';
import type { RunFlags } from './flags.ts';
import { fromFile, fromFlags, fromFound, fromSaved, type Given } from './given.ts';

/** The facts of a run before its questions: the project, and the given values. */
export type Session = {
  readonly inspection: Inspection;
  /** Flags and the answers file; their values are not asked for. */
  readonly given: readonly Given[];
  readonly saved: Given;
  readonly language: Language;
  /** The choice between a new service and the existing module; undefined if there is such a module and nobody has chosen. */
  readonly scaffold: Scaffold | undefined;
  readonly environment: Environment;
};

/** The results of reading an existing module: values that rank after saved ones, and facts for the report. */
export type Reading = { readonly found: Given; readonly existing: Existing | undefined };

export const nothingRead: Reading = { found: fromFound([]), existing: undefined };

type SessionFlags = { readonly run: Pick<RunFlags, 'answers'>; readonly options: Given['values'] };

/** Opens a session in a directory. A path among the flags counts from the current one. Fails as `inspect` and `readAnswersFile` do. */
export async function openSession(
  flags: SessionFlags,
  currentFolder: string,
  environment: Environment,
  {
    folder,
    command,
    ...settings
  }: InspectionSettings & { readonly folder: string; readonly command?: string | undefined },
): Promise<Session> {
  const given = await givenBy(flags, currentFolder, command);
  return sessionIn(folder, given, environment, settings);
}

/** The options on the command line: first the flags, then the answers file. Fails as `readAnswersFile` does. */
export async function givenBy(flags: SessionFlags, currentFolder: string, command?: string): Promise<Given[]> {
  const file = flags.run.answers;
  const answers = file === undefined ? undefined : await readAnswersFile(resolve(currentFolder, file), file);
  return [
    fromFlags(flags.options),
    ...(answers === undefined ? [] : [fromFile(answers)]),
    ...(command === 'docker' ? [fromFlags({ scaffold: 'no' })] : []),
  ];
}

/**
 * Opens a session in a directory, by its absolute path, with the values given for it. Asks the engine of this machine for its version if
 * nobody has said which engines must build the image. Fails as `inspect` does.
 */
export async function sessionIn(
  folder: string,
  given: readonly Given[],
  environment: Environment,
  settings: InspectionSettings,
): Promise<Session> {
  const inspected = inspect(folder, environment, settings);
  const saved = fromSaved(inspected.saved);
  const isDecided = valueIn('engines', [...given, saved]) !== undefined;
  const docker = isDecided ? undefined : await dockerOnMachine(environment);
  const inspection = { ...inspected, surroundings: { ...inspected.surroundings, dockerOnMachine: docker } };
  const isOpen = inspection.surroundings.isForeignModule;
  return {
    inspection,
    given,
    saved,
    language: languageIn([...given, saved]) ?? inspection.surroundings.language,
    scaffold: valueIn('scaffold', [...given, saved]) ?? (isOpen ? undefined : 'yes'),
    environment,
  };
}

/** Reports whether a directory holds a service that this generator made, whose Go code is ours. */
export function isGeneratedService({ inspection, saved }: Session): boolean {
  const former = valueIn('scaffold', [saved]);
  if (former !== undefined && isModule[former]) return false;
  return saved.values.module !== undefined || generatedPaths(inspection.folder)?.includes('go.mod') === true;
}

/**
 * Reads an existing module. An earlier run has saved what it read, which is not read again, so that later runs give the same
 * result on any machine; the command `docker` reads what is not saved.
 */
export async function readModuleOf(
  { inspection, given, saved, environment }: Session,
  scaffold: Scaffold,
): Promise<Reading> {
  if (!isModule[scaffold]) return nothingRead;
  const former = valueIn('scaffold', [saved]);
  const isAgain = former !== undefined && isModule[former] && valueIn('scaffold', given) === undefined;
  if (isAgain) return nothingRead;
  const known = [...given, saved];
  // The readers of Go and Dockerfiles are most of this program, and a new service needs none of them.
  const { readExisting } = await import('../inspect/existing/existing.ts');
  const existing = readExisting(inspection.folder, {
    environment,
    today: today(),
    main: valueIn('main', known)?.map((program) => program.replace(/=.*/, '')),
    tags: valueIn('buildTags', known) ?? [],
    hasPort: valueIn('port', known) !== undefined,
    base: valueIn('base', known),
  });
  return { found: fromFound(existing.found), existing };
}

/** The first given value of an option, if it is valid; an invalid one fails later. */
function valueIn<Name extends OptionName>(name: Name, sources: readonly Given[]) {
  const input = sources.find(({ values }) => values[name] !== undefined)?.values[name];
  const checked = input === undefined ? undefined : optionOf(name).check(input);
  return checked?.ok ? checked.value : undefined;
}

/** The first given language, if it is a known one. */
export function languageIn(sources: readonly Given[]): Language | undefined {
  const value = sources.find(({ values }) => values.language !== undefined)?.values.language;
  return languages.find((language) => language === value);
}
