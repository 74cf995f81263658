import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { exitStatus, failure } from '../language/failure.ts';
import { message } from '../language/message.ts';
import { folderStats, requireFolder } from './folder.ts';
import { lockFile, savedAnswersFile, workFolder } from './own-names.ts';
import { readIfExists } from './read.ts';
import { generatorKey } from './saved-answers.ts';

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
  if (stats === undefined) throw failure(exitStatus.wrongInput, message('input.folderMissing', { folder }));
  if (!stats.isDirectory()) return 'file';
  requireFolder(folder, false);
  const isMarked = marks.some((name) => lstatSync(join(folder, name), { throwIfNoEntry: false }) !== undefined);
  return isMarked || hasAnswers(folder) ? 'ours' : 'foreign';
}

/** Fails with the status of wrong input where a folder holds no project of this generator, and a run would make one. */
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
