import type { FoundValue } from '../inspect/existing/found-in-module.ts';
import { savedAnswersFile } from '../inspect/own-names.ts';
import type { SavedAnswers } from '../inspect/saved-answers.ts';
import type { OptionName } from '../options/answers.ts';
import type { Region } from '../options/regions.ts';
import { optionOf } from '../options/table.ts';

/** Values to add to a list and to remove from it, unchecked, in place of a whole list. */
export type Edit = { readonly add: unknown; readonly remove: unknown };

/** Reports whether a value is an edit of the next source's list. */
export function isEdit(value: unknown): value is Edit {
  return typeof value === 'object' && value !== null && 'add' in value && 'remove' in value;
}

/** Unchecked values of one source: flags, a file, saved answers, a person's answers. */
export type Given = {
  readonly values: Readonly<Partial<Record<OptionName, unknown>>>;
  /** The place of a value in errors, such as `--port` or `.yo-rc.json: port`. */
  readonly place: (option: OptionName) => string;
  /** Reports whether a value that equals the default counts as chosen: not if a person just pressed Enter on it. */
  readonly countsDefaults: boolean;
};

/** Values from flags, by option, and those that the name of a command stands for. */
export function fromFlags(values: Given['values']): Given {
  return { values, place: (name) => `--${optionOf(name).flag}`, countsDefaults: true };
}

/** The path of an answers file as given, and its values by option. */
export type AnswersFile = { readonly file: string; readonly values: Given['values'] };

/** Values from the file of `--answers`. */
export function fromFile({ file, values }: AnswersFile): Given {
  return { values, place: (name) => `${file}: ${name}`, countsDefaults: true };
}

/** Values that a person gave to questions, or that are suggested to them: one that equals the default stays a default. */
export function fromQuestions(values: Given['values']): Given {
  return { values, place: (name) => name, countsDefaults: false };
}

/** The suggestions of a measurement to the questions after it: a region, and the mirrors if that region is chosen. */
export type Suggestion = { readonly region: Region | undefined; readonly mirrors: Given };

/** Values that an earlier run or a person wrote to `.yo-rc.json`. */
export function fromSaved({ values }: SavedAnswers): Given {
  return { values, place: (name) => `${savedAnswersFile}: ${name}`, countsDefaults: true };
}

/** Values that were read in the project. They are saved, so that another machine and a later run take the same. */
export function fromFound(found: readonly FoundValue[]): Given {
  const first = new Map<OptionName, FoundValue>();
  for (const value of found) if (!first.has(value.option)) first.set(value.option, value);
  return {
    values: Object.fromEntries([...first].map(([option, { value }]) => [option, value])),
    place: (name) => first.get(name)?.place ?? name,
    countsDefaults: true,
  };
}
