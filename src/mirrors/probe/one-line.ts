/**
 * A text that a server chose, as it may be shown in one line of a terminal: without control characters, escape sequences and
 * characters that change the direction of text, and shortened where it is long.
 */
export function oneLine(text: string, length = 120): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  const plain = text.replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]+/g, ' ');
  const line = plain.replace(/\s+/g, ' ').trim();
  return line.length > length ? `${line.slice(0, length - 1)}…` : line;
}
