import { resolve } from 'node:path';
import type { Existing } from '../inspect/existing/existing.ts';
import { type Environment, type Inspection, type InspectionSettings, inspect } from '../inspect/inspect.ts';
import { today } from '../inspect/today.ts';
import type { Language } from '../language/language.ts';
import { languages } from '../language/language.ts';
import type { OptionName, Scaffold } from '../options/answers.ts';
import { optionOf } from '../options/table.ts';
import { readAnswersFile } from './answers-file.ts';
import type { RunFlags } from './flags.ts';
import type { Given } from './given.ts';
import { fromFile, fromFlags, fromFound, fromSaved } from './sources.ts';

/** What is known of a run before anybody is asked: the project, and the values that were given. */
export type Session = {
  readonly inspection: Inspection;
  /** Flags and the answers file: what is given there is not asked. */
  readonly given: readonly Given[];
  readonly saved: Given;
  readonly language: Language;
  /** What was said of generating a service; undefined where nobody has said it and there is a module of somebody else's. */
  readonly scaffold: Scaffold | undefined;
  readonly environment: Environment;
};

/** What is read of a module that is there: values that come after what was saved, and what the report tells of them. */
export type Reading = { readonly found: Given; readonly existing: Existing | undefined };

/** The reading of a module that is not read. */
export const nothingRead: Reading = { found: fromFound([]), existing: undefined };

/** What a session takes of the command line. */
type SessionFlags = { readonly run: Pick<RunFlags, 'answers' | 'dir'>; readonly options: Given['values'] };

/** Opens a run in the folder that `--dir` names, else in the current one. Fails as `inspect` and `readAnswersFile` do. */
export async function openSession(
  flags: SessionFlags,
  currentFolder: string,
  environment: Environment,
  mayWrite: boolean,
  unsavedAnswers?: string,
  command?: string,
): Promise<Session> {
  const given = await givenBy(flags, currentFolder, command);
  const folder = resolve(currentFolder, flags.run.dir ?? '.');
  return sessionIn(folder, given, environment, { enter: flags.run.dir, mayWrite, unsavedAnswers });
}

/** What the command line says of the options, first the flags, then the answers file. Fails as `readAnswersFile` does. */
export async function givenBy(flags: SessionFlags, currentFolder: string, command?: string): Promise<Given[]> {
  const file = flags.run.answers;
  const answers = file === undefined ? undefined : await readAnswersFile(resolve(currentFolder, file), file);
  return [
    fromFlags(flags.options),
    ...(answers === undefined ? [] : [fromFile(answers)]),
    ...(command === 'docker' ? [fromFlags({ scaffold: 'no' })] : []),
  ];
}

/** Opens a run in a folder, by its absolute path, with what was given for it. Fails as `inspect` does. */
export function sessionIn(
  folder: string,
  given: readonly Given[],
  environment: Environment,
  settings: InspectionSettings,
): Session {
  const inspection = inspect(folder, environment, settings);
  const saved = fromSaved(inspection.saved);
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

/**
 * Reads the module that is to be put into an image. What an earlier run has read was saved by it, so that it is not read again, and a
 * later run anywhere makes the same of it; the command `docker` reads again what is not saved.
 */
export async function readModuleOf(
  { inspection, given, saved, environment }: Session,
  scaffold: Scaffold,
): Promise<Reading> {
  if (scaffold === 'yes') return nothingRead;
  const isAgain = valueIn('scaffold', [saved]) === 'no' && valueIn('scaffold', given) === undefined;
  if (isAgain) return nothingRead;
  const known = [...given, saved];
  // What reads Go and Dockerfiles is most of this program, and a new service needs none of it.
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

/** The first value of an option that is given, where it is one that its check takes; what it does not take fails later. */
function valueIn<Name extends OptionName>(name: Name, sources: readonly Given[]) {
  const input = sources.find(({ values }) => values[name] !== undefined)?.values[name];
  const checked = input === undefined ? undefined : optionOf(name).check(input);
  return checked?.ok ? checked.value : undefined;
}

/** The first language that is given and that there is. */
export function languageIn(sources: readonly Given[]): Language | undefined {
  const value = sources.find(({ values }) => values.language !== undefined)?.values.language;
  return languages.find((language) => language === value);
}
