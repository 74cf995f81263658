import type { SavedAnswers } from '../inspect/saved-answers.ts';
import { savedAnswersFile } from '../inspect/saved-answers.ts';
import { optionOf } from '../options/table.ts';
import type { AnswersFile } from './answers-file.ts';
import type { Given } from './given.ts';

/** Values from flags, by option. */
export function fromFlags(values: Given['values']): Given {
  return { values, place: (name) => `--${optionOf(name).flag}`, countsDefaults: true };
}

/** Values from the file of `--answers`. */
export function fromFile({ file, values }: AnswersFile): Given {
  return { values, place: (name) => `${file}: ${name}`, countsDefaults: true };
}

/** Values that a person gave to questions; a default that they left as it stood stays a default. */
export function fromQuestions(values: Given['values']): Given {
  return { values, place: (name) => name, countsDefaults: false };
}

/** Values that an earlier run or a person wrote to `.yo-rc.json`. */
export function fromSaved({ values }: SavedAnswers): Given {
  return { values, place: (name) => `${savedAnswersFile}: ${name}`, countsDefaults: true };
}
