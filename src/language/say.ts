import { en } from './en.ts';
import type { Language } from './language.ts';
import type { Key, Message, Values } from './message.ts';
import { visible } from './visible.ts';
import { makeZhCN } from './zh-CN.ts';

const catalogs: Partial<Record<Language, Readonly<Record<Key, string>>>> = { en };

function catalogOf(language: Language): Readonly<Record<Key, string>> {
  catalogs[language] ??= makeZhCN();
  return catalogs[language];
}

/** The text of a key in a language, each `{placeholder}` replaced by its value, which is made safe to print. */
export function say(language: Language, key: Key, values: Values = {}): string {
  return filled(language, { key, values }, visible);
}

export function sayMessage(language: Language, message: Message): string {
  return filled(language, message, visible);
}

/** The text of a message for programs, its values as they are. Print it in JSON only, which escapes them. */
export function plainMessage(language: Language, message: Message): string {
  return filled(language, message, (value) => value);
}

function filled(language: Language, { key, values }: Message, show: (value: string) => string): string {
  return catalogOf(language)[key].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return typeof value === 'object' ? filled(language, value, show) : show(String(value));
  });
}
