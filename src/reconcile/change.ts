import type { Message } from '../language/message.ts';

export type Status = 'new' | 'unchanged' | 'updated' | 'overwritten' | 'conflict';

/** What is to happen to one file. */
export type Change = {
  readonly path: string;
  readonly status: Status;
  readonly why: Message;
  /** The text on disk, undefined where there is no file. */
  readonly before: string | undefined;
  /** The text that is to be on disk afterwards. */
  readonly after: string | undefined;
  readonly executable: boolean;
  /** The SHA-256 of what is on disk, null where there is no file. */
  readonly beforeHash: string | null;
};
