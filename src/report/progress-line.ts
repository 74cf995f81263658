import type { EachCommand } from '../ask/each.ts';
import type { Language } from '../language/language.ts';
import { visible } from '../language/visible.ts';
import { shortened, width } from '../language/width.ts';
import { type Counts, countsText, type ProjectResult, resultsOf } from './each-outcome.ts';

export type EachProgress = {
  readonly command: EachCommand;
  readonly done: number;
  readonly count: number;
  readonly path: string;
  readonly counts: Counts;
};

/** Results that may be a reason to stop. */
const pressing: ReadonlySet<ProjectResult> = new Set(['conflict', 'differs', 'failed']);

/** The columns that a path gets before counts are shown beside it. */
const leastForPath = 6;

/**
 * A line of at most so many columns: the number of the project, the results so far, and its path, of which the end is kept.
 * A narrow terminal loses the counts of good results first, then all counts.
 */
export function progressLine(
  { command, done, count, path, counts }: EachProgress,
  columns: number,
  language: Language,
): string {
  const results = resultsOf[command];
  const parts = [results, results.filter((result) => pressing.has(result)), []];
  const number = `${done + 1}/${count}`;
  const name = visible(path);
  const least = Math.min(width(name), leastForPath);
  const fitting = parts
    .map((some) => [number, countsText(some, counts, language)].filter((part) => part !== '').join('  '))
    .find((text) => width(text) + 2 + least <= columns);
  const front = fitting ?? number;
  return shortened(`${front}  `, columns, 'end') + shortened(name, columns - width(front) - 2, 'start');
}
