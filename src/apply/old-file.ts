import { basename, dirname, join } from 'node:path';
import { checksum } from '../inspect/checksum.ts';
import { type Disk, moveTo, readRegular, statOf } from './disk.ts';
import type { Step } from './journal.ts';
import { look } from './paths.ts';

/*
 * A file that is replaced or removed is first moved into the run's directory and looked at again there, where no program saves to. It stays
 * there until everything is in place.
 */

/** The path that the old file of a step is moved to. */
export function movedPath(run: string, step: Step): string {
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
export function restore(disk: Disk, root: string, run: string, step: Step): string | undefined {
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
