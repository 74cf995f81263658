import type { OptionName } from '../options/answers.ts';

/** What is added to a list and removed from it, not checked yet, instead of a whole list. */
export type Edit = { readonly add: unknown; readonly remove: unknown };

/** Whether a value is an edit of what the next source has. */
export function isEdit(value: unknown): value is Edit {
  return typeof value === 'object' && value !== null && 'add' in value && 'remove' in value;
}

/** Values of one source, not checked yet: flags, a file, saved answers, a person's answers. */
export type Given = {
  readonly values: Readonly<Partial<Record<OptionName, unknown>>>;
  /** How an error names the place of a value, such as `--port` or `.yo-rc.json: port`. */
  readonly place: (option: OptionName) => string;
  /** Whether a value that equals the default was chosen by that: not where Enter was pressed on it. */
  readonly countsDefaults: boolean;
};
