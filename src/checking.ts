import type { Given } from './ask/given.ts';
import type { Decisions } from './ask/on-conflict.ts';
import { textsAfter } from './check/after-run.ts';
import type { Existing } from './inspect/existing/existing.ts';
import type { Inspection } from './inspect/inspect.ts';
import { lockFile } from './inspect/own-names.ts';
import { mostFiles, projectTexts } from './inspect/project-texts.ts';
import { today } from './inspect/today.ts';
import { exitStatus, failure } from './language/failure.ts';
import { message } from './language/message.ts';
import { requireSameProject } from './other-run.ts';
import { packageVersion } from './package-root.ts';
import { plan } from './pipeline.ts';
import { unknownAnswerWarnings } from './project-warnings.ts';
import { type Change, settled } from './reconcile/change.ts';
import type { CheckReport } from './report/check-report.ts';

/**
 * Says whether answers, files and templates agree, and finds contradictions that no template causes. Writes nothing, and
 * a file that its user changed or deleted is no difference while there is nothing new to be merged into it.
 */
export async function check(
  inspection: Inspection,
  sources: readonly Given[],
  existing?: Existing,
): Promise<CheckReport> {
  const undecidedAll: Decisions = { all: 'fail', byPath: new Map() };
  const { folder, answers, changes, lock, seenLock } = await plan(inspection, sources, undecidedAll, false, existing);
  requireReadable(changes);
  const isNoted = lock.baseline.files.size > 0 && !lock.damaged;
  const differences = changes.filter(({ path, status, operations }) => {
    // A newer version of the generator alone changes the lock, and nothing that matters.
    if (path === lockFile) return !isNoted;
    return !settled.has(status) || operations.length > 0;
  });
  const { texts, unread } = projectTexts(folder, textsAfter(changes));
  // What reads Dockerfiles and the like is needed by no other command.
  const [{ findingsIn }, { brokenFileFindings }] = await Promise.all([
    import('./check/findings.ts'),
    import('./check/broken-files.ts'),
  ]);
  const findings = [
    ...(await findingsIn(texts, answers, today())),
    ...(await brokenFileFindings(changes, lock.baseline)),
  ];
  if (differences.length + findings.length > 0) requireSameProject(folder, seenLock);
  const [file] = unread;
  const limit = file === undefined ? [] : [message('check.unread', { count: unread.length, file, most: mostFiles })];
  return {
    status: differences.length + findings.length > 0 ? exitStatus.difference : exitStatus.done,
    language: answers.language,
    version: packageVersion(),
    folder,
    compared: changes.length,
    differences,
    findings,
    warnings: [...unknownAnswerWarnings(inspection.saved), ...limit],
  };
}

/** Fails where a generated file cannot be read: whether it agrees is not known then. */
function requireReadable(changes: readonly Change[]): void {
  for (const { path, why } of changes) {
    const { at, reason } = why.values;
    if (typeof reason !== 'object' || reason.key !== 'apply.reason.unreadable') continue;
    throw failure(exitStatus.inputOutput, message('check.unreadable', { path, at: String(at) }));
  }
}
