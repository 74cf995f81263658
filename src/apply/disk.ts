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
  readlinkSync,
  renameSync,
  rmdirSync,
  type Stats,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { errno, tolerate } from './failure.ts';

/** Every file operation that apply uses; the one seam for tests. */
export const realDisk = {
  accessSync,
  chmodSync,
  chownSync,
  closeSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmdirSync,
  statSync,
  unlinkSync,
  writeFileSync,
};
export type Disk = typeof realDisk;

/** The bytes of a regular file; never through a symlink, and never waiting for a pipe. */
export function readRegular(disk: Disk, path: string): Buffer {
  const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
  return disk.readFileSync(path, { flag: O_RDONLY | O_NOFOLLOW | O_NONBLOCK });
}

/** What is at this path itself, or undefined for nothing. */
export function statOf(disk: Disk, path: string): Stats | undefined {
  return disk.lstatSync(path, { throwIfNoEntry: false });
}

/** What a link fails with where the file system has none, or does not allow one to somebody else's file. */
const noLinks = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'];

/**
 * Moves a file to where nothing is; false where something is. A rename would overwrite what appeared there since the last look; it is
 * used only where there are no links. Stopped between the two, the file has both names.
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

/** Makes the names in a folder survive a power cut; where folders cannot be opened (Windows) that is not to be had. */
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

/** Removes whatever is at this path, following nothing. Others may be removing or adding at the same time. */
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
