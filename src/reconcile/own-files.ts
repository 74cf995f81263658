import { isDeepStrictEqual } from 'node:util';
import { lockFile, savedAnswersFile } from '../inspect/own-names.ts';
import { generatorKey, type SavedAnswers } from '../inspect/saved-answers.ts';
import { type Key, message } from '../language/message.ts';
import type { Answers, OptionName } from '../options/answers.ts';
import type { Change } from './change.ts';
import { type Baseline, type FormerLock, lockText } from './lock.ts';
import type { Seen } from './operation.ts';
import { readText } from './text-style.ts';
import { writeOperation } from './three-sides.ts';

/** Reports whether a path is the lock or the saved answers, which every run needs: they cannot be skipped by a decision. */
export function isOwnFile(path: string): boolean {
  return path === lockFile || path === savedAnswersFile;
}

/** The change that records the new baseline in the lock. */
export function lockChange(version: string, changes: readonly Change[], former: FormerLock, seen: Seen): Change {
  const files = new Map(changes.flatMap(({ path, baseline }) => (baseline === undefined ? [] : [[path, baseline]])));
  const baseline: Baseline = { version, files };
  return ownFile(lockFile, seen, lockText(baseline, former), 'why.lock');
}

/**
 * The change that saves the answers. Keeps what other generators have in the file, and keys of ours that this version does not know.
 * Writes the file as Yeoman does, or leaves its layout alone if it says the same already.
 */
export function savedAnswersChange(
  saved: SavedAnswers,
  answers: Partial<Answers>,
  options: readonly OptionName[],
  seen: Seen,
): Change {
  const { document, values, onDisk } = saved;
  const kept = Object.entries(values).filter(([key]) => !options.some((name) => name === key));
  const next = { ...document, [generatorKey]: { ...answers, ...Object.fromEntries(kept) } };
  const isSame = isDeepStrictEqual(onDisk, JSON.parse(JSON.stringify(next)));
  return ownFile(savedAnswersFile, seen, isSame ? undefined : `${JSON.stringify(next, null, 2)}\n`, 'why.answers');
}

/** The change of a file with our own data: to a new text, or undefined to leave it. Keeps its style and mode. */
function ownFile(path: string, seen: Seen, text: string | undefined, why: Key): Change {
  const { file, obstacle } = seen;
  const present = file === undefined ? undefined : readText(file.bytes);
  const known = { path, before: present?.text, baseline: undefined, operations: [] };
  if (text === undefined || present?.text === text) {
    return { ...known, after: present?.text, status: 'unchanged', why: message('why.unchanged') };
  }
  if (obstacle !== undefined) {
    const values = { at: obstacle.at, reason: message(obstacle.reason) };
    return { ...known, after: text, status: 'blocked', why: message('why.blocked', values) };
  }
  const sides = { path, seen, mine: present, executable: file?.executable ?? false };
  return {
    ...known,
    after: text,
    status: file === undefined ? 'new' : 'updated',
    why: message(file === undefined ? 'why.new' : why),
    operations: [writeOperation(sides, text)],
  };
}
