import type { en } from './en.ts';

export type Key = keyof typeof en;

/** The values of an option that have a text in the catalogs, `option.NAME.VALUE`: the list of its values is checked against it. */
export type ValueWithText<Name extends string, Text = Key> = Text extends `option.${Name}.${infer Value}`
  ? Value
  : never;

/**
 * Something to say, before it is known in which language. Steps give messages, and only what faces a
 * person turns them into text.
 */
export type Message = { readonly key: Key; readonly values: Values };
/** What the placeholders of a text stand for; a message among them is said in the same language. */
export type Values = { readonly [placeholder: string]: string | number | Message };

export function message(key: Key, values: Values = {}): Message {
  return { key, values };
}
