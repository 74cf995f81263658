import { readFileSync } from 'node:fs';
import { exitStatus, failure } from '../language/failure.ts';
import { message } from '../language/message.ts';

/** The bytes of a file, undefined where there is none. Fails where there is one that cannot be read. */
export function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw failure(exitStatus.inputOutput, message('failure.read', { file: path, reason: code }));
  }
}

/** The code of a system error, such as `EACCES`, else its message. */
export function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return error instanceof Error ? error.message : String(error);
}
