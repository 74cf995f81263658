import { createHash } from 'node:crypto';
import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { readIfThere } from './read.ts';

/** A file as it is on disk. */
export type DiskFile = { readonly bytes: Buffer; readonly sha256: string; readonly executable: boolean };

/** Reads files of a project, by their paths relative to it; those that are not there are left out. */
export function readFiles(folder: string, paths: readonly string[]): Map<string, DiskFile> {
  const files = new Map<string, DiskFile>();
  for (const path of paths) {
    const absolute = join(folder, path);
    if (lstatSync(absolute, { throwIfNoEntry: false })?.isFile() !== true) continue;
    const bytes = readIfThere(absolute);
    if (bytes === undefined) continue;
    files.set(path, { bytes, sha256: sha256(bytes), executable: (lstatSync(absolute).mode & 0o100) !== 0 });
  }
  return files;
}

/** The SHA-256 of bytes, in hexadecimal digits. */
export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}
