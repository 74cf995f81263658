import { unfinished } from './apply/recover.ts';
import { seeing } from './apply/see.ts';
import { lockFile } from './inspect/own-names.ts';
import { exitStatus, failure } from './language/failure.ts';
import { message } from './language/message.ts';
import type { Seen } from './reconcile/operation.ts';

/** Fails where another run has written meanwhile: what looks like a conflict may then be half of what it wrote. */
export function requireSameProject(folder: string, seenLock: Seen): void {
  if (isOtherRun(folder, seenLock)) throw failure(exitStatus.inputOutput, message('apply.otherRun'));
}

/** Whether another run is at work, or has been since the lock was seen: it writes the lock after the files. */
function isOtherRun(folder: string, seenLock: Seen): boolean {
  // Asked in this order, a run that ends between the two has changed the lock.
  return unfinished(folder) || !isSame(seeing(folder)(lockFile), seenLock);
}

function isSame({ file: one }: Seen, { file: other }: Seen): boolean {
  return one === undefined || other === undefined ? one === other : one.bytes.equals(other.bytes);
}

/** The failure of a run whose project was changed under it, by another run or by somebody else. */
export function changedMeanwhile(folder: string, seenLock: Seen, path: string) {
  const problem = isOtherRun(folder, seenLock) ? message('apply.otherRun') : message('apply.edited', { path });
  return failure(exitStatus.inputOutput, problem);
}
