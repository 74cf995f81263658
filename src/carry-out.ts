import { mkdirSync } from 'node:fs';
import { type Applied, apply } from './apply/apply.ts';
import type { RunFlags } from './ask/flags.ts';
import { keepFormerBaseline } from './former-run.ts';
import { requireFolder } from './inspect/folder.ts';
import { exitStatus, isFailure } from './language/failure.ts';
import { changedMeanwhile } from './other-run.ts';
import { packageVersion } from './package-root.ts';
import { isUndecided, type Plan } from './pipeline.ts';
import type { Change } from './reconcile/change.ts';
import { brokenMerges } from './reconcile/guard/broken-lines.ts';
import type { Ordered } from './reconcile/operation.ts';
import { leftMessages, recoveryMessages } from './report/interrupted.ts';
import { newsSince } from './report/news.ts';
import { nextSteps } from './report/next-steps.ts';
import type { Report } from './report/report.ts';

/** Carries a plan out, all of it or nothing, unless it is undecided or only to be shown, and reports. */
export async function carryOut(plan: Plan, { dryRun }: Pick<RunFlags, 'dryRun'>): Promise<Report> {
  const { folder, answers, project, changes, lock, existing } = plan;
  const stopped = isUndecided(plan);
  // A run would have failed before it planned anything.
  if (stopped && dryRun) requireFolder(folder, true);
  const warnings = [...plan.warnings, ...(await brokenMerges(changes, lock.baseline))];
  if (!stopped && !dryRun) {
    mkdirSync(folder, { recursive: true });
    const operations = operationsOf(changes);
    // Where nothing is there yet, a power cut can lose nothing that cannot be generated again.
    const fsync = operations.some((operation) => operation.before !== null);
    const { left, recovered } = applyTo(plan, operations, fsync);
    warnings.push(...recoveryMessages(recovered), ...leftMessages(left));
  }
  return {
    status: stopped ? exitStatus.conflict : exitStatus.done,
    language: answers.language,
    version: packageVersion(),
    folder,
    dryRun,
    answers,
    changes,
    existing,
    warnings,
    news: newsSince(lock.baseline.version),
    next: nextSteps(project, plan.enter),
  };
}

/** Applies a plan; where another run has made it outdated, that is what the failure says. */
function applyTo({ folder, seenLock }: Plan, operations: readonly Ordered[], fsync: boolean): Applied {
  try {
    return apply(folder, operations, { fsync, amend: keepFormerBaseline });
  } catch (error) {
    if (!isFailure(error) || error.problem.key !== 'apply.edited') throw error;
    throw changedMeanwhile(folder, seenLock, String(error.problem.values.path));
  }
}

/** The operations of all changes. Within one each needs the one before it: what it overwrites is kept first, what it removes has moved. */
function operationsOf(changes: readonly Change[]): Ordered[] {
  return changes.flatMap(({ operations }) =>
    operations.map((operation, i) => {
      const needs = operations[i - 1]?.path;
      return needs === undefined ? operation : { ...operation, needs };
    }),
  );
}
