import { closeSync, constants, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { exitStatus, failure } from '../language/failure.ts';
import { message } from '../language/message.ts';

/**
 * The bytes of a file, undefined where there is none. Fails where there is one that cannot be read, or something else of that
 * name: a pipe would be waited for, and a device never ends.
 */
export function readIfExists(path: string): Buffer | undefined {
  let file: number | undefined;
  try {
    file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    if (fstatSync(file).isFile()) return readFileSync(file);
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw unreadable(path, code);
  } finally {
    if (file !== undefined) closeSync(file);
  }
  throw unreadable(path, 'not a regular file');
}

/** The bytes of a file, a pipe or a device, and no more than `most` of them. Fails as the system does. */
export function readAtMost(path: string, most: number): Buffer {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(most);
    let length = 0;
    for (let read = -1; read !== 0 && length < most; length += read)
      read = readSync(file, bytes, length, most - length, null);
    return bytes.subarray(0, length);
  } finally {
    closeSync(file);
  }
}

function unreadable(file: string, reason: string): Error {
  return failure(exitStatus.inputOutput, message('failure.read', { file, reason }));
}

/** The code of a system error, such as `EACCES`, else its message. */
export function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return error instanceof Error ? error.message : String(error);
}
