import type { Change } from '../reconcile/change.ts';
import type { Operation } from './apply.ts';

/** What has to be done to the disk for a list of changes, in the same order. */
export function operationsOf(changes: readonly Change[]): Operation[] {
  return changes
    .filter(({ status }) => status === 'new' || status === 'updated' || status === 'overwritten')
    .map(({ path, after, executable, beforeHash }) => {
      return { kind: 'write', path, content: Buffer.from(after ?? ''), executable, before: beforeHash };
    });
}
