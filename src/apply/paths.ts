import { constants, type Stats } from 'node:fs';
import { dirname, join } from 'node:path';
import { checksumLater } from '../inspect/checksum.ts';
import { workFolder } from '../inspect/own-names.ts';
import { type Disk, readRegular, statOf } from './disk.ts';
import { errno } from './failure.ts';

/** Why a path cannot be written, and the path (relative to the root) of the obstacle. */
export type Blocked = {
  reason: 'symlink' | 'folder' | 'file' | 'special' | 'read-only' | 'mount' | 'unreadable';
  at: string;
};

/** The state of a path below the root. */
export type PathState =
  | { kind: 'none'; folder: string }
  | { kind: 'file'; folder: string; stats: Stats; bytes: Buffer; readonly checksum: string }
  | ({ kind: 'blocked' } & Blocked);

/** Directories seen so far, and what keeps files from being put there; only for one quick pass over many files. */
export type Folders = {
  readonly stats: Map<string, Stats | undefined>;
  readonly obstacles: Map<string, 'read-only' | 'mount' | undefined>;
};

export function noFolders(): Folders {
  return { stats: new Map(), obstacles: new Map() };
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const unwanted = /[\u0000-\u001f\u007f\\]/;

/** Reports whether a path must never be touched: not plainly below the root, or in `.git` or the staging directory. */
export function unsafe(path: string): boolean {
  if (unwanted.test(path) || /^[a-z]:/i.test(path) || !path.isWellFormed()) return true;
  const parts = path.split('/');
  if (parts[0]?.toLowerCase() === workFolder) return true;
  return parts.some((part) => part === '' || /[. ]$/.test(part) || part.toLowerCase() === '.git');
}

/** Looks at a path without following a symlink anywhere below the root. */
export function look(disk: Disk, root: string, path: string, folders?: Folders): PathState {
  let at = path;
  try {
    let folder = '';
    for (let end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
      at = path.slice(0, end);
      const stats = folders?.stats.has(at) ? folders.stats.get(at) : statOf(disk, join(root, at));
      folders?.stats.set(at, stats);
      if (stats === undefined) return { kind: 'none', folder };
      if (stats.isSymbolicLink()) return { kind: 'blocked', reason: 'symlink', at };
      if (!stats.isDirectory()) return { kind: 'blocked', reason: 'file', at };
      folder = at;
    }
    at = path;
    const stats = statOf(disk, join(root, path));
    if (stats === undefined) return { kind: 'none', folder };
    if (stats.isSymbolicLink()) return { kind: 'blocked', reason: 'symlink', at };
    if (stats.isDirectory()) return { kind: 'blocked', reason: 'folder', at };
    if (!stats.isFile()) return { kind: 'blocked', reason: 'special', at };
    const bytes = readRegular(disk, join(root, path));
    const later = checksumLater(bytes);
    return {
      kind: 'file',
      folder,
      stats,
      bytes,
      get checksum() {
        return later();
      },
    };
  } catch (error) {
    if (['EACCES', 'EPERM'].includes(errno(error) ?? '')) return { kind: 'blocked', reason: 'unreadable', at };
    if (errno(error) === 'ELOOP') return { kind: 'blocked', reason: 'symlink', at };
    // Removed since the first look counts as never there. If its directory is gone too, its next use fails.
    if (errno(error) === 'ENOENT') return { kind: 'none', folder: path.includes('/') ? dirname(path) : '' };
    throw error;
  }
}

/** Reports whether a file or directory is read-only; for root too, whom the system would let write. */
function readOnly(disk: Disk, path: string, stats: Stats | undefined): boolean {
  if (stats !== undefined && (stats.mode & 0o222) === 0) return true;
  try {
    disk.accessSync(path, constants.W_OK);
    return false;
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS'].includes(errno(error) ?? '')) return true;
    throw error;
  }
}

/** The reason why a file cannot be put at this path, replaced or removed, if any. */
export function obstacle(
  disk: Disk,
  root: string,
  path: string,
  place: PathState,
  folders: Folders,
): Blocked | undefined {
  if (place.kind === 'blocked') return { reason: place.reason, at: place.at };
  if (place.kind === 'file' && readOnly(disk, join(root, path), place.stats)) return { reason: 'read-only', at: path };
  const reason = folderObstacle(disk, root, place.folder, folders);
  if (reason !== undefined) return { reason, at: place.folder || '.' };
  const isMount = place.kind === 'file' && place.stats.dev !== disk.statSync(root).dev;
  return isMount ? { reason: 'mount', at: path } : undefined;
}

/** Files are put in place by renaming, which does not work across file systems. */
function folderObstacle(
  disk: Disk,
  root: string,
  folder: string,
  { obstacles: known }: Folders,
): 'read-only' | 'mount' | undefined {
  if (known.has(folder)) return known.get(folder);
  const path = join(root, folder);
  const stats = disk.statSync(path);
  const isMount = () => stats.dev !== disk.statSync(root).dev;
  const reason = readOnly(disk, path, stats) ? 'read-only' : isMount() ? 'mount' : undefined;
  known.set(folder, reason);
  return reason;
}
