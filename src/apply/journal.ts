import { join } from 'node:path';
import { isJsonObject } from '../inspect/json-object.ts';
import { type Disk, readRegular, statOf, syncFolder } from './disk.ts';
import { errno } from './failure.ts';
import { unsafe } from './paths.ts';

/** An operation as the journal holds it; `staged` is a file in the run folder. */
export type Step =
  | { kind: 'write'; path: string; staged: string; before: string | null; after: string }
  | { kind: 'chmod'; path: string; executable: boolean; before: string }
  | { kind: 'remove'; path: string; staged: string; before: string };

/** A file that was left as it is, although its change was part of a committed run. */
export type Left = { path: string; reason: 'edited' | 'blocked' | 'damaged' };

export type Journal = { steps: Step[]; left: Left[] };

const fileName = 'journal';

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

export function dropJournal(disk: Disk, run: string): void {
  disk.unlinkSync(join(run, fileName));
}

// The journal lies in a folder that anyone may have put there, so it is believed no more than any other input.

const isChecksum = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{16}-\d{1,15}$/.test(value);
const isStaged = (value: unknown): value is string => typeof value === 'string' && /^\d+[ar]*$/.test(value);
const isPath = (value: unknown): value is string => typeof value === 'string' && !unsafe(value);

function parse(value: unknown): Journal | undefined {
  if (!isJsonObject(value) || value.version !== 1 || !Array.isArray(value.steps) || !Array.isArray(value.left)) {
    return undefined;
  }
  return value.steps.every(isStep) && value.left.every(isLeft) ? { steps: value.steps, left: value.left } : undefined;
}

function isStep(value: unknown): value is Step {
  if (!isJsonObject(value) || !isPath(value.path)) return false;
  if (value.kind === 'write') {
    return isStaged(value.staged) && isChecksum(value.after) && (value.before === null || isChecksum(value.before));
  }
  if (value.kind === 'chmod') return typeof value.executable === 'boolean' && isChecksum(value.before);
  return value.kind === 'remove' && isStaged(value.staged) && isChecksum(value.before);
}

function isLeft(value: unknown): value is Left {
  return isJsonObject(value) && isPath(value.path) && ['edited', 'blocked', 'damaged'].includes(String(value.reason));
}
