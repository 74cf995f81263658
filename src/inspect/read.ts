import { closeSync, constants, type Dirent, fstatSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import { exitStatus, failure, isFailure } from '../language/failure.ts';
import { message } from '../language/message.ts';

/** The bytes of the longest file that is read. Nobody writes a longer one; a sparse one costs no space. */
const longest = 16 * 1024 * 1024;

/**
 * Returns the bytes of a file, undefined if it does not exist. Fails with the status of input and output if it cannot be read or is not a
 * regular file: reading a pipe would wait, and a device never ends.
 */
export function readIfExists(path: string): Buffer | undefined {
  return read(path, 0);
}

/** Reads a file as `readIfExists` does, but fails on a symbolic link: what is behind one may be a secret that a report would show. */
export function readUnlinked(path: string): Buffer | undefined {
  return read(path, constants.O_NOFOLLOW ?? 0);
}

function read(path: string, flags: number): Buffer | undefined {
  let file: number | undefined;
  try {
    file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK | flags);
    const stats = fstatSync(file);
    if (stats.isFile() && stats.size <= longest) return readFileSync(file);
    if (stats.isFile()) throw unreadable(path, `longer than ${longest} bytes`);
  } catch (error) {
    if (isFailure(error)) throw error;
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw unreadable(path, code === 'ELOOP' ? 'a symbolic link, which is not followed' : code);
  } finally {
    if (file !== undefined) closeSync(file);
  }
  throw unreadable(path, 'not a regular file');
}

/** Returns the bytes of a file, a pipe or a device, at most `most` of them. Fails with the error of the system. */
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

/** Returns the entries of a folder, none if it does not exist or may not be read: a build could use nothing in it. */
export function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function unreadable(file: string, reason: string): Error {
  return failure(exitStatus.inputOutput, message('failure.read', { file, reason }));
}

/** Returns the code of a system error, such as `EACCES`, or else its message. */
export function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return error instanceof Error ? error.message : String(error);
}
