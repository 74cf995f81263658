import type { en } from './en.ts';

export type Key = keyof typeof en;

/** The values of an option that have a text in the catalogs, `option.NAME.VALUE`: the list of its values is checked against it. */
export type ValueWithText<Name extends string, Text = Key> = Text extends `option.${Name}.${infer Value}`
  ? Value
  : never;

/**
 * A text before its language is known. Steps return messages; only reports and front doors turn them into text.
 */
export type Message = { readonly key: Key; readonly values: Values };
/** The values of a text's placeholders; a message among them is translated into the same language. */
export type Values = { readonly [placeholder: string]: string | number | Message };

export function message(key: Key, values: Values = {}): Message {
  return { key, values };
}
