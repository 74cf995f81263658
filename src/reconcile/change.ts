import type { Message } from '../language/message.ts';
import type { BaselineFile } from './baseline.ts';
import type { Operation } from './operation.ts';

/** What happens to one file; docs/regeneration.md tells when. */
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

/** Statuses that nobody has decided on: with one of them, nothing of a run is written. */
export const undecided: ReadonlySet<Status> = new Set(['conflict', 'blocked', 'unresolved']);

/** Statuses with which a file is as it should be, for the answers and for its user. */
export const settled: ReadonlySet<Status> = new Set(['unchanged', 'kept', 'deleted', 'adopted']);

export type Change = {
  readonly path: string;
  readonly status: Status;
  readonly why: Message;
  /** The text on disk, undefined where there is no file; for the diff. */
  readonly before: string | undefined;
  /** The text that is to be there; in a conflict, the one with markers. */
  readonly after: string | undefined;
  readonly operations: readonly Operation[];
  /** What the next run starts from for this file; undefined where it is no longer ours. */
  readonly baseline: BaselineFile | undefined;
};
