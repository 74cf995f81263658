import type { Change } from '../reconcile/change.ts';

/**
 * The texts of files as a run would leave them, undefined for those that it would take away. What nobody has decided on stays as the user has it;
 * a file with markers in it is left out, as it says two things at once.
 */
export function textsAfter(changes: readonly Change[]): Map<string, string | undefined> {
  const texts = new Map<string, string | undefined>();
  for (const { path, status, operations } of changes) {
    if (status === 'unresolved') texts.set(path, undefined);
    for (const operation of operations) {
      if (operation.kind === 'write') texts.set(operation.path, Buffer.from(operation.content).toString('utf8'));
      if (operation.kind === 'remove') texts.set(operation.path, undefined);
    }
  }
  return texts;
}
