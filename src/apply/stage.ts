import type { Stats } from 'node:fs';
import { join } from 'node:path';
import { checksum } from '../inspect/checksum.ts';
import { message } from '../language/message.ts';
import type { Ordered } from '../reconcile/operation.ts';
import { type Disk, statOf } from './disk.ts';
import { errno, failure, tolerate } from './failure.ts';
import type { Step } from './journal.ts';
import { type Blocked, type Folders, look, noFolders, obstacle, type PathState } from './paths.ts';

/** A mode with the executable bits set or cleared; everybody who may read the file may run it. */
function withExecutable(mode: number, executable: boolean): number {
  const kept = mode & 0o7777;
  if (!executable) return kept & ~0o111;
  return (kept & 0o111) !== 0 ? kept : kept | ((kept & 0o444) >> 2);
}

/** Looks at every file of the plan. Fails if one is not as the plan found it, or cannot be written. */
export function survey(disk: Disk, root: string, operations: readonly Ordered[]): Map<string, PathState> {
  const folders = noFolders();
  const places = new Map<string, PathState>();
  for (const { path, before } of operations) {
    const { place, reason } = examine(disk, root, path, folders);
    if (reason !== undefined)
      throw failure('apply.blocked', { path, at: reason.at, reason: message(`apply.reason.${reason.reason}`) });
    if (!isBefore(place, before)) throw failure('apply.edited', { path });
    places.set(path, place);
  }
  return places;
}

function isBefore(place: PathState, before: Uint8Array | null): boolean {
  return place.kind === 'file' ? before !== null && place.bytes.equals(before) : before === null;
}

function examine(
  disk: Disk,
  root: string,
  path: string,
  folders: Folders,
): { place: PathState; reason?: Blocked | undefined } {
  try {
    const place = look(disk, root, path, folders);
    return { place, reason: obstacle(disk, root, path, place, folders) };
  } catch (error) {
    // A directory was removed between two looks. If that is the root, there is nothing to say about the file.
    const gone = ['ENOENT', 'ENOTDIR'].includes(errno(error) ?? '') && statOf(disk, join(root, '.')) !== undefined;
    throw gone ? failure('apply.edited', { path }) : error;
  }
}

/** Writes a file in the run's directory, ready to be moved into place: with the owner and mode of the file that it replaces. */
export function stageFile(
  disk: Disk,
  file: string,
  content: Uint8Array,
  { executable, replaced, fsync }: { executable: boolean; replaced: Stats | undefined; fsync: boolean },
): void {
  if (replaced === undefined) {
    disk.writeFileSync(file, content, { flag: 'wx', mode: executable ? 0o777 : 0o666, flush: fsync });
    return;
  }
  disk.writeFileSync(file, content, { flag: 'wx', mode: 0o600, flush: fsync });
  if (process.getuid?.() === 0 && (replaced.uid !== 0 || replaced.gid !== 0)) {
    disk.chownSync(file, replaced.uid, replaced.gid);
  }
  disk.chmodSync(file, withExecutable(replaced.mode, executable));
}

/**
 * Fails if a file can be written but not moved away: a mount of this one file, or a file marked append-only or immutable. A hard link to it
 * shows that without touching it. Found only after the commit point, the file would be left alone and the others written.
 */
function requireMovable(disk: Disk, root: string, run: string, path: string): void {
  const probe = join(run, 'probe');
  const codes = ['EXDEV', 'EPERM'];
  try {
    disk.linkSync(join(root, path), probe);
    disk.unlinkSync(probe);
  } catch (error) {
    const code = errno(error);
    if (code === undefined) throw error;
    // Any other error is found by the next look at the file, or says that there are no hard links.
    if (!codes.includes(code) || (code === 'EPERM' && !hasLinks(disk, probe))) return;
    const reason = message(`apply.reason.${code === 'EXDEV' ? 'mount' : 'read-only'}`);
    throw failure('apply.blocked', { path, at: path, reason });
  }
}

function hasLinks(disk: Disk, file: string): boolean {
  disk.writeFileSync(file, '');
  return tolerate([], () => disk.linkSync(file, `${file}.link`));
}

/** Stages all operations. Touches nothing outside the run's directory. */
export function stage(
  disk: Disk,
  root: string,
  run: string,
  operations: readonly Ordered[],
  places: ReadonlyMap<string, PathState>,
  fsync: boolean,
): Step[] {
  return operations.map((operation, index): Step => {
    const { kind, path, needs } = operation;
    const known = { path, ...(needs === undefined ? {} : { needs }) };
    if (operation.before !== null) requireMovable(disk, root, run, path);
    if (kind === 'remove') return { ...known, kind, staged: `${index}r`, before: checksum(operation.before) };
    // A new mode is the same content once more, as everything that is moved into place is safe from other runs and from edits.
    const content = kind === 'chmod' ? operation.before : operation.content;
    const place = places.get(path);
    const replaced = place?.kind === 'file' ? place.stats : undefined;
    const staged = String(index);
    try {
      stageFile(disk, join(run, staged), content, { executable: operation.executable, replaced, fsync });
    } catch (error) {
      const code = errno(error);
      throw code === undefined ? error : failure('apply.io', { path, code }, error);
    }
    const before = operation.before === null ? null : checksum(operation.before);
    return { ...known, kind: 'write', staged, before, after: checksum(content) };
  });
}
