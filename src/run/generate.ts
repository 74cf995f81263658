import type { RunFlags } from '../ask/flags.ts';
import { fromFound } from '../ask/given.ts';
import type { Session } from '../ask/session.ts';
import type { FoundValue } from '../inspect/existing/found-in-module.ts';
import type { Message } from '../language/message.ts';
import { say } from '../language/say.ts';
import { repeatedCommand } from '../report/command-line.ts';
import { existingText } from '../report/existing-report.ts';
import { jsonReport } from '../report/json-report.ts';
import { lookOf } from '../report/look.ts';
import type { Report } from '../report/report.ts';
import { summaryText } from '../report/summary.ts';
import { textReport } from '../report/text-report.ts';
import type { Asker, Size } from './asker.ts';
import { changeMore } from './dialog.ts';
import { execute } from './execute.ts';
import type { Surface } from './measure.ts';
import { type Dialog, isUndecided, type Plan, type PlanDecisions, plan } from './plan.ts';
import { notesText, type Review, review } from './review.ts';

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
  /** The command as it was typed, and its arguments, for commands that repeat the run. */
  readonly command: string;
  readonly args: readonly string[];
};

/**
 * Plans a run, lets a person review it if it would write anything, executes it, and prints the report. Fails as the steps do.
 */
export async function generate(generation: Generation): Promise<Report> {
  const { session, run, asker, surface, notes } = generation;
  const { language } = session;
  const look = lookOf(surface, run.verbose);
  let { dialog } = generation;
  let made = await planOf(generation, dialog);
  let action: Review['action'] = 'apply';
  let isShown = dialog !== undefined;
  const isReviewed = asker !== undefined && !run.dryRun && (writesAnything(made) || isUndecided(made));
  if (isReviewed) {
    notes.show();
    if (!isShown && made.existing !== undefined)
      surface.out(`${existingText(made.existing, language).join('\n\n')}\n\n`);
    isShown = true;
    for (;;) {
      const now = dialog;
      const planWith = (decided: PlanDecisions) => planOf(generation, now, decided);
      const summary = isFirst(made)
        ? summaryOf(generation, made, dialog, asker.size(), notesText(made, language, asker.size().columns))
        : undefined;
      ({ plan: made, action } = await review(asker, {
        plan: made,
        planWith,
        summary,
        language,
        look,
        print: surface.out,
      }));
      if (action !== 'change') break;
      dialog = await changeMore(asker, session, dialog, surface);
      made = await planOf(generation, dialog);
    }
  }
  const shown = isShown ? { ...made, existing: undefined } : made;
  const again = commandOf(generation, dialog);
  const report = await execute(shown, { dryRun: run.dryRun || action === 'quit' }, notes.pending(), again);
  surface.out(run.json ? jsonReport(report, run.diff) : textReport(report, run.diff, look));
  if (action === 'quit') surface.out(`${say(language, 'review.again', { command: again })}\n`);
  return report;
}

/** Plans the run with the answers of a dialog. Decisions of the flags give way to those of a person. */
function planOf({ session, run }: Generation, dialog: Dialog | undefined, decided?: PlanDecisions): Promise<Plan> {
  return plan(session, run, { ...dialog, ...decided, explains: true });
}

function writesAnything({ changes }: Plan): boolean {
  return changes.some(({ operations }) => operations.length > 0);
}

/** What becomes of the files of a fresh clone. */
const ofClone: ReadonlySet<string> = new Set(['why.united', 'why.ownReadme']);

/** Reports whether a plan creates a project, so that a summary says more than a table of new files. */
function isFirst({ changes }: Plan): boolean {
  return changes.every(({ status, why }) => status === 'new' || ofClone.has(why.key));
}

function summaryOf(
  { session }: Generation,
  { folder, changes, answers, existing }: Plan,
  dialog: Dialog | undefined,
  { columns, rows }: Size,
  notes: readonly string[],
): string {
  const { repository } = session.inspection;
  const isSeen = repository !== undefined && repository.below === answers.repositoryPath;
  const place: FoundValue[] = isSeen
    ? [{ option: 'repositoryPath', value: repository.below, place: `${repository.below.replace(/[^/]+/g, '..')}/.git` }]
    : [];
  const found = fromFound([...((dialog?.reading?.existing ?? existing)?.found ?? []), ...place]);
  const given = [...session.given, ...(dialog?.asked ?? []), session.saved];
  const files = changes.filter(({ status }) => status === 'new').length;
  const summarized = { folder, files, answers, given, found };
  const noteLines = notes.map((note) => note.split('\n').length + 1).reduce((a, b) => a + b, 0);
  return summaryText(summarized, session.language, columns, rows - reviewLines - noteLines);
}

/** The lines of the question below a summary, and a blank one. */
const reviewLines = 10;

/** The command line that repeats a run with the answers of its dialog. */
function commandOf({ session, args, command }: Generation, dialog: Dialog | undefined): string {
  const saved = session.saved.values.with;
  return repeatedCommand(command, args, dialog?.answers ?? {}, Array.isArray(saved) ? saved.map(String) : []);
}
