import { join } from 'node:path';
import { isJsonObject } from '../inspect/json-object.ts';
import { type Disk, readRegular, statOf, syncFolder } from './disk.ts';
import { errno } from './failure.ts';
import { unsafe } from './paths.ts';

/** An operation as the journal holds it; `staged` is a file in the run folder, `needs` as in `Ordered`. */
export type Step = { needs?: string } & (
  | { kind: 'write'; path: string; staged: string; before: string | null; after: string }
  | { kind: 'chmod'; path: string; executable: boolean; before: string }
  | { kind: 'remove'; path: string; staged: string; before: string }
);

/**
 * A file of which a committed run has not made what it was to make, and why: it is left as it is, because it was changed (edited),
 * something is in the way (blocked), what was to be put there is not whole (damaged), or what has to be in place first is not (held). Only
 * a file that was written to when it had already been replaced (late) is as the run was to make it. `kept` is the path where what was
 * there before is now, where that is another one.
 */
export type Left = { path: string; reason: (typeof reasons)[number]; kept?: string };
const reasons = ['edited', 'blocked', 'damaged', 'held', 'late'] as const;

export type Journal = { steps: Step[]; left: Left[] };

const fileName = 'journal';
export const closedName = 'journal.done';

export const hasJournal = (disk: Disk, run: string): boolean => statOf(disk, join(run, fileName)) !== undefined;

/** Writes the journal whole. The first time this is the commit point: before it nothing, after it everything happens. */
export function commit(disk: Disk, run: string, journal: Journal, fsync: boolean): void {
  const draft = join(run, `${fileName}.new`);
  disk.writeFileSync(draft, JSON.stringify({ version: 1, ...journal }), { flush: fsync });
  disk.renameSync(draft, join(run, fileName));
  if (fsync) syncFolder(disk, run);
}

/** The journal of a run that was cut short; undefined where there is none, or it is damaged. */
export function readJournal(disk: Disk, run: string): Journal | undefined {
  try {
    return parse(JSON.parse(readRegular(disk, join(run, fileName)).toString()));
  } catch (error) {
    if (error instanceof SyntaxError || ['ENOENT', 'EISDIR', 'ELOOP'].includes(errno(error) ?? '')) return undefined;
    throw error;
  }
}

/** Notes that a journal has been carried out, so that it is not taken for one that was never written while its folder is swept. */
export function close(disk: Disk, run: string): void {
  disk.renameSync(join(run, fileName), join(run, closedName));
}

export const isClosed = (disk: Disk, run: string): boolean => statOf(disk, join(run, closedName)) !== undefined;

// The journal lies in a folder that anyone may have put there, so it is believed no more than any other input.

const isChecksum = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{16}-\d{1,15}$/.test(value);
const isStaged = (value: unknown): value is string => typeof value === 'string' && /^\d+[ar]*$/.test(value);
const isPath = (value: unknown): value is string => typeof value === 'string' && !unsafe(value);
const isPathOrNone = (value: unknown): value is string | undefined => value === undefined || isPath(value);

function parse(value: unknown): Journal | undefined {
  if (!isJsonObject(value) || value.version !== 1 || !Array.isArray(value.steps) || !Array.isArray(value.left)) {
    return undefined;
  }
  return value.steps.every(isStep) && value.left.every(isLeft) ? { steps: value.steps, left: value.left } : undefined;
}

function isStep(value: unknown): value is Step {
  if (!isJsonObject(value) || !isPath(value.path) || !isPathOrNone(value.needs)) return false;
  if (value.kind === 'write') {
    return isStaged(value.staged) && isChecksum(value.after) && (value.before === null || isChecksum(value.before));
  }
  if (value.kind === 'chmod') return typeof value.executable === 'boolean' && isChecksum(value.before);
  return value.kind === 'remove' && isStaged(value.staged) && isChecksum(value.before);
}

function isLeft(value: unknown): value is Left {
  if (!isJsonObject(value) || !isPath(value.path) || !isPathOrNone(value.kept)) return false;
  return reasons.some((reason) => reason === value.reason);
}
