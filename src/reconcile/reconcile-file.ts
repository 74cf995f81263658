import type { Decision } from '../ask/on-conflict.ts';
import { type Key, type Message, message } from '../language/message.ts';
import type { Change, Status } from './change.ts';
import { lightLines } from './comment-lines.ts';
import { decide, overwritten, takenOver } from './conflict.ts';
import { mergeGoSums } from './go-sum.ts';
import { uniteIgnores } from './ignore-union.ts';
import type { BaselineFile } from './lock.ts';
import { leftoverMarker } from './markers.ts';
import { mergeLines } from './merge.ts';
import type { Obstacle, Operation } from './operation.ts';
import { isAsGenerated, type ThreeSides, writeOperation } from './three-sides.ts';

/**
 * How a run treats one file: what it does with a conflict, and whether it overwrites the file (`force`). `takeOver` makes the text that
 * replaces a file of the user's, if all that it says is known.
 */
export type Policy = {
  readonly onConflict: Decision;
  readonly force: boolean;
  /** Set if the lock is missing or damaged although the project was generated before. */
  readonly isLockLost: boolean;
  readonly takeOver?: ((rendered: string) => string) | undefined;
};

/**
 * Decides on one file that is generated now, by the table of docs/regeneration.md: if two sides are the same, the third decides; only if
 * all three differ, they are merged. Pure.
 */
export function reconcileFile(sides: ThreeSides, { onConflict, force, isLockLost, takeOver }: Policy): Change {
  const { base, baseline, seen, mine, theirs } = sides;
  const present = seen.file !== undefined;
  if (mine?.text === theirs) return sameAsRendered(sides);
  if (seen.obstacle !== undefined && needsWrite(sides, force)) return blocked(sides, seen.obstacle, onConflict);
  if (force && present)
    return isAsGenerated(mine, baseline) ? write(sides, 'updated', 'why.updated') : overwritten(sides);
  if (force) return write(sides, 'new', 'why.new');
  if (!present) {
    if (seen.obstacle !== undefined && seen.obstacle.reason !== 'apply.reason.read-only')
      return untouched(sides, 'kept', obstacleText('why.passedBy', seen.obstacle), baseline);
    if (baseline === undefined) return write(sides, 'new', 'why.new');
    const key = base === theirs ? 'why.deleted' : 'why.deletedChanged';
    return untouched(sides, 'deleted', message(key), baseline);
  }
  const isFirst = baseline === undefined && !isLockLost && (onConflict === 'fail' || onConflict === 'mine');
  if (isFirst && mine !== undefined) {
    const united = uniteIgnores(sides.path, mine.text, theirs);
    if (united === mine.text) return kept(sides);
    if (united !== undefined) return write(sides, 'merged', 'why.united', united);
    if (sides.path === 'README.md') return untouched(sides, 'kept', message('why.ownReadme'), undefined);
  }
  if (baseline === undefined && mine !== undefined && takeOver !== undefined && onConflict === 'fail') {
    return takenOver(sides, takeOver(theirs));
  }
  const leftover = mine === undefined ? undefined : leftoverMarker(sides.path, mine.text, [base ?? '', theirs]);
  if (leftover !== undefined) return unresolved(sides, leftover);
  if (base === theirs) return kept(sides);
  const merged = mine === undefined || mine.text === base ? undefined : mergeGoSums(sides.path, mine.text, theirs);
  if (merged !== undefined) return merged === mine?.text ? kept(sides) : write(sides, 'merged', 'why.merged', merged);
  if (base === undefined || mine === undefined) {
    return decide(sides, undefined, message(unmergeable(sides, isLockLost)), onConflict);
  }
  if (mine.text === base) return write(sides, 'updated', 'why.updated');
  const merge = mergeLines(base, mine.text, theirs, lightLines(sides.path));
  if (merge.conflict) return decide(sides, merge.regions, message('why.conflict'), onConflict);
  if (merge.text === mine.text) return kept(sides);
  return write(sides, 'merged', 'why.merged', merge.text);
}

/** The reason why a file cannot be merged. */
function unmergeable({ baseline, mine }: ThreeSides, isLockLost: boolean): Key {
  if (baseline === undefined) return isLockLost ? 'why.lostLock' : 'why.inTheWay';
  return mine === undefined ? 'why.binary' : 'why.lostBaseline';
}

/** The file is as generated: nothing to write, but perhaps a mode to change and a baseline to record. */
function sameAsRendered(sides: ThreeSides): Change {
  const { baseline, next } = sides;
  if (baseline === undefined) return untouched(sides, 'adopted', message('why.adopted'), next);
  const change = untouched(sides, 'unchanged', message('why.unchanged'), next);
  const operations = modeChange(sides);
  return operations.length === 0 ? change : { ...change, status: 'updated', why: message('why.mode'), operations };
}

/** The user's text stays. Its baseline advances, as it has all that was generated. */
function kept(sides: ThreeSides): Change {
  return { ...untouched(sides, 'kept', message('why.kept'), sides.next), operations: modeChange(sides) };
}

function needsWrite({ base, seen, theirs }: ThreeSides, force: boolean): boolean {
  // A file that cannot be read may have edits: it is left alone unless there is something new to write.
  return force || seen.file !== undefined || base !== theirs;
}

/** The change of a file that cannot be written because of an obstacle. */
export function blocked(sides: ThreeSides, obstacle: Obstacle, onConflict: Decision): Change {
  const status = onConflict === 'mine' ? 'mine' : 'blocked';
  return untouched(sides, status, obstacleText('why.blocked', obstacle), sides.baseline);
}

/** A message that names an obstacle and where it is. */
export function obstacleText(key: Extract<Key, `why.${string}`>, { at, reason }: Obstacle): Message {
  return message(key, { at, reason: message(reason) });
}

function unresolved(sides: ThreeSides, line: number): Change {
  return untouched(sides, 'unresolved', message('why.unresolved', { line }), sides.baseline);
}

function untouched(sides: ThreeSides, status: Status, why: Change['why'], baseline: BaselineFile | undefined): Change {
  const text = sides.mine?.text;
  return { path: sides.path, status, why, before: text, after: text, operations: [], baseline };
}

function write(sides: ThreeSides, status: Status, why: Key, text: string = sides.theirs): Change {
  const { path, mine, next } = sides;
  const operations = [writeOperation(sides, text)];
  return { path, status, why: message(why), before: mine?.text, after: text, operations, baseline: next };
}

function modeChange({ path, seen, executable }: ThreeSides): Operation[] {
  if (seen.file === undefined || seen.file.executable === executable) return [];
  return [{ kind: 'chmod', path, executable, before: seen.file.bytes }];
}
