import { existsSync } from 'node:fs';
import type { Amend } from '../apply/forward.ts';
import type { Left } from '../apply/journal.ts';
import { type Recovery, recover, unfinished } from '../apply/recover.ts';
import { seeing } from '../apply/see.ts';
import { requireFolder } from '../inspect/folder.ts';
import type { Environment } from '../inspect/inspect.ts';
import { lockFile } from '../inspect/own-names.ts';
import { exitStatus, failure } from '../language/failure.ts';
import { type Message, message } from '../language/message.ts';
import { lockWithFormer } from '../reconcile/lock.ts';
import type { Seen } from '../reconcile/operation.ts';
import { lastRunOf } from './last-run.ts';

/**
 * Finishes or undoes an interrupted run in a directory, and returns the messages about it for the report. Call it before
 * anything is read there. If this run may not write, fails instead.
 */
export function finishFormerRun(folder: string, mayWrite: boolean, environment: Environment): Message[] {
  requireFolder(folder, mayWrite);
  if (!existsSync(folder)) return [];
  if (mayWrite) {
    const recovery = recover(folder, { amend: keepFormerBaseline });
    if (recovery.outcome === 'rolled-forward') lastRunOf(folder, environment).finish(recovery.left);
    if (recovery.outcome === 'rolled-back') lastRunOf(folder, environment).cancel();
    return recoveryMessages(recovery);
  }
  if (unfinished(folder)) throw failure(exitStatus.inputOutput, message('apply.cutShort', { folder }));
  return [];
}

/** Keeps the old baseline of a file that was left alone after the commit point, so that its change is offered again. */
export const keepFormerBaseline: Amend = ({ path, current, next, left }) => {
  if (path !== lockFile) return next;
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8');
  const former = current === undefined ? undefined : text(current);
  const paths = left.map((file) => file.path);
  return Buffer.from(lockWithFormer(text(next), former, paths));
};

/** Messages about an interrupted run and the files that it left unchanged; none if no run was interrupted. */
export function recoveryMessages({ outcome, left }: Recovery): Message[] {
  if (outcome === 'clean') return [];
  return [message(outcome === 'rolled-forward' ? 'apply.finished' : 'apply.undone'), ...leftMessages(left)];
}

/** Messages about files that changed while they were being written. */
export function leftMessages(left: readonly Left[]): Message[] {
  return left.map(({ path, reason, kept }) => {
    if (reason === 'held') return message('apply.held', { path });
    if (kept === undefined && reason === 'blocked') return message('apply.leftBlocked', { path });
    if (kept === undefined) return message('apply.left', { path });
    return message(reason === 'late' ? 'apply.late' : 'apply.leftBeside', { path, kept });
  });
}

/** Reports whether a run has written all of its files. A `late` one was written. */
export function isWhole(left: readonly Left[]): boolean {
  return left.every(({ reason }) => reason === 'late');
}

/** Fails if another run has written meanwhile: an apparent conflict may be half of its work. */
export function requireSameProject(folder: string, seenLock: Seen): void {
  if (isOtherRun(folder, seenLock)) throw failure(exitStatus.inputOutput, message('apply.otherRun'));
}

/** Reports whether another run is at work, or has finished since the lock was seen: a run writes the lock after the files. */
function isOtherRun(folder: string, seenLock: Seen): boolean {
  // The order matters: a run that ends between the two has changed the lock.
  return unfinished(folder) || !isSame(seeing(folder)(lockFile), seenLock);
}

function isSame({ file: one }: Seen, { file: other }: Seen): boolean {
  return one === undefined || other === undefined ? one === other : one.bytes.equals(other.bytes);
}

/** The failure of a run whose project changed meanwhile, by another run or by someone else. */
export function changedMeanwhile(folder: string, seenLock: Seen, path: string) {
  const problem = isOtherRun(folder, seenLock) ? message('apply.otherRun') : message('apply.edited', { path });
  return failure(exitStatus.inputOutput, problem);
}
