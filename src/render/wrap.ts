import { isWide } from '../language/width.ts';

/** What may not begin a line in Chinese, and what may not end one: https://www.w3.org/TR/clreq/#h-line_composition */
const closing = '，。、；：？！）」』》】〉”’…—,.;:?!)]}';
const opening = '（「『《【〈“‘([{';

/** A last line that is shorter looks like a mistake; lines above it may be so much shorter for its sake. */
const shortest = 12;
const mostGiven = 24;

/** A part of a text that stays whole, with the blank before it, and its columns. */
type Piece = { readonly text: string; readonly columns: number };

/**
 * A text of one paragraph in lines of at most so many columns. It breaks at blanks and, as Chinese has none, beside wide
 * characters, but not so that a line begins with a closing mark or ends with an opening one. A word that is longer than a line
 * has a line of its own.
 */
export function wrap(text: string, columns: number): string[] {
  const parts = pieces(text);
  const lines = filled(parts, columns);
  for (let given = 1; given <= Math.min(mostGiven, columns / 4) && endsShort(lines); given += 1) {
    const other = filled(parts, columns - given);
    if (other.length === lines.length && !endsShort(other)) return textsOf(other);
  }
  return textsOf(lines);
}

function filled(parts: readonly Piece[], columns: number): Piece[] {
  const lines: Piece[] = [];
  let line = { text: '', columns: 0 };
  for (const piece of parts) {
    if (line.text !== '' && line.columns + piece.columns > columns) {
      lines.push(line);
      line = { text: '', columns: 0 };
    }
    const isIndented = line.text === '' && piece.text.startsWith(' ');
    line.text += isIndented ? piece.text.slice(1) : piece.text;
    line.columns += isIndented ? piece.columns - 1 : piece.columns;
  }
  return [...lines, line];
}

function endsShort(lines: readonly Piece[]): boolean {
  return (lines.at(-1)?.columns ?? 0) < shortest;
}

function textsOf(lines: readonly Piece[]): string[] {
  return lines.map(({ text }) => text);
}

function pieces(text: string): Piece[] {
  const blanked = text.replace(/\s+/g, ' ').trim();
  return mayBeWide.test(blanked) ? piecesOfCharacters([...blanked]) : piecesOfWords(blanked.split(' '));
}

const mayBeWide = /[\u1100-\u115f\u2e80-\uffff]/;

/** The same, faster, for a text that has no wide characters. */
function piecesOfWords(words: readonly string[]): Piece[] {
  const made: string[] = [];
  for (const word of words) {
    const before = made.at(-1);
    if (before === undefined) made.push(word);
    else if (isOpen(before.slice(-1), word.slice(0, 1))) made.push(` ${word}`);
    else made[made.length - 1] = `${before} ${word}`;
  }
  return made.map((piece) => ({ text: piece, columns: piece.length }));
}

function piecesOfCharacters(characters: readonly string[]): Piece[] {
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

/** Whether a line may end before a character: one that is a blank, or beside a wide one. */
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
