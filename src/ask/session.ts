import { resolve } from 'node:path';
import { type Environment, type Inspection, inspect } from '../inspect/inspect.ts';
import type { Language } from '../language/language.ts';
import { languages } from '../language/language.ts';
import { readAnswersFile } from './answers-file.ts';
import type { RunFlags } from './flags.ts';
import type { Given } from './given.ts';
import { fromFile, fromFlags, fromSaved } from './sources.ts';

/** What is known of a run before anybody is asked: the project, and the values that were given. */
export type Session = {
  readonly inspection: Inspection;
  /** Flags and the answers file: what is given there is not asked. */
  readonly given: readonly Given[];
  readonly saved: Given;
  readonly language: Language;
};

/** Opens a run in the folder that `--dir` names, else in the current one. Fails as `inspect` and `readAnswersFile` do. */
export async function openSession(
  flags: { readonly run: Pick<RunFlags, 'answers' | 'dir'>; readonly options: Given['values'] },
  currentFolder: string,
  environment: Environment,
  mayWrite: boolean,
  unsavedAnswers?: string,
): Promise<Session> {
  const file = flags.run.answers;
  const answers = file === undefined ? undefined : await readAnswersFile(resolve(currentFolder, file), file);
  const folder = resolve(currentFolder, flags.run.dir ?? '.');
  const inspection = inspect(folder, environment, { enter: flags.run.dir, mayWrite, unsavedAnswers });
  const given = [fromFlags(flags.options), ...(answers === undefined ? [] : [fromFile(answers)])];
  const saved = fromSaved(inspection.saved);
  return { inspection, given, saved, language: languageIn([...given, saved]) ?? inspection.surroundings.language };
}

/** The first language that is given and that there is. */
function languageIn(sources: readonly Given[]): Language | undefined {
  const value = sources.find(({ values }) => values.language !== undefined)?.values.language;
  return languages.find((language) => language === value);
}
