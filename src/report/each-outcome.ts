import { type ExitStatus, exitStatus, type Failure } from '../language/failure.ts';
import type { Language } from '../language/language.ts';
import type { Message } from '../language/message.ts';
import { say } from '../language/say.ts';
import type { CheckReport } from './check-report.ts';
import type { Report } from './report.ts';

/** What became of one project of many. */
export type Result = 'unchanged' | 'updated' | 'conflict' | 'agrees' | 'differs' | 'failed' | 'skipped';

/** The results that a command can have, in the order in which they are counted. */
export const resultsOf = {
  update: ['unchanged', 'updated', 'conflict', 'failed', 'skipped'],
  check: ['agrees', 'differs', 'failed', 'skipped'],
} as const satisfies Readonly<Record<string, readonly Result[]>>;

/** Results that nobody has to look at. */
export const quiet: ReadonlySet<Result> = new Set(['unchanged', 'agrees']);

/** Where a project is: as it was named, and in full. */
export type Place = { readonly path: string; readonly folder: string };

/** What is known of one project once it has had its turn. */
export type Outcome = Place &
  (
    | { readonly kind: 'updated'; readonly report: Report }
    | { readonly kind: 'checked'; readonly report: CheckReport }
    | { readonly kind: 'failed'; readonly failure: Failure }
    | { readonly kind: 'skipped'; readonly why: Message }
  );

export function resultOf(outcome: Outcome): Result {
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

/** The exit status that one project alone would have; a folder that is no project has nothing to say. */
export function statusOf(outcome: Outcome): ExitStatus {
  if (outcome.kind === 'skipped') return exitStatus.done;
  return outcome.kind === 'failed' ? outcome.failure.status : outcome.report.status;
}

/** How many projects have had which result. */
export type Counts = ReadonlyMap<Result, number>;

/** The counts of some results that are not zero, in one line. */
export function countsText(results: readonly Result[], counts: Counts, language: Language): string {
  return results
    .flatMap((result) => {
      const count = counts.get(result) ?? 0;
      return count === 0 ? [] : [countText(say(language, `each.${result}`), count, language)];
    })
    .join(say(language, 'each.comma'));
}

/** How many of something there are, or which. */
export function countText(what: string, count: string | number, language: Language): string {
  return say(language, 'each.count', { what, count });
}
