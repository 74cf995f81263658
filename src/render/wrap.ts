import { width } from '../language/width.ts';

/** What may not begin a line in Chinese, and what may not end one: https://www.w3.org/TR/clreq/#h-line_composition */
const closing = '，。、；：？！）」』》】〉”’…—,.;:?!)]}';
const opening = '（「『《【〈“‘([{';

/** A last line that is shorter looks like a mistake; lines above it may be so much shorter for its sake. */
const shortest = 12;
const mostGiven = 24;

/**
 * A text of one paragraph in lines of at most so many columns. It breaks at blanks and, as Chinese has none, beside wide
 * characters, but not so that a line begins with a closing mark or ends with an opening one. A word that is longer than a line
 * has a line of its own.
 */
export function wrap(text: string, columns: number): string[] {
  const parts = pieces(text);
  const lines = filled(parts, columns);
  for (let given = 1; given <= Math.min(mostGiven, columns / 4); given += 1) {
    if (width(lines.at(-1) ?? '') >= shortest) return lines;
    const other = filled(parts, columns - given);
    if (other.length === lines.length && width(other.at(-1) ?? '') >= shortest) return other;
  }
  return lines;
}

function filled(parts: readonly string[], columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of parts) {
    const longer = line === '' ? piece.trimStart() : line + piece;
    if (line !== '' && width(longer) > columns) {
      lines.push(line);
      line = piece.trimStart();
    } else line = longer;
  }
  return [...lines, line];
}

/** The parts that stay whole, each with the blank before it. */
function pieces(text: string): string[] {
  const characters = [...text.replace(/\s+/g, ' ').trim()];
  const made: string[] = [];
  for (const [at, character] of characters.entries()) {
    const [before = '', after = ''] = [characters[at - 1], characters[at + 1]];
    const isBreak =
      character === ' '
        ? isOpen(before, after)
        : before !== ' ' && isOpen(before, character) && isWide(before + character);
    if (at === 0 || isBreak) made.push(character);
    else made[made.length - 1] += character;
  }
  return made;
}

function isOpen(before: string, after: string): boolean {
  return !opening.includes(before) && !closing.includes(after);
}

function isWide(characters: string): boolean {
  return width(characters) > characters.length;
}
