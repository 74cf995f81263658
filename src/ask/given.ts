import type { OptionName } from '../options/answers.ts';

/** Values of one source, not checked yet: flags, a file, saved answers, a person's answers. */
export type Given = {
  readonly values: Readonly<Partial<Record<OptionName, unknown>>>;
  /** How an error names the place of a value, such as `--port` or `.yo-rc.json: port`. */
  readonly place: (option: OptionName) => string;
  /** Whether a value that equals the default was chosen by that: not where Enter was pressed on it. */
  readonly countsDefaults: boolean;
};
