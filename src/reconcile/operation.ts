/**
 * What is done to one file on disk. `before` are the bytes that the plan was made from, null where there was no file: what has
 * changed since is not touched.
 */
export type Operation =
  | { kind: 'write'; path: string; content: Uint8Array; executable: boolean; before: Uint8Array | null }
  | { kind: 'chmod'; path: string; executable: boolean; before: Uint8Array }
  | { kind: 'remove'; path: string; before: Uint8Array };
