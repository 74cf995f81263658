import { normalize } from 'node:path';
import type { EachCommand } from '../ask/each.ts';
import type { RunFlags } from '../ask/flags.ts';
import { lockFile, savedAnswersFile } from '../inspect/own-names.ts';
import { type ExitStatus, exitStatus, type Failure } from '../language/failure.ts';
import type { Language } from '../language/language.ts';
import type { Message } from '../language/message.ts';
import { say, sayMessage } from '../language/say.ts';
import { visible } from '../language/visible.ts';
import { type Change, type Status, undecided } from '../reconcile/change.ts';
import type { CheckReport } from './check-report.ts';
import type { Report } from './report.ts';

export type ProjectResult = 'unchanged' | 'updated' | 'conflict' | 'agrees' | 'differs' | 'failed' | 'skipped';

/** The possible results of a command, in the order in which they are counted. */
export const resultsOf = {
  update: ['unchanged', 'updated', 'conflict', 'failed', 'skipped'],
  check: ['agrees', 'differs', 'failed', 'skipped'],
} as const satisfies Readonly<Record<string, readonly ProjectResult[]>>;

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

export function countText(what: string, count: string | number, language: Language): string {
  return say(language, 'each.count', { what, count });
}

/** The facts that a report of many projects begins with. */
export type EachFacts = Pick<RunFlags, 'diff' | 'dryRun'> & {
  readonly command: EachCommand;
  readonly language: Language;
  /** The columns of the terminal; undefined if there is none, and lines may be of any length. */
  readonly columns: number | undefined;
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

/** The result of one project of many, in one line. */
export function outcomeText(outcome: ProjectOutcome, language: Language): string {
  switch (outcome.kind) {
    case 'failed':
      return sayMessage(language, outcome.failure.problem);
    case 'skipped':
      return sayMessage(language, outcome.why);
    case 'checked':
      return whatDiffers(outcome.report, language);
    case 'updated': {
      const { changes } = outcome.report;
      const open = changes.filter(({ status }) => undecided.has(status));
      // With one of them nothing else happened.
      return byStatus(open.length > 0 ? open : changes.filter(({ operations }) => operations.length > 0), language);
    }
  }
}

function whatDiffers({ differences, findings }: CheckReport, language: Language): string {
  const ids = [...new Set(findings.map(({ id }) => id))].join(', ');
  const found = findings.length === 0 ? [] : [say(language, 'each.findings', { count: findings.length, ids })];
  const files = byStatus(differences, language);
  return [...(files === '' ? [] : [files]), ...found].join(say(language, 'each.comma'));
}

/** Files that somebody has to open, which are named rather than counted. */
const toBeOpened: ReadonlySet<Status> = new Set([...undecided, 'marked', 'theirs', 'beside']);

/** The number of files by status; the lock and the saved answers count only if nothing else changed. */
function byStatus(changes: readonly Change[], language: Language): string {
  const generated = changes.filter(({ path }) => path !== lockFile && path !== savedAnswersFile);
  const shown = generated.length > 0 ? generated : changes;
  const byStatus = Map.groupBy(shown, ({ status }) => status);
  return [...byStatus]
    .map(([status, files]) => {
      const isNamed = toBeOpened.has(status) || generated.length === 0;
      const count = isNamed ? files.map(({ path }) => path).join(' ') : files.length;
      return countText(say(language, `change.${status}`), count, language);
    })
    .join(say(language, 'each.comma'));
}

/** The prefix of a project's files in a diff: its path as given and a slash; empty for the current directory. */
export function prefixOf(path: string): string {
  const plain = visible(normalize(path)).replace(/^\/+|\/+$/g, '');
  return plain === '.' || plain === '' ? '' : `${plain}/`;
}
