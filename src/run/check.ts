import { noDecisions } from '../ask/on-conflict.ts';
import type { Session } from '../ask/session.ts';
import type { Inspection } from '../inspect/inspect.ts';
import { lockFile } from '../inspect/own-names.ts';
import { mostFiles, projectTexts } from '../inspect/project-texts.ts';
import { today } from '../inspect/today.ts';
import { exitStatus, failure } from '../language/failure.ts';
import { type Message, message } from '../language/message.ts';
import { packageVersion } from '../package-root.ts';
import { type Change, settled, textsAfter } from '../reconcile/change.ts';
import type { CheckReport } from '../report/check-report.ts';
import { requireSameProject } from './interrupted.ts';
import { type Plan, plan } from './plan.ts';
import { unknownAnswerWarnings } from './warnings.ts';

/**
 * Reports whether answers, files and templates agree, and any contradictions that no template causes. Writes nothing. A file
 * that its user changed or deleted is no difference as long as the templates have nothing new for it. Fails as `plan` does.
 */
export async function check(session: Session): Promise<CheckReport> {
  const { folder, answers, changes, lock, seenLock, root } = await plan(session, {
    force: false,
    onConflict: noDecisions,
  });
  requireReadable(changes);
  const isNoted = lock.baseline.files.size > 0 && !lock.damaged;
  const differences = changes.filter(({ path, status, operations }) => {
    // A newer version of the generator changes the lock alone, which is no difference.
    if (path === lockFile) return !isNoted;
    return !settled.has(status) || operations.length > 0;
  });
  const deleted = changes.filter(({ status }) => status === 'deleted').map(({ path }) => path);
  const { texts, unread } = projectTexts(folder, textsAfter(changes));
  // No other command needs the readers of Dockerfiles and the like.
  const [{ findingsIn }, { brokenFileFindings }] = await Promise.all([
    import('../check/findings.ts'),
    import('../check/broken-files.ts'),
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
    compared: changes.length - deleted.length,
    differences,
    findings,
    warnings: [
      ...unknownAnswerWarnings(session.inspection.saved),
      ...rootWarnings(root, session.inspection),
      ...(deleted.length === 0 ? [] : [message('check.deleted', { files: deleted.join(', ') })]),
      ...limit,
    ],
  };
}

/** Remarks about the root of the repository, which a run does not write to. */
function rootWarnings({ steps, notes }: Plan['root'], { repository }: Inspection): readonly Message[] {
  // An archive without .git does not show the root.
  if (steps.length === 0 || repository === undefined) return steps.length === 0 ? notes : [];
  return [message('check.belowRoot', { files: steps.map(({ file }) => file).join(', ') })];
}

/** Fails if a generated file cannot be read, as it cannot be compared. */
function requireReadable(changes: readonly Change[]): void {
  for (const { path, why } of changes) {
    const { at, reason } = why.values;
    if (typeof reason !== 'object' || reason.key !== 'apply.reason.unreadable') continue;
    throw failure(exitStatus.inputOutput, message('check.unreadable', { path, at: String(at) }));
  }
}
