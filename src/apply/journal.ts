import { join } from 'node:path';
import { isJsonObject } from '../inspect/json-object.ts';
import { workFolder } from '../inspect/own-names.ts';
import { type Disk, readRegular, statOf, syncFolder } from './disk.ts';
import { failure, tolerate } from './failure.ts';
import { unsafe } from './paths.ts';

/** An operation in the journal. `staged` is a file in the run's directory; `needs` is as in `Ordered`. */
export type Step = { needs?: string } & (
  | { kind: 'write'; path: string; staged: string; before: string | null; after: string }
  | { kind: 'remove'; path: string; staged: string; before: string }
);

/**
 * A file that a committed run left alone, and why: it was changed meanwhile (edited), something is in the way (blocked), its staged content
 * is incomplete (damaged), or a file that it needs was left alone too (held). A `late` file was replaced, but somebody wrote to the old one
 * afterwards. `kept` is the path of the old file, if it is no longer at `path`.
 */
export type Left = { path: string; reason: (typeof reasons)[number]; kept?: string };
const reasons = ['edited', 'blocked', 'damaged', 'held', 'late'] as const;

export type Journal = { steps: Step[]; left: Left[] };

const fileName = 'journal';
export const closedName = 'journal.done';

export const hasJournal = (disk: Disk, run: string): boolean => statOf(disk, join(run, fileName)) !== undefined;

/** Writes the whole journal. The first time, this is the commit point: nothing happens before it, and everything after it. */
export function commit(disk: Disk, run: string, journal: Journal, fsync: boolean): void {
  const draft = join(run, `${fileName}.new`);
  disk.writeFileSync(draft, JSON.stringify({ version: 1, ...journal }), { flush: fsync });
  disk.renameSync(draft, join(run, fileName));
  if (fsync) syncFolder(disk, run);
}

/**
 * Reads the journal of a run that was cut short; undefined if that run had not committed. Fails if there is one that this version cannot
 * read: files of the user's may have been moved next to it, and nobody else knows where they belong.
 */
export function readJournal(disk: Disk, run: string): Journal | undefined {
  if (!hasJournal(disk, run)) return undefined;
  let text = '';
  tolerate(['EISDIR', 'ELOOP'], () => {
    text = readRegular(disk, join(run, fileName)).toString();
  });
  const journal = parse(text);
  if (journal === undefined) throw failure('apply.damaged', { path: workFolder });
  return journal;
}

/** Marks a journal as carried out, so that a crash while its directory is being swept does not look like a run that never committed. */
export function close(disk: Disk, run: string): void {
  disk.renameSync(join(run, fileName), join(run, closedName));
}

export const isClosed = (disk: Disk, run: string): boolean => statOf(disk, join(run, closedName)) !== undefined;

// Anyone may have put this directory there, for instance in an archive, so the journal is trusted no more than any other input.

const isChecksum = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{16}-\d{1,15}$/.test(value);
const isStaged = (value: unknown): value is string => typeof value === 'string' && /^\d+[ar]*$/.test(value);
const isPath = (value: unknown): value is string => typeof value === 'string' && !unsafe(value);
const isPathOrNone = (value: unknown): value is string | undefined => value === undefined || isPath(value);

function parse(text: string): Journal | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
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
  return value.kind === 'remove' && isStaged(value.staged) && isChecksum(value.before);
}

function isLeft(value: unknown): value is Left {
  if (!isJsonObject(value) || !isPath(value.path) || !isPathOrNone(value.kept)) return false;
  return reasons.some((reason) => reason === value.reason);
}
