import { width } from '../language/width.ts';

/** What may not begin a line in Chinese, and what may not end one: https://www.w3.org/TR/clreq/#h-line_composition */
const closing = '，。、；：？！）」』》】〉”’…—,.;:?!)]}';
const opening = '（「『《【〈“‘([{';

/**
 * A text of one paragraph in lines of at most so many columns. It breaks at blanks and, as Chinese has none, beside wide
 * characters, but not so that a line begins with a closing mark or ends with an opening one. A word that is longer than a line
 * has a line of its own.
 */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces(text)) {
    const longer = line === '' ? piece.trimStart() : line + piece;
    if (line !== '' && width(longer) > columns) {
      lines.push(line);
      line = piece.trimStart();
    } else line = longer;
  }
  return [...lines, line];
}

/** The parts that stay whole, each with the blanks before it. */
function pieces(text: string): string[] {
  const made: string[] = [];
  let last = '';
  for (const character of text.replace(/\s+/g, ' ').trim()) {
    const isStart = made.length === 0 || character === ' ' || (last !== ' ' && mayBreakBetween(last, character));
    if (isStart) made.push(character);
    else made[made.length - 1] += character;
    last = character;
  }
  return made;
}

function mayBreakBetween(before: string, after: string): boolean {
  if (closing.includes(after) || opening.includes(before)) return false;
  return width(before) === 2 || width(after) === 2;
}
