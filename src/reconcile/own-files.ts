import { isDeepStrictEqual } from 'node:util';
import { lockFile, savedAnswersFile } from '../inspect/own-names.ts';
import { generatorKey, type SavedAnswers } from '../inspect/saved-answers.ts';
import { type Key, message } from '../language/message.ts';
import type { Answers, OptionName } from '../options/answers.ts';
import type { Baseline } from './baseline.ts';
import type { Change } from './change.ts';
import { type FormerLock, lockText } from './lock.ts';
import { writeOperation } from './operation.ts';
import type { Seen } from './seen.ts';
import { readText } from './text-style.ts';

/** Whether a path is that of a file which no run can do without: a decision cannot pass it by. */
export function isOwnFile(path: string): boolean {
  return path === lockFile || path === savedAnswersFile;
}

/** The change that notes the new baseline in the lock. */
export function lockChange(version: string, changes: readonly Change[], former: FormerLock, seen: Seen): Change {
  const files = new Map(changes.flatMap(({ path, baseline }) => (baseline === undefined ? [] : [[path, baseline]])));
  const baseline: Baseline = { version, files };
  return ownFile(lockFile, seen, lockText(baseline, former), 'why.lock');
}

/**
 * The change that saves the answers. What other generators keep in the file stays, and so do keys of ours that this version
 * does not know. It is written as Yeoman does, and left as a person laid it out where it says the same.
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

/** The change of a file that holds data of ours: a new text, undefined to leave it, in the style and with the mode that it has. */
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
