import { accessSync, constants, type Stats, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { exitStatus, failure } from '../language/failure.ts';
import { message } from '../language/message.ts';
import { codeOf } from './read.ts';

/**
 * Makes sure that a folder can hold a project: it is one, or it is not there yet and its nearest parent is one. For a run
 * that writes, it must be writable too. Fails with the status of wrong input.
 */
export function requireFolder(folder: string, mayWrite: boolean): void {
  const stats = folderStats(folder);
  if (stats === undefined) {
    const parent = dirname(folder);
    if (parent !== folder) requireFolder(parent, mayWrite);
    return;
  }
  if (!stats.isDirectory()) throw failure(exitStatus.wrongInput, message('input.folderIsFile', { folder }));
  if (!isAllowed(folder, constants.R_OK | constants.X_OK)) {
    throw failure(exitStatus.wrongInput, message('input.folderUnreadable', { folder, reason: 'EACCES' }));
  }
  // A folder that nobody may write to is one that somebody protected, though root could write to it.
  if (mayWrite && ((stats.mode & 0o222) === 0 || !isAllowed(folder, constants.W_OK))) {
    throw failure(exitStatus.wrongInput, message('input.folderReadOnly', { folder }));
  }
}

/** Returns the stats of a folder, undefined if there is nothing of that name. Fails with the status of wrong input if it cannot be read. */
export function folderStats(folder: string): Stats | undefined {
  try {
    return statSync(folder, { throwIfNoEntry: false });
  } catch (error) {
    const reason = codeOf(error);
    // A parent is a file, and will be found to be one.
    if (reason === 'ENOTDIR') return undefined;
    throw failure(exitStatus.wrongInput, message('input.folderUnreadable', { folder, reason }));
  }
}

function isAllowed(path: string, mode: number): boolean {
  try {
    accessSync(path, mode);
    return true;
  } catch {
    return false;
  }
}
