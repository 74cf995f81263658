import { isWide } from '../language/width.ts';

/** Marks that must not begin a line in Chinese, and marks that must not end one: https://www.w3.org/TR/clreq/#h-line_composition */
const closing = '，。、；：？！）」』》】〉”’…—,.;:?!)]}';
const opening = '（「『《【〈“‘([{';

/** A shorter last line looks like a mistake. To avoid it, the lines above may be shorter by up to a quarter. */
const shortest = 12;

/** The lines of a paragraph, and the number of columns of the last one. */
type Lines = { readonly texts: readonly string[]; readonly last: number };

/**
 * Wraps a paragraph into lines of at most `columns`. It breaks at blanks and, because Chinese has none, beside wide characters, but no
 * line begins with a closing mark or ends with an opening one. A word that is longer than a line gets its own line.
 */
export function wrap(text: string, columns: number): readonly string[] {
  const fill = filling(text.replace(/\s+/g, ' ').trim());
  const lines = fill(columns);
  for (let given = 1; given <= columns / 4 && lines.last < shortest; given += 1) {
    const other = fill(columns - given);
    if (other.texts.length === lines.texts.length && other.last >= shortest) return other.texts;
  }
  return lines.texts;
}

const mayBeWide = /[\u1100-\u115f\u2e80-\uffff]/;

/** Returns a function that fills lines of some width with a text. */
function filling(text: string): (columns: number) => Lines {
  if (!mayBeWide.test(text)) return (columns) => filledWithWords(text, columns);
  const pieces = piecesOf([...text]);
  return (columns) => filledWithPieces(pieces, columns);
}

/** For a text without wide characters. */
function filledWithWords(text: string, columns: number): Lines {
  const texts: string[] = [];
  let start = 0;
  while (text.length - start > columns) {
    let end = text.lastIndexOf(' ', start + columns);
    while (end > start && !isOpenAt(text, end)) end = text.lastIndexOf(' ', end - 1);
    if (end <= start) {
      end = text.indexOf(' ', start + columns);
      while (end >= 0 && !isOpenAt(text, end)) end = text.indexOf(' ', end + 1);
      if (end < 0) break;
    }
    texts.push(text.slice(start, end));
    start = end + 1;
  }
  return { texts: [...texts, text.slice(start)], last: text.length - start };
}

function isOpenAt(text: string, blank: number): boolean {
  return isOpen(text[blank - 1] ?? '', text[blank + 1] ?? '');
}

/** An unbreakable part of a text, with the blank before it, and its columns. */
type Piece = { readonly text: string; readonly columns: number };

function filledWithPieces(pieces: readonly Piece[], columns: number): Lines {
  const texts: string[] = [];
  let line = { text: '', columns: 0 };
  for (const piece of pieces) {
    if (line.text !== '' && line.columns + piece.columns > columns) {
      texts.push(line.text);
      line = { text: '', columns: 0 };
    }
    const isIndented = line.text === '' && piece.text.startsWith(' ');
    line.text += isIndented ? piece.text.slice(1) : piece.text;
    line.columns += isIndented ? piece.columns - 1 : piece.columns;
  }
  return { texts: [...texts, line.text], last: line.columns };
}

function piecesOf(characters: readonly string[]): Piece[] {
  const widths = characters.map((character) => (isWide(character.codePointAt(0) ?? 0) ? 2 : 1));
  const made: Piece[] = [];
  let piece = { text: '', columns: 0 };
  for (const [at, character] of characters.entries()) {
    if (at > 0 && isBreak(characters, widths, at)) {
      made.push(piece);
      piece = { text: '', columns: 0 };
    }
    piece.text += character;
    piece.columns += widths[at] ?? 1;
  }
  return [...made, piece];
}

/** Whether a line may end before a character: a blank, or one beside a wide one. */
function isBreak(characters: readonly string[], widths: readonly number[], at: number): boolean {
  const before = characters[at - 1] ?? '';
  const character = characters[at] ?? '';
  if (character === ' ') return isOpen(before, characters[at + 1] ?? '');
  const isBesideWide = widths[at - 1] === 2 || widths[at] === 2;
  return isBesideWide && before !== ' ' && isOpen(before, character);
}

function isOpen(before: string, after: string): boolean {
  return !opening.includes(before) && !closing.includes(after);
}
