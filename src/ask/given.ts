import type { OptionName } from '../options/answers.ts';

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
