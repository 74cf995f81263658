import type { Message } from '../language/message.ts';
import type { Answers, OptionName, Scaffold } from './answers.ts';
import type { Surroundings } from './surroundings.ts';

/** The result of checking an input: its value, or the problem with it. */
export type Checked<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: Message };

/** The groups of options, in the order of menus. */
export const optionGroups = ['project', 'service', 'image', 'build', 'mirrors', 'files'] as const;
export type OptionGroup = (typeof optionGroups)[number];

/** The projects that an option can be chosen for: generated services, existing modules, or both. */
export type AppliesTo = 'service' | 'module' | 'both';

/** An entry of the option table. Its texts are in the catalogs under `option.NAME.…`. */
export type OptionEntry<Name extends OptionName> = {
  /** The flag without its dashes. */
  readonly flag: string;
  /** The placeholder of the value in `--help`. */
  readonly placeholder: string;
  readonly appliesTo: AppliesTo;
  /** The group of the option in menus. */
  readonly group: OptionGroup;
  /** The values of an option that has a fixed set of them. */
  readonly choices?: readonly string[];
  /** Takes any number of the choices. A flag then adds to the saved value, as `--with` does, and `--without` removes. */
  readonly isList?: true;
  /** Separates the elements of a list, as text, and the values of a repeated flag; undefined if the option is no list. */
  readonly separator?: string;
  /** When its question is asked: in every interactive run, or on request. Undefined if only a flag takes it. */
  readonly asked?: 'always' | 'advanced';
  /**
   * Saves the default too, if it depends on the machine or on this version of the generator. One that follows from another
   * answer should keep following it.
   */
  readonly savesDefault?: true;
  /** Checks an input of any source: a string of a person or a file, or a value of JSON. */
  readonly check: (input: unknown) => Checked<Answers[Name]>;
  /** The value if nobody chose one. It may read the answers to the options that stand before it in the table. */
  readonly fallback: (before: Answers, surroundings: Surroundings) => Answers[Name];
};

/** One thing that can be chosen. */
export type Option<Name extends OptionName> = OptionEntry<Name> & { readonly name: Name };
export type AnyOption = { [Name in OptionName]: Option<Name> }[OptionName];

const projectKinds: Readonly<Record<Scaffold, AppliesTo>> = { yes: 'service', no: 'module' };

/** Reports whether an option can be chosen for a kind of project. */
export function appliesTo({ appliesTo: kind }: Pick<AnyOption, 'appliesTo'>, scaffold: Scaffold): boolean {
  return kind === 'both' || kind === projectKinds[scaffold];
}
