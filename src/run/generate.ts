import type { RunFlags } from '../ask/flags.ts';
import type { Decisions } from '../ask/on-conflict.ts';
import type { Session } from '../ask/session.ts';
import type { Message } from '../language/message.ts';
import { existingText } from '../report/existing-report.ts';
import { jsonReport } from '../report/json-report.ts';
import type { Report } from '../report/report.ts';
import { textReport } from '../report/text-report.ts';
import type { Asker } from './asker.ts';
import { execute } from './execute.ts';
import type { Surface } from './measure.ts';
import { type Dialog, isUndecided, plan } from './plan.ts';
import { review } from './review.ts';

/** Messages about an earlier run. The report begins with them; without a report, or before a question, they are shown by themselves. */
export type Notes = {
  readonly pending: () => readonly Message[];
  /** Shows the pending messages; none are pending then. */
  readonly show: () => void;
};

/** A run that creates or updates one project, after its questions. */
export type Generation = {
  readonly session: Session;
  readonly run: RunFlags;
  /** Undefined if nobody is asked, whatever comes up. */
  readonly asker: Asker | undefined;
  /** Undefined if there was nothing to ask. */
  readonly dialog: Dialog | undefined;
  readonly surface: Surface;
  readonly notes: Notes;
};

/**
 * Plans a run, lets a person review it if there was a dialog or if it is undecided, executes it, and prints the report.
 * A plan that only creates files needs no review. Fails as the steps do.
 */
export async function generate(generation: Generation): Promise<Report> {
  const { session, run, asker, dialog, surface, notes } = generation;
  const planWith = (byPath: Decisions['byPath']) => plan(session, run, { ...dialog, byPath });
  let made = await planWith(new Map());
  let apply = true;
  const isFirst = made.changes.every(({ status }) => status === 'new');
  const isReviewed = asker !== undefined && !isFirst && (dialog !== undefined || isUndecided(made));
  const existing = dialog === undefined ? made.existing : undefined;
  if (isReviewed) {
    notes.show();
    if (existing !== undefined) surface.out(`${existingText(existing, session.language).join('\n\n')}\n\n`);
    ({ plan: made, apply } = await review(asker, made, planWith, session.language, surface.out));
  }
  // A dialog or a review has shown what was read.
  const shown = isReviewed || dialog !== undefined ? { ...made, existing: undefined } : made;
  const report = await execute(shown, { dryRun: run.dryRun || !apply }, notes.pending());
  surface.out(run.json ? jsonReport(report, run.diff) : textReport(report, run.diff));
  return report;
}
