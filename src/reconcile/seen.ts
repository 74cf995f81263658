import type { Key } from '../language/message.ts';

/** Why a path cannot be written, and where below the project the obstacle is. */
export type Obstacle = { readonly reason: Extract<Key, `apply.reason.${string}`>; readonly at: string };

/** What is at a path on disk. Symbolic links are never followed. */
export type Seen = {
  /** The file, undefined where there is none or where it cannot be read. */
  readonly file: { readonly bytes: Buffer; readonly executable: boolean } | undefined;
  /** What keeps it from being written, undefined where nothing does. */
  readonly obstacle: Obstacle | undefined;
};

export const nothingSeen: Seen = { file: undefined, obstacle: undefined };
