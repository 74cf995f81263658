import type { Key } from '../language/message.ts';

// The border between plan and disk: what a plan is made from, and what it wants done.

/** Why a path cannot be written, and where below the project the obstacle is. */
export type Obstacle = { readonly reason: Extract<Key, `apply.reason.${string}`>; readonly at: string };

/** The state of a path on disk. Symbolic links are never followed. */
export type Seen = {
  /** The file; undefined if there is none, or if it cannot be read. */
  readonly file: { readonly bytes: Buffer; readonly executable: boolean } | undefined;
  /** The obstacle to writing the path, if any. */
  readonly obstacle: Obstacle | undefined;
};

export const nothingSeen: Seen = { file: undefined, obstacle: undefined };

/**
 * A change of one file on disk. `before` are the bytes that the plan was made from, null for no file: a file that was changed since is not
 * touched.
 */
export type Operation =
  | { kind: 'write'; path: string; content: Uint8Array; executable: boolean; before: Uint8Array | null }
  | { kind: 'chmod'; path: string; executable: boolean; before: Uint8Array }
  | { kind: 'remove'; path: string; before: Uint8Array };

/**
 * An operation, and the path that an earlier one has to have written: the copy of the file that this one overwrites, or the new place of the
 * one that it removes. If that is not in place, this operation is not carried out either.
 */
export type Ordered = Operation & { readonly needs?: string };
