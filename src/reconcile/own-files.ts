import { isDeepStrictEqual } from 'node:util';
import { generatorKey, type SavedAnswers, savedAnswersFile } from '../inspect/saved-answers.ts';
import { sha256 } from '../inspect/sha256.ts';
import { type Key, message } from '../language/message.ts';
import type { Answers, OptionName } from '../options/answers.ts';
import type { Baseline } from './baseline.ts';
import type { Change } from './change.ts';
import { type FormerLock, lockFile, lockText } from './lock.ts';

/** The change that notes the new baseline in the lock. */
export function lockChange(
  version: string,
  changes: readonly Change[],
  former: FormerLock,
  bytes: Buffer | undefined,
): Change {
  const files = new Map(changes.flatMap(({ path, baseline }) => (baseline === undefined ? [] : [[path, baseline]])));
  const baseline: Baseline = { version, files };
  const text = lockText(baseline, former);
  // A checkout with CRLF is the same lock.
  const isSame = bytes?.toString('utf8').replaceAll('\r\n', '\n') === text;
  return ownFile(lockFile, bytes, isSame ? bytes : Buffer.from(text), 'why.lock');
}

/**
 * The change that saves the answers. What other generators keep in the file stays, and so do keys of ours that this version
 * does not know. It is written as Yeoman does, and left as a person laid it out where it says the same.
 */
export function savedAnswersChange(
  saved: SavedAnswers,
  answers: Partial<Answers>,
  options: readonly OptionName[],
): Change {
  const { bytes, document, values, onDisk } = saved;
  const kept = Object.entries(values).filter(([key]) => !options.some((name) => name === key));
  const next = { ...document, [generatorKey]: { ...answers, ...Object.fromEntries(kept) } };
  const isSame = isDeepStrictEqual(onDisk, JSON.parse(JSON.stringify(next)));
  const text = `${JSON.stringify(next, null, 2)}\n`;
  return ownFile(savedAnswersFile, bytes, isSame ? bytes : Buffer.from(text), 'why.answers');
}

function ownFile(path: string, before: Buffer | undefined, after: Buffer | undefined, why: Key): Change {
  const known = { path, before: before?.toString('utf8'), after: after?.toString('utf8'), baseline: undefined };
  if (after === undefined || before === after) {
    return { ...known, status: 'unchanged', why: message('why.unchanged'), operations: [] };
  }
  const hash = before === undefined ? null : sha256(before);
  return {
    ...known,
    status: before === undefined ? 'new' : 'updated',
    why: message(before === undefined ? 'why.new' : why),
    operations: [{ kind: 'write', path, content: after, executable: false, before: hash }],
  };
}
