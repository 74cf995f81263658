import type { Message } from '../language/message.ts';
import type { Answers, OptionName } from './answers.ts';
import type { Surroundings } from './surroundings.ts';

/** What a check makes of an input: the value, or what is wrong with it. */
export type Checked<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: Message };

/** One thing that can be chosen. Its texts stand in the catalogs under `option.NAME.…`. */
export type Option<Name extends OptionName> = {
  readonly name: Name;
  /** The flag without its dashes. */
  readonly flag: string;
  /** What stands for the value in `--help`. */
  readonly placeholder: string;
  /** The values of an option that has a fixed set of them. */
  readonly choices?: readonly string[];
  /** Whether any number of the choices can be taken. A flag then adds to what is saved, as `--with` does, and `--without` removes. */
  readonly isList?: true;
  /** What stands between the elements of a list, as text, and between the values of a flag that is repeated; undefined where it is no list. */
  readonly separator?: string;
  /** When its question is asked: in every interactive run, on request, or by flag alone. */
  readonly asked: 'always' | 'advanced' | 'never';
  /**
   * Whether the answer is saved though nobody chose it: yes where the default depends on the machine or on
   * this version of the generator, no where it follows from another answer and shall keep following it.
   */
  readonly savesDefault: boolean;
  /** Checks an input of any source: a string of a person or a file, or a value of JSON. */
  readonly check: (input: unknown) => Checked<Answers[Name]>;
  /** The value where nobody chose one. It may read the answers to the options that stand before it in the table. */
  readonly fallback: (before: Answers, surroundings: Surroundings) => Answers[Name];
};

export type AnyOption = { [Name in OptionName]: Option<Name> }[OptionName];
