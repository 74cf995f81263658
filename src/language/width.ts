import { stripVTControlCharacters } from 'node:util';

/** The columns of a text in a terminal: two for each wide character of East Asian scripts. */
export function width(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  let columns = 0;
  for (const character of stripVTControlCharacters(text)) columns += isWide(character.codePointAt(0) ?? 0) ? 2 : 1;
  return columns;
}

/** Reports whether a character takes two columns: CJK, Hangul, full-width forms and pictures, by https://www.unicode.org/reports/tr11/ */
export function isWide(codePoint: number): boolean {
  return (
    (codePoint >= 0x1100 && codePoint <= 0x115f) ||
    (codePoint >= 0x2e80 && codePoint <= 0xa4cf) ||
    (codePoint >= 0xac00 && codePoint <= 0xd7a3) ||
    (codePoint >= 0xf900 && codePoint <= 0xfaff) ||
    (codePoint >= 0xfe30 && codePoint <= 0xfe6f) ||
    (codePoint >= 0xff00 && codePoint <= 0xff60) ||
    (codePoint >= 0xffe0 && codePoint <= 0xffe6) ||
    (codePoint >= 0x1f300 && codePoint <= 0x1faff) ||
    (codePoint >= 0x20000 && codePoint <= 0x3fffd)
  );
}

/** A text padded with spaces to a number of columns. */
export function padded(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - width(text)));
}

/** A text of at most so many columns: a longer one is cut at its start or end, with an ellipsis. */
export function shortened(text: string, columns: number, cutAt: 'start' | 'end'): string {
  if (width(text) <= columns) return text;
  if (columns < 1) return '';
  const characters = [...text];
  if (cutAt === 'start') characters.reverse();
  let kept = '';
  for (const character of characters) {
    const longer = cutAt === 'start' ? character + kept : kept + character;
    if (width(longer) > columns - 1) break;
    kept = longer;
  }
  return cutAt === 'start' ? `…${kept}` : `${kept}…`;
}

/** A text of at most so many columns: a longer one loses its middle, where an ellipsis stands. */
export function shortenedInside(text: string, columns: number): string {
  if (width(text) <= columns) return text;
  const end = Math.ceil((columns - 1) / 2);
  const start = shortened(text, columns - end, 'end');
  return start + shortened(text, end + 1, 'start').slice(1);
}
