import { join } from 'node:path';
import { exitStatus, type Failure, failure as failureOf } from '../language/failure.ts';
import { type Key, message, type Values } from '../language/message.ts';

/** The failures of this step, by the keys of their messages; all have the same exit status. */
export type FailureKey = Extract<
  Key,
  `apply.${'path' | 'twice' | 'blocked' | 'edited' | 'busy' | 'io' | 'unfinished' | 'damaged'}`
>;

export function failure(key: FailureKey, values: Values, cause?: unknown): Failure {
  const made = failureOf(exitStatus.inputOutput, message(key, values));
  return cause === undefined ? made : Object.assign(made, { cause });
}

/** The code of a failed system call, such as ENOSPC; undefined for every other error. */
export function errno(error: unknown): string | undefined {
  if (!(error instanceof Error) || 'problem' in error || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** Runs `action`; false if it failed with one of these codes (any code, if none are given). */
export function tolerate(codes: readonly string[], action: () => void): boolean {
  try {
    action();
    return true;
  } catch (error) {
    const code = errno(error);
    if (code === undefined || (codes.length > 0 && !codes.includes(code))) throw error;
    return false;
  }
}

/** Turns a failed system call into a failure that names the path, relative to the root. Returns any other error as it is. */
export function ioFailure(key: 'apply.io' | 'apply.unfinished', root: string, error: unknown): unknown {
  const code = errno(error);
  if (code === undefined) return error;
  const { path, dest } = error as { path?: unknown; dest?: unknown };
  const full = String(dest ?? path ?? root);
  const base = join(root, '/');
  return failure(key, { path: full.startsWith(base) ? full.slice(base.length) : full, code }, error);
}
