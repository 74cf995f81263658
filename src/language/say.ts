import { en } from './en.ts';
import type { Language } from './language.ts';
import type { Key, Message, Values } from './message.ts';
import { makeZhCN } from './zh-CN.ts';

const catalogs: Partial<Record<Language, Readonly<Record<Key, string>>>> = { en };

function catalogOf(language: Language): Readonly<Record<Key, string>> {
  catalogs[language] ??= makeZhCN();
  return catalogs[language];
}

/** The text of a key in a language, each `{placeholder}` replaced by its value. */
export function say(language: Language, key: Key, values: Values = {}): string {
  return catalogOf(language)[key].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name] ?? whole;
    return typeof value === 'object' ? sayMessage(language, value) : String(value);
  });
}

export function sayMessage(language: Language, { key, values }: Message): string {
  return say(language, key, values);
}
