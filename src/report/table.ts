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

/** A file behind a symbolic link is kept without having been read; one that its user deleted does not get what is new for it. */
const leftAside: ReadonlySet<string> = new Set(['why.passedBy', 'why.deletedChanged']);

/** Reports whether a run does anything with a file, or leaves it in a way that somebody should know. */
function isNews({ status, operations, why }: Change): boolean {
  return operations.length > 0 || !settled.has(status) || leftAside.has(why.key);
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
  const rows = shown.map(({ path, status, why, causes = [] }) => {
    const reasons = [why, ...causes].map((one) => sayMessage(language, one)).join(say(language, 'cause.separator'));
    return [say(language, `change.${status}`), visible(path), reasons] as const;
  });
  const all = [header, ...rows];
  const lines = fittedRows(all, look.columns, (cell, i) => {
    return coloured(cell, i === 0 ? 'bold' : colourOf[shown[i - 1]?.status ?? 'unchanged'], look);
  });
  return [...lines, ...rest].join('\n');
}

export type Row = readonly [first: string, second: string, third: string];

/**
 * Rows of three cells, which must be safe to print, each as one line or more. On a terminal of `columns`, no line is longer than it is wide: the last cell
 * goes on in the next line, and a long second one loses its middle. `show` gives the padded first cell of a row its look.
 */
export function fittedRows(
  rows: readonly Row[],
  columns: number | undefined,
  show: (cell: string, row: number) => string = (cell) => cell,
): string[] {
  const widest = (column: 0 | 1) => Math.max(0, ...rows.map((row) => width(row[column])));
  const page = columns === undefined ? undefined : columns - 1;
  const first = page === undefined ? widest(0) : Math.min(widest(0), Math.floor(page / 2));
  const second = page === undefined ? widest(1) : Math.max(8, Math.min(widest(1), page - first - 4 - leastForWhy));
  const third = page === undefined ? undefined : Math.max(8, page - first - second - 4);
  return rows.map(([start, name, text], i) => {
    const [begin = '', ...more] =
      third === undefined ? [text] : wrap(text, third).map((line) => shortenedInside(line, third));
    const cell = show(padded(shortenedInside(start, first), first), i);
    const indent = ' '.repeat(first + second + 4);
    const line = `${cell}  ${padded(shortenedInside(name, second), second)}  ${begin}`.trimEnd();
    return [line, ...more.map((part) => indent + part)].join('\n');
  });
}

/** A sentence in lines that fit a terminal of `columns`, as it is if there is none. A text of several lines keeps them. */
export function fitted(text: string, columns: number | undefined): string {
  return columns === undefined || text.includes('\n') ? text : wrap(text, columns - 1).join('\n');
}
