/**
 * Characters that a terminal obeys or does not show: controls (C0, DEL, C1), format characters (bidirectional, zero-width), line and
 * paragraph separators, and surrogates without their other half.
 */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** The same, but for tabs and line ends, which a text of several lines needs. */
const unseenInLines = /(?!\r?\n|\t)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

const named: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * Makes a text that is not ours safe to print in one line: a name, a path, a value of a file. Everything that a terminal would obey or
 * hide is written as in JSON, such as `\u001b`.
 */
export function visible(text: string): string {
  return text.replace(unseen, escaped);
}

/** Makes a text of several lines safe to print, such as a diff. */
export function visibleLines(text: string): string {
  return text.replace(unseenInLines, escaped);
}

/** One JSON document whose text a terminal cannot obey either; a parser reads the same value. */
export function visibleJson(value: unknown): string {
  // Outside of strings JSON.stringify writes nothing unusual but line ends.
  return JSON.stringify(value, null, 2).replace(unseenInLines, escaped);
}

function escaped(character: string): string {
  const units = Array.from({ length: character.length }, (_, i) => character.charCodeAt(i));
  return named[character] ?? units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}
