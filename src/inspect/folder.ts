import { accessSync, constants, lstatSync, type Stats, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { exitStatus, failure } from '../language/failure.ts';
import { message } from '../language/message.ts';
import { lockFile, savedAnswersFile, workFolder } from './own-names.ts';
import { codeOf, readIfExists } from './read.ts';
import { generatorKey } from './saved-answers.ts';

/**
 * Makes sure that a folder can hold a project: it is one, or it is not there yet and its nearest parent is one. For a run
 * that writes, it must be writable too. Fails with the status of wrong input.
 */
export function requireFolder(folder: string, mayWrite: boolean): void {
  // What Node.js puts for bytes that are not UTF-8: the path then names another directory.
  if (folder.includes('\uFFFD') || !folder.isWellFormed()) {
    throw failure(exitStatus.wrongInput, message('input.folderNotUtf8', { folder }));
  }
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

/** The kind of a path: a project of this generator, some other folder, or no folder. */
export type Standing = 'ours' | 'foreign' | 'file';

/** Files that a run of this generator leaves behind or has while it works. */
const marks = [lockFile, workFolder];

/**
 * Reports if a run over many projects has anything to do in a folder, given by its absolute path: an earlier run has left its lock there, or
 * there are saved answers. Fails with the status of wrong input where nothing is there or it may not be read.
 */
export function standingOf(folder: string): Standing {
  const stats = folderStats(folder);
  if (stats === undefined) {
    requireFolder(folder, false);
    throw failure(exitStatus.wrongInput, message('input.folderMissing', { folder }));
  }
  if (!stats.isDirectory()) return 'file';
  requireFolder(folder, false);
  return isProject(folder) ? 'ours' : 'foreign';
}

/** Reports whether a directory is a project of this generator. Fails with the status of input and output if its answers cannot be read. */
export function isProject(folder: string): boolean {
  const isMarked = marks.some((name) => lstatSync(join(folder, name), { throwIfNoEntry: false }) !== undefined);
  return isMarked || hasAnswers(folder);
}

/** Fails with the status of wrong input if a directory is no project of this generator. */
export function requireProject(folder: string): void {
  if (standingOf(folder) !== 'ours') throw failure(exitStatus.wrongInput, message('input.noProject', { folder }));
}

/** A file of answers that is damaged and speaks of this generator has to be looked at; any other that is damaged is somebody else's. */
function hasAnswers(folder: string): boolean {
  const text = readIfExists(join(folder, savedAnswersFile))
    ?.toString('utf8')
    .replace(/^\uFEFF/, '');
  if (text === undefined) return false;
  try {
    const document: unknown = JSON.parse(text);
    return typeof document === 'object' && document !== null && Object.hasOwn(document, generatorKey);
  } catch {
    return text.includes(`"${generatorKey}"`);
  }
}
