import type { EachCommand } from '../ask/each-folders.ts';
import type { RunFlags } from '../ask/flags.ts';
import type { ExitStatus } from '../language/failure.ts';
import type { Language } from '../language/language.ts';
import type { Counts, Outcome } from './each-outcome.ts';

/** What a report of many projects is about. */
export type EachFacts = Pick<RunFlags, 'diff' | 'dryRun'> & {
  readonly command: EachCommand;
  readonly language: Language;
};

/** What is known when a run over many projects ends. */
export type EachEnd = {
  readonly counts: Counts;
  readonly status: ExitStatus;
  /** The projects that a run had not come to when it was stopped. */
  readonly notReached: readonly string[];
};

/** A report of many projects, written piece by piece, so that no more is kept of each than its line at the end. */
export type EachReport = {
  readonly head: () => string;
  readonly entry: (outcome: Outcome) => string;
  readonly tail: (end: EachEnd) => string;
};
