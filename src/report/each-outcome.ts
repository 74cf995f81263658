import type { EachCommand } from '../ask/each.ts';
import type { RunFlags } from '../ask/flags.ts';
import { type ExitStatus, exitStatus, type Failure } from '../language/failure.ts';
import type { Language } from '../language/language.ts';
import type { Message } from '../language/message.ts';
import { say } from '../language/say.ts';
import type { CheckReport } from './check-report.ts';
import type { Report } from './report.ts';

/** The result of one project of many. */
export type ProjectResult = 'unchanged' | 'updated' | 'conflict' | 'agrees' | 'differs' | 'failed' | 'skipped';

/** The possible results of a command, in the order in which they are counted. */
export const resultsOf = {
  update: ['unchanged', 'updated', 'conflict', 'failed', 'skipped'],
  check: ['agrees', 'differs', 'failed', 'skipped'],
} as const satisfies Readonly<Record<string, readonly ProjectResult[]>>;

/** Results that need no attention. */
export const quiet: ReadonlySet<ProjectResult> = new Set(['unchanged', 'agrees']);

/** The path of a project: as given, and absolute. */
export type Place = { readonly path: string; readonly folder: string };

/** The facts about one project after its turn. */
export type ProjectOutcome = Place &
  (
    | { readonly kind: 'updated'; readonly report: Report }
    | { readonly kind: 'checked'; readonly report: CheckReport }
    | { readonly kind: 'failed'; readonly failure: Failure }
    | { readonly kind: 'skipped'; readonly why: Message }
  );

export function resultOf(outcome: ProjectOutcome): ProjectResult {
  switch (outcome.kind) {
    case 'failed':
    case 'skipped':
      return outcome.kind;
    case 'checked':
      return outcome.report.status === exitStatus.done ? 'agrees' : 'differs';
    case 'updated': {
      const { status, changes } = outcome.report;
      if (status === exitStatus.conflict) return 'conflict';
      return changes.some(({ operations }) => operations.length > 0) ? 'updated' : 'unchanged';
    }
  }
}

/** The exit status that one project alone would have; skipped directories do not count. */
export function statusOf(outcome: ProjectOutcome): ExitStatus {
  if (outcome.kind === 'skipped') return exitStatus.done;
  return outcome.kind === 'failed' ? outcome.failure.status : outcome.report.status;
}

/** The number of projects by result. */
export type Counts = ReadonlyMap<ProjectResult, number>;

/** The counts above zero of some results, in one line. */
export function countsText(results: readonly ProjectResult[], counts: Counts, language: Language): string {
  return results
    .flatMap((result) => {
      const count = counts.get(result) ?? 0;
      return count === 0 ? [] : [countText(say(language, `each.${result}`), count, language)];
    })
    .join(say(language, 'each.comma'));
}

/** A name with a count, or with a list. */
export function countText(what: string, count: string | number, language: Language): string {
  return say(language, 'each.count', { what, count });
}

/** The facts that a report of many projects begins with. */
export type EachFacts = Pick<RunFlags, 'diff' | 'dryRun'> & {
  readonly command: EachCommand;
  readonly language: Language;
};

/** The facts at the end of a run over many projects. */
export type EachEnd = {
  readonly counts: Counts;
  readonly status: ExitStatus;
  /** The projects that a stopped run has not reached. */
  readonly notReached: readonly string[];
};

/** A report of many projects, written piece by piece, so that memory does not grow with each. */
export type EachReport = {
  readonly head: () => string;
  readonly entry: (outcome: ProjectOutcome) => string;
  readonly tail: (end: EachEnd) => string;
};
