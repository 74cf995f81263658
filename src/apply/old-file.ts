import { basename, dirname, join } from 'node:path';
import { checksum } from '../inspect/checksum.ts';
import { type Disk, moveTo, readRegular, statOf } from './disk.ts';
import type { Step } from './journal.ts';
import { look } from './paths.ts';

/*
 * What is replaced or removed is first moved into the run folder, and looked at again there, where no path leads that anybody saves to. It
 * stays there until everything is in place.
 */

export type Replacing = Step & { kind: 'write' | 'remove' };

/** Where the old file of a step is moved to. */
export function movedPath(run: string, step: Replacing): string {
  return join(run, `${Number.parseInt(step.staged, 10)}r`);
}

/** Whether what was moved away is what the plan was made from. */
export function isAsPlanned(disk: Disk, moved: string, before: string | null): boolean {
  return statOf(disk, moved)?.isFile() === true && checksum(readRegular(disk, moved)) === before;
}

/**
 * Gives a file that was moved away back to its place, or puts it beside it as NAME.orig where something is there by now. Gives the
 * path where it is then, undefined where nothing had to be kept.
 */
export function giveBack(disk: Disk, root: string, run: string, step: Replacing): string | undefined {
  const moved = movedPath(run, step);
  if (statOf(disk, moved) === undefined) return undefined;
  const place = look(disk, root, step.path);
  // What is removed was generated, or is in its new place: it is the user's only where they changed it since.
  const isFree = place.kind === 'none';
  if (step.kind === 'remove' && !isFree && isAsPlanned(disk, moved, step.before)) return undefined;
  const path = place.kind === 'blocked' ? join(dirname(place.at), basename(step.path)) : step.path;
  if (isFree) disk.mkdirSync(join(root, dirname(path)), { recursive: true });
  for (let i = isFree || place.kind === 'file' ? -1 : 0; ; i += 1) {
    const name = i < 0 ? path : `${path}.orig${i === 0 ? '' : `.${i}`}`;
    if (moveTo(disk, moved, join(root, name)) || isSame(disk, moved, join(root, name))) return name;
  }
}

/** Whether two paths have the same bytes; surely where a crash left one file with both names. */
function isSame(disk: Disk, one: string, other: string): boolean {
  const [a, b] = [statOf(disk, one), statOf(disk, other)];
  if (a === undefined || b === undefined) return false;
  if (a.dev === b.dev && a.ino === b.ino) return true;
  return a.isFile() && b.isFile() && a.size === b.size && readRegular(disk, one).equals(readRegular(disk, other));
}
