import { type Language, languages } from '../language/language.ts';

/** The language that arguments ask for, before it is known whether they are any good; the last one counts, as for any flag. */
export function languageAsked(args: readonly string[]): Language | undefined {
  const at = args.findLastIndex((argument) => /^--language(=|$)/.test(argument));
  const value = args[at]?.includes('=') ? args[at]?.replace(/^.*?=/, '') : args[at + 1];
  return at < 0 ? undefined : languages.find((known) => known === value);
}
