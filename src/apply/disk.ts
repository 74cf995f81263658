import {
  accessSync,
  chmodSync,
  chownSync,
  closeSync,
  constants,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  type Stats,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { errno, tolerate } from './failure.ts';

/** Every call to the system that apply makes; the one seam for tests. */
export const realDisk = {
  accessSync,
  chmodSync,
  chownSync,
  closeSync,
  fsyncSync,
  hostname,
  isProcess,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  processId: () => process.pid,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  statSync,
  unlinkSync,
  writeFileSync,
};
export type Disk = typeof realDisk;

/** Reports whether this machine has a process of that number, as far as this one can see. */
function isProcess(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errno(error) === 'EPERM';
  }
}

/** Reads a regular file. Never follows a symlink, and never waits for a pipe. */
export function readRegular(disk: Disk, path: string): Buffer {
  const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
  return disk.readFileSync(path, { flag: O_RDONLY | O_NOFOLLOW | O_NONBLOCK });
}

/** The stats of what is at this path itself, undefined for nothing. */
export function statOf(disk: Disk, path: string): Stats | undefined {
  return disk.lstatSync(path, { throwIfNoEntry: false });
}

/** The errors of a hard link if the file system has none, or does not allow one to another user's file. */
const noLinks = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'];

/**
 * Moves a file to a path with nothing there; false if something is. Links, since a rename would overwrite what appeared there since the
 * last look; renames only if there are no links. A crash between the two steps leaves the file with both names.
 */
export function moveTo(disk: Disk, from: string, to: string): boolean {
  try {
    disk.linkSync(from, to);
  } catch (error) {
    const code = errno(error) ?? '';
    if (code === 'EEXIST') return false;
    if (!noLinks.includes(code)) throw error;
    if (statOf(disk, to) !== undefined) return false;
    disk.renameSync(from, to);
    return true;
  }
  tolerate([], () => disk.unlinkSync(from));
  return true;
}

/** Makes the names in a directory survive a power cut. Does nothing if directories cannot be opened (Windows). */
export function syncFolder(disk: Disk, path: string): void {
  let handle: number;
  try {
    handle = disk.openSync(path, 'r');
  } catch (error) {
    if (errno(error) === undefined) throw error;
    return;
  }
  try {
    disk.fsyncSync(handle);
  } catch (error) {
    if (!['EPERM', 'EINVAL', 'ENOTSUP'].includes(errno(error) ?? '')) throw error;
  } finally {
    disk.closeSync(handle);
  }
}

/** Removes whatever is at this path, following no symlink. Other processes may remove or add files meanwhile. */
export function sweep(disk: Disk, path: string): void {
  for (let round = 0; ; round += 1) {
    try {
      const stats = statOf(disk, path);
      if (stats === undefined) return;
      if (stats.isDirectory()) {
        for (const name of disk.readdirSync(path)) sweep(disk, `${path}/${name}`);
        disk.rmdirSync(path);
      } else {
        disk.unlinkSync(path);
      }
      return;
    } catch (error) {
      const code = errno(error) ?? '';
      if (code === 'ENOENT') return;
      if (round >= 4 || !['ENOTEMPTY', 'EEXIST'].includes(code)) throw error;
    }
  }
}
