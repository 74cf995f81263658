import type { Language } from '../language/language.ts';
import { say, sayMessage } from '../language/say.ts';
import { visible } from '../language/visible.ts';
import { padded, shortenedInside, width } from '../language/width.ts';
import { type Change, type Status, settled } from '../reconcile/change.ts';
import { wrap } from '../render/wrap.ts';
import { type Colour, coloured, type Look, plainLook } from './look.ts';

/** Rows as lines of text, safe to print, each column as wide as its widest cell. */
export function columns(cells: readonly (readonly string[])[]): string {
  const rows = cells.map((row) => row.map(visible));
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => width(row[i] ?? ''))));
  return rows
    .map((row) =>
      row
        .map((cell, i) => padded(cell, widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const colourOf: Readonly<Record<Status, Colour>> = {
  new: 'green',
  unchanged: 'dim',
  updated: 'green',
  merged: 'green',
  kept: 'dim',
  adopted: 'dim',
  renamed: 'green',
  removed: 'yellow',
  released: 'yellow',
  deleted: 'dim',
  overwritten: 'yellow',
  takenOver: 'green',
  marked: 'red',
  mine: 'yellow',
  theirs: 'yellow',
  beside: 'yellow',
  conflict: 'red',
  blocked: 'red',
  unresolved: 'red',
};

/** Reports whether a run does anything with a file, or leaves it in a way that somebody should know. */
function isNews({ status, operations, why }: Change): boolean {
  // A file behind a symbolic link is kept without having been read.
  return operations.length > 0 || !settled.has(status) || why.key === 'why.passedBy';
}

/** The least columns of the reasons, before paths are shortened for them. */
const leastForWhy = 24;

/**
 * The files that a run changes, with the reason of each, and how many stay as they are; `verbose` lists those too. On a terminal no
 * line is longer than it is wide: long reasons go on in the next line, and long paths lose their middle. Empty without a file.
 */
export function fileTable(changes: readonly Change[], language: Language, look: Look = plainLook): string {
  const shown = look.verbose ? changes : changes.filter(isNews);
  const hidden = changes.length - shown.length;
  const rest = hidden === 0 ? [] : [coloured(say(language, 'report.hidden', { count: hidden }), 'dim', look)];
  if (shown.length === 0) return '';
  const header = [say(language, 'report.change'), say(language, 'report.file'), say(language, 'report.why')] as const;
  const rows = shown.map(({ path, status, why }) => {
    return [say(language, `change.${status}`), visible(path), sayMessage(language, why)] as const;
  });
  const widest = (column: 0 | 1) => Math.max(...[header, ...rows].map((row) => width(row[column])));
  const first = widest(0);
  const page = look.columns === undefined ? undefined : look.columns - 1;
  const second = page === undefined ? widest(1) : Math.max(8, Math.min(widest(1), page - first - 4 - leastForWhy));
  const third = page === undefined ? undefined : Math.max(8, page - first - second - 4);
  const lines = [header, ...rows].flatMap(([change, file, why], i) => {
    const [start = '', ...more] =
      third === undefined ? [why] : wrap(why, third).map((line) => shortenedInside(line, third));
    const colour = colourOf[shown[i - 1]?.status ?? 'unchanged'];
    const name = padded(shortenedInside(file, second), second);
    const cell = coloured(padded(change, first), i === 0 ? 'bold' : colour, look);
    const indent = ' '.repeat(first + second + 4);
    return [`${cell}  ${name}  ${start}`.trimEnd(), ...more.map((line) => indent + line)];
  });
  return [...lines, ...rest].join('\n');
}
