import { basename, dirname, join } from 'node:path';
import { checksum } from '../inspect/checksum.ts';
import { type Disk, moveTo, readRegular, statOf } from './disk.ts';
import { errno, tolerate } from './failure.ts';
import { commit, type Journal, type Left, type Step } from './journal.ts';
import { look, type PathState } from './paths.ts';
import { stageFile } from './stage.ts';

/**
 * Changes the content of a file just before it is put in place, if the run had to leave other files alone: the content may depend on them.
 * `current` is what is on disk, `next` what would replace it; the result is written instead. After a crash it is called again with its own
 * result as `next`, and must return the same.
 */
export type Amend = (file: {
  path: string;
  current: Uint8Array | undefined;
  next: Uint8Array;
  left: readonly Left[];
}) => Uint8Array;

type Unblocked = Exclude<PathState, { kind: 'blocked' }>;
type Work = {
  disk: Disk;
  root: string;
  run: string;
  journal: Journal;
  fsync: boolean;
  amend: Amend | undefined;
  /** Set if another run was cut short and this one finishes it. Without it, all staged files are complete. */
  resumed: boolean;
};

/**
 * Carries out a committed journal; may be repeated. A file that is not as the plan found it is left alone and returned.
 * The renames are not synced: the journal is, it is removed after them, and file systems keep the order of renames.
 */
export function rollForward(work: Work): Left[] {
  const { disk, root, run, journal } = work;
  const removed: string[] = [];
  for (const step of journal.steps) {
    if (journal.left.some(({ path }) => path === step.path)) continue;
    const reason = attempt(work, step);
    if (reason !== undefined) journal.left.push(leave(work, step, reason));
    else if (step.kind === 'remove' && statOf(disk, movedPath(run, step)) !== undefined) removed.push(step.path);
  }
  const late = lateWrites(work);
  for (const path of removed) prune(disk, root, dirname(path));
  return [...journal.left, ...late];
}

/** Leaves a file alone, and moves it back if it was moved away. */
function leave({ disk, root, run }: Work, step: Step, reason: Left['reason']): Left {
  const at = restore(disk, root, run, step);
  return { path: step.path, reason, ...(at === undefined || at === step.path ? {} : { kept: at }) };
}

/** Keeps old files that a program, which held them open, wrote to after they were moved away. */
function lateWrites(work: Work): Left[] {
  const { disk, run, journal } = work;
  return journal.steps.flatMap((step) => {
    if (step.before === null) return [];
    const moved = movedPath(run, step);
    const isOver = journal.left.some(({ path }) => path === step.path) || statOf(disk, moved) === undefined;
    return isOver || isAsPlanned(disk, moved, step.before) ? [] : [leave(work, step, 'late')];
  });
}

function attempt(work: Work, step: Step): Left['reason'] | undefined {
  try {
    const place = look(work.disk, work.root, step.path);
    if (place.kind === 'blocked') return 'blocked';
    if (isHeldBack(work, step)) return 'held';
    return step.kind === 'write' ? write(work, step, place) : remove(work, step, place);
  } catch (error) {
    const code = errno(error) ?? '';
    // Allowed when the plan was checked and forbidden now, such as a directory that became a file or a mount: the user's doing since.
    if (['EACCES', 'EPERM', 'ENOTDIR', 'EEXIST', 'EXDEV', 'EBUSY'].includes(code)) return 'blocked';
    // Removed between the look and the use, alone or with its directory.
    if (code === 'ENOENT') return 'edited';
    throw error;
  }
}

/** Reports whether a file that has to be in place before this step was left alone. */
function isHeldBack({ disk, run, journal }: Work, { needs }: Step): boolean {
  if (needs === undefined || !journal.left.some(({ path }) => path === needs)) return false;
  const needed = journal.steps.find(({ path }) => path === needs);
  return needed?.kind === 'write' && statOf(disk, join(run, needed.staged)) !== undefined;
}

