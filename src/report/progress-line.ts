import type { EachCommand } from '../ask/each.ts';
import type { Language } from '../language/language.ts';
import { shortened, width } from '../language/width.ts';
import { type Counts, countsText, type ProjectResult, resultsOf } from './each-outcome.ts';
import { shownPath } from './each-path.ts';

/** How far a run over many projects is. */
export type EachProgress = {
  readonly command: EachCommand;
  /** Projects that have had their turn. */
  readonly done: number;
  readonly count: number;
  /** The project whose turn it is, as it was named. */
  readonly path: string;
  readonly counts: Counts;
};

/** Results that a person may want to stop for. */
const pressing: ReadonlySet<ProjectResult> = new Set(['conflict', 'differs', 'failed']);

/** Columns that a path is to have before counts are shown beside it. */
const leastForPath = 6;

/**
 * One line of at most so many columns: which project of how many, what became of those before, and its path, whose end tells it from the
 * others. On a narrow terminal the counts of what went well go first, then all of them.
 */
export function progressLine(
  { command, done, count, path, counts }: EachProgress,
  columns: number,
  language: Language,
): string {
  const results = resultsOf[command];
  const parts = [results, results.filter((result) => pressing.has(result)), []];
  const number = `${done + 1}/${count}`;
  const name = shownPath(path);
  const least = Math.min(width(name), leastForPath);
  const fitting = parts
    .map((some) => [number, countsText(some, counts, language)].filter((part) => part !== '').join('  '))
    .find((text) => width(text) + 2 + least <= columns);
  const front = fitting ?? number;
  return shortened(`${front}  `, columns, 'end') + shortened(name, columns - width(front) - 2, 'start');
}
