import { inStyle, plainStyle } from './text-style.ts';
import type { ThreeSides } from './three-sides.ts';

/**
 * What is done to one file on disk. `before` are the bytes that the plan was made from, null where there was no file: what has
 * changed since is not touched.
 */
export type Operation =
  | { kind: 'write'; path: string; content: Uint8Array; executable: boolean; before: Uint8Array | null }
  | { kind: 'chmod'; path: string; executable: boolean; before: Uint8Array }
  | { kind: 'remove'; path: string; before: Uint8Array };

/** Writes a text in the style of the file that is there. */
export function writeOperation(
  { path, seen, mine, executable }: Pick<ThreeSides, 'path' | 'seen' | 'mine' | 'executable'>,
  text: string,
): Operation {
  const content = inStyle(text, mine?.style ?? plainStyle);
  return { kind: 'write', path, content, executable, before: seen.file?.bytes ?? null };
}