function write(work: Work, step: Step & { kind: 'write' }, place: Unblocked): Left['reason'] | undefined {
  const { disk, root, run, resumed, journal } = work;
  const now = place.kind === 'file' ? place.checksum : null;
  const [path, moved] = [join(root, step.path), movedPath(run, step)];
  const staged = resumed ? statOf(disk, join(run, step.staged)) : 'whole';
  const isMoved = resumed && step.before !== null && statOf(disk, moved) !== undefined;
  if (now === step.after && (staged === undefined || isMoved || now !== step.before)) return undefined;
  // No longer staged and yet not in place: put there before a crash, and changed or put back since.
  if (now !== (isMoved ? null : step.before) || staged === undefined) return 'edited';
  if (staged !== 'whole' && !(staged.isFile() && isAsPlanned(disk, join(run, step.staged), step.after)))
    return 'damaged';
  if (journal.left.length > 0) amend(work, step, isMoved ? readRegular(disk, moved) : bytesOf(place));
  if (step.before !== null) {
    if (!isMoved) disk.renameSync(path, moved);
    if (!isAsPlanned(disk, moved, step.before)) return 'edited';
  }
  const folder = dirname(step.path);
  if (folder !== '.' && place.folder !== folder) {
    // The only change that would not fail by itself if another run had taken over.
    disk.statSync(run);
    disk.mkdirSync(join(root, folder), { recursive: true });
  }
  return moveTo(disk, join(run, step.staged), path) ? undefined : 'edited';
}

function bytesOf(place: PathState): Buffer | undefined {
  return place.kind === 'file' ? place.bytes : undefined;
}

/** Applies `Amend` to a staged file. The journal then says which files were left alone, as the file in place does. */
function amend(work: Work, step: Step & { kind: 'write' }, current: Uint8Array | undefined): void {
  if (work.amend === undefined) return;
  const { disk, run, journal, fsync } = work;
  const old = join(run, step.staged);
  const next = readRegular(disk, old);
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

function remove(work: Work, step: Step & { kind: 'remove' }, place: Unblocked): Left['reason'] | undefined {
  const { disk, root, run, resumed } = work;
  const moved = movedPath(run, step);
  if (resumed && statOf(disk, moved) !== undefined) {
    if (place.kind === 'file') return 'edited';
  } else {
    if (place.kind !== 'file') return undefined;
    if (place.checksum !== step.before) return 'edited';
    disk.renameSync(join(root, step.path), moved);
  }
  return isAsPlanned(disk, moved, step.before) ? undefined : 'edited';
}

function prune(disk: Disk, root: string, folder: string): void {
  for (let path = folder; path !== '.' && path !== ''; path = dirname(path)) {
    if (!tolerate([], () => disk.rmdirSync(join(root, path))) && statOf(disk, join(root, path)) !== undefined) return;
  }
}

/*
 * A file that is replaced or removed is first moved into the run's directory and looked at again there, where no program saves to. It stays
 * there until everything is in place.
 */

export type Replacing = Step & { kind: 'write' | 'remove' };

export function movedPath(run: string, step: Replacing): string {
  return join(run, `${Number.parseInt(step.staged, 10)}r`);
}

/** Reports whether a file that was moved away still has the content that the plan was made from. */
export function isAsPlanned(disk: Disk, moved: string, before: string | null): boolean {
  return statOf(disk, moved)?.isFile() === true && checksum(readRegular(disk, moved)) === before;
}

/**
 * Moves an old file back to its place, or to NAME.orig if something else is there by now. Returns its path, or undefined if nothing had to
 * be kept.
 */
export function restore(disk: Disk, root: string, run: string, step: Replacing): string | undefined {
  const moved = movedPath(run, step);
  if (statOf(disk, moved) === undefined) return undefined;
  const place = look(disk, root, step.path);
  // A removed file was generated, or is in its new place: it matters only if it was changed since.
  const isFree = place.kind === 'none';
  if (step.kind === 'remove' && !isFree && isAsPlanned(disk, moved, step.before)) return undefined;
  const path = place.kind === 'blocked' ? join(dirname(place.at), basename(step.path)) : step.path;
  if (isFree) disk.mkdirSync(join(root, dirname(path)), { recursive: true });
  for (let i = isFree || place.kind === 'file' ? -1 : 0; ; i += 1) {
    const name = i < 0 ? path : `${path}.orig${i === 0 ? '' : `.${i}`}`;
    if (moveTo(disk, moved, join(root, name)) || isSame(disk, moved, join(root, name))) return name;
  }
}

/** Reports whether two paths have the same bytes; always true if a crash left one file with both names. */
function isSame(disk: Disk, one: string, other: string): boolean {
  const [a, b] = [statOf(disk, one), statOf(disk, other)];
  if (a === undefined || b === undefined) return false;
  if (a.dev === b.dev && a.ino === b.ino) return true;
  return a.isFile() && b.isFile() && a.size === b.size && readRegular(disk, one).equals(readRegular(disk, other));
}
