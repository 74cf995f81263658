import { mkdirSync } from 'node:fs';
import type { Applied } from '../apply/apply.ts';
import type { RunFlags } from '../ask/flags.ts';
import type { Finding } from '../check/finding.ts';
import { requireFolder } from '../inspect/folder.ts';
import { projectTexts } from '../inspect/project-texts.ts';
import { today } from '../inspect/today.ts';
import { exitStatus, isFailure } from '../language/failure.ts';
import type { Message } from '../language/message.ts';
import { packageVersion } from '../package-root.ts';
import { type Change, type Status, textsAfter } from '../reconcile/change.ts';
import { brokenMerges } from '../reconcile/guard/broken-lines.ts';
import type { Ordered } from '../reconcile/operation.ts';
import { newsSince } from '../report/news.ts';
import { nextSteps } from '../report/next-steps.ts';
import type { Report } from '../report/report.ts';
import { changedMeanwhile, isWhole, keepFormerBaseline, leftMessages, recoveryMessages } from './interrupted.ts';
import { applyUndoably } from './last-run.ts';
import { isUndecided, type Plan } from './plan.ts';

/**
 * Writes the changes of a plan, all or none, and reports. Writes nothing if the plan is undecided or for a dry run.
 * `messages` come first among the warnings of the report.
 */
export async function execute(
  plan: Plan,
  { dryRun }: Pick<RunFlags, 'dryRun'>,
  messages: readonly Message[],
  again = 'go-container',
): Promise<Report> {
  const { folder, answers, project, changes, lock, existing } = plan;
  const stopped = isUndecided(plan);
  // A real run would have failed here before it planned anything.
  if (stopped && dryRun) requireFolder(folder, true);
  const warnings = [...messages, ...plan.warnings, ...plan.root.notes, ...(await brokenMerges(changes, lock.baseline))];
  let isDone = true;
  if (!stopped && !dryRun) {
    mkdirSync(folder, { recursive: true });
    const operations = operationsOf(changes);
    // In an empty directory, a power cut can only lose what can be generated again.
    const fsync = operations.some((operation) => operation.before !== null);
    const { left, recovered } = applyTo(plan, operations, fsync);
    warnings.push(...recoveryMessages(recovered), ...leftMessages(left));
    isDone = isWhole(left);
  }
  const findings = await contradictionsLeft(plan);
  return {
    status: stopped ? exitStatus.conflict : isDone ? exitStatus.done : exitStatus.inputOutput,
    language: answers.language,
    version: packageVersion(),
    folder,
    enter: plan.enter,
    dryRun,
    answers,
    changes,
    existing,
    warnings,
    causes: plan.causes,
    news: newsSince(lock.baseline.version),
    root: plan.root.steps,
    // With contradictions, the commands would fail, or show something else than they say.
    next: isDone && findings.length === 0 ? nextSteps(project, plan) : [],
    findings,
    again,
  };
}

/** Decisions about a conflict that keep lines of the user's that the answers may contradict. */
const keepsMine: ReadonlySet<Status> = new Set(['mine', 'beside']);

/** The contradictions that `check` would find after a run in which somebody kept their lines in a conflict. */
async function contradictionsLeft({ folder, answers, changes }: Plan): Promise<readonly Finding[]> {
  if (!changes.some(({ status }) => keepsMine.has(status))) return [];
  const { findingsIn } = await import('../check/findings.ts');
  return findingsIn(projectTexts(folder, textsAfter(changes)).texts, answers, today());
}

/** Applies a plan; if another run has made it outdated, the failure says so. */
function applyTo({ folder, environment, seenLock }: Plan, operations: readonly Ordered[], fsync: boolean): Applied {
  try {
    return applyUndoably(folder, environment, operations, { fsync, amend: keepFormerBaseline });
  } catch (error) {
    if (!isFailure(error) || error.problem.key !== 'apply.edited') throw error;
    throw changedMeanwhile(folder, seenLock, String(error.problem.values.path));
  }
}

/** The operations of all changes. Within one change, each needs the one before it: a copy is made before a file is overwritten or removed. */
function operationsOf(changes: readonly Change[]): Ordered[] {
  return changes.flatMap(({ operations }) =>
    operations.map((operation, i) => {
      const needs = operations[i - 1]?.path;
      return needs === undefined ? operation : { ...operation, needs };
    }),
  );
}
