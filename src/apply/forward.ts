import { dirname, join } from 'node:path';
import { checksum } from '../inspect/checksum.ts';
import { type Disk, readRegular, statOf } from './disk.ts';
import { errno, tolerate } from './failure.ts';
import { commit, type Journal, type Left, type Step } from './journal.ts';
import { look, type Place } from './paths.ts';
import { stageFile, withExecutable } from './stage.ts';

/**
 * Asked before a file is put in place in a run that had to leave other files alone: its content may depend on them.
 * `current` is what is on disk, `next` what was to replace it; the answer is written instead. Asked again after a crash,
 * with its own answer as `next`, it must give the same.
 */
export type Amend = (file: {
  path: string;
  current: Uint8Array | undefined;
  next: Uint8Array;
  left: readonly Left[];
}) => Uint8Array;

type Unblocked = Exclude<Place, { kind: 'blocked' }>;
type Work = { disk: Disk; root: string; run: string; journal: Journal; fsync: boolean; amend: Amend | undefined };

/**
 * Carries a committed journal out, as often as it takes. A file that is not as the plan found it is left alone.
 * The renames are not synced: the journal is, and goes after them, and file systems keep the order of names.
 */
export function carryOut(work: Work): Left[] {
  const { disk, root, run, journal } = work;
  const removed: string[] = [];
  for (const step of [...journal.steps]) {
    if (journal.left.some(({ path }) => path === step.path)) continue;
    const reason = attempt(work, step);
    if (reason !== undefined) journal.left.push({ path: step.path, reason });
    if (step.kind === 'remove' && statOf(disk, join(run, step.staged)) !== undefined) removed.push(step.path);
  }
  for (const path of removed) prune(disk, root, dirname(path));
  return journal.left;
}

function attempt(work: Work, step: Step): Left['reason'] | undefined {
  try {
    const place = look(work.disk, work.root, step.path);
    if (place.kind === 'blocked') return 'blocked';
    if (step.kind === 'write') return write(work, step, place);
    if (step.kind === 'remove') return remove(work, step, place);
    if (place.kind !== 'file' || place.checksum !== step.before) return 'edited';
    const mode = withExecutable(place.stats.mode, step.executable);
    if (mode !== (place.stats.mode & 0o7777)) work.disk.chmodSync(join(work.root, step.path), mode);
    return undefined;
  } catch (error) {
    // Allowed when the plan was checked, forbidden now: like an edit, the user's doing since.
    if (['EACCES', 'EPERM'].includes(errno(error) ?? '')) return 'blocked';
    throw error;
  }
}

function write(work: Work, step: Step & { kind: 'write' }, place: Unblocked): Left['reason'] | undefined {
  const { disk, root, run } = work;
  const now = place.kind === 'file' ? place.checksum : null;
  const staged = statOf(disk, join(run, step.staged));
  if (now === step.after && (staged === undefined || now !== step.before)) return undefined;
  // Staged no more and yet not in place: put there before a crash, and changed or put back since.
  if (now !== step.before || staged === undefined) return 'edited';
  if (!staged.isFile() || checksum(readRegular(disk, join(run, step.staged))) !== step.after) return 'damaged';
  if (work.journal.left.length > 0) amend(work, step, place);
  const folder = dirname(step.path);
  if (folder !== '.' && place.folder !== folder) disk.mkdirSync(join(root, folder), { recursive: true });
  disk.renameSync(join(run, step.staged), join(root, step.path));
  return undefined;
}

/** From here on it is journaled which files were left alone, since a file in place says so. */
function amend(work: Work, step: Step & { kind: 'write' }, place: Place): void {
  if (work.amend === undefined) return;
  const { disk, run, journal, fsync } = work;
  const old = join(run, step.staged);
  const next = readRegular(disk, old);
  const current = place.kind === 'file' ? place.bytes : undefined;
  const content = work.amend({ path: step.path, current, next, left: journal.left });
  const after = checksum(content);
  if (after === step.after) return;
  const staged = `${step.staged}a`;
  const replaced = statOf(disk, old);
  tolerate(['ENOENT'], () => disk.unlinkSync(join(run, staged)));
  stageFile(disk, join(run, staged), content, { executable: ((replaced?.mode ?? 0) & 0o111) !== 0, replaced, fsync });
  step.staged = staged;
  step.after = after;
  commit(disk, run, journal, fsync);
}

/** Moved into the run folder rather than removed at once, so that what is removed is what was looked at. */
function remove(work: Work, step: Step & { kind: 'remove' }, place: Place): Left['reason'] | undefined {
  const { disk, root, run } = work;
  const [path, moved] = [join(root, step.path), join(run, step.staged)];
  if (statOf(disk, moved) !== undefined) {
    if (place.kind === 'file') return 'edited';
  } else {
    if (place.kind !== 'file') return undefined;
    if (place.checksum !== step.before) return 'edited';
    disk.renameSync(path, moved);
  }
  if (checksum(readRegular(disk, moved)) === step.before) return undefined;
  if (statOf(disk, path) === undefined) disk.renameSync(moved, path);
  return 'edited';
}

/** Removes a folder that became empty, and those above it. */
function prune(disk: Disk, root: string, folder: string): void {
  for (let path = folder; path !== '.' && path !== ''; path = dirname(path)) {
    if (!tolerate([], () => disk.rmdirSync(join(root, path))) && statOf(disk, join(root, path)) !== undefined) return;
  }
}
