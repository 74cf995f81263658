import type { Message } from '../language/message.ts';
import type { BaselineFile } from './lock.ts';
import type { Operation } from './operation.ts';

/** The fate of one file; docs/regeneration.md explains when. */
export type Status =
  | 'new'
  | 'unchanged'
  | 'updated'
  | 'merged'
  | 'kept'
  | 'adopted'
  | 'renamed'
  | 'removed'
  | 'released'
  | 'deleted'
  | 'overwritten'
  | 'takenOver'
  | 'marked'
  | 'mine'
  | 'theirs'
  | 'beside'
  | 'conflict'
  | 'blocked'
  | 'unresolved';

/** Statuses that need a decision: with any of them, the run writes nothing. */
export const undecided: ReadonlySet<Status> = new Set(['conflict', 'blocked', 'unresolved']);

/** Statuses of a file that agrees with the answers, or with what its user decided. */
export const settled: ReadonlySet<Status> = new Set(['unchanged', 'kept', 'deleted', 'adopted']);

export type Change = {
  readonly path: string;
  readonly status: Status;
  readonly why: Message;
  /** What makes the generated text another one, if a run has several causes and they were asked for. */
  readonly causes?: readonly Message[];
  /** The text on disk, for the diff; undefined if there is no file. */
  readonly before: string | undefined;
  /** The text after the run; in a conflict, the one with markers. */
  readonly after: string | undefined;
  readonly operations: readonly Operation[];
  /** The baseline of the next run; undefined if the file is no longer ours. */
  readonly baseline: BaselineFile | undefined;
};

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
