import { accessSync, constants, type Stats, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { exitStatus, failure } from '../language/failure.ts';
import { message } from '../language/message.ts';

/**
 * Makes sure that a project can be written to the folder: it is one, or it is not there yet and its nearest parent is
 * one, and that may be written to. Fails with the status of wrong input.
 */
export function requireFolder(folder: string): void {
  const stats = existing(folder);
  if (stats === undefined) {
    const parent = dirname(folder);
    if (parent !== folder) requireFolder(parent);
    return;
  }
  if (!stats.isDirectory()) throw failure(exitStatus.wrongInput, message('input.folderIsFile', { folder }));
  // A folder that nobody may write to is one that somebody protected, though root could write to it.
  if ((stats.mode & 0o222) === 0 || !isWritable(folder)) {
    throw failure(exitStatus.wrongInput, message('input.folderReadOnly', { folder }));
  }
}

function existing(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    // ENOTDIR: a parent is a file, and will be found to be one.
    return undefined;
  }
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
