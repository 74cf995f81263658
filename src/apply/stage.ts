import type { Stats } from 'node:fs';
import { join } from 'node:path';
import { checksum } from '../inspect/checksum.ts';
import { message } from '../language/message.ts';
import { type Disk, statOf } from './disk.ts';
import { errno, failure } from './failure.ts';
import type { Step } from './journal.ts';
import type { Ordered } from './ordered.ts';
import { type Blocked, type Folders, look, noFolders, obstacle, type Place } from './paths.ts';

/** The mode of a file whose executable bits are wanted or not; whoever may read it may run it. */
export function withExecutable(mode: number, executable: boolean): number {
  const kept = mode & 0o7777;
  if (!executable) return kept & ~0o111;
  return (kept & 0o111) !== 0 ? kept : kept | ((kept & 0o444) >> 2);
}

/** Looks at every file of the plan; fails where one is not as the plan found it, or cannot be written. */
export function survey(disk: Disk, root: string, operations: readonly Ordered[]): Map<string, Place> {
  const folders = noFolders();
  const places = new Map<string, Place>();
  for (const { path, before } of operations) {
    const { place, reason } = examine(disk, root, path, folders);
    if (reason !== undefined)
      throw failure('apply.blocked', { path, at: reason.at, reason: message(`apply.reason.${reason.reason}`) });
    if (!isBefore(place, before)) throw failure('apply.edited', { path });
    places.set(path, place);
  }
  return places;
}

function isBefore(place: Place, before: Uint8Array | null): boolean {
  return place.kind === 'file' ? before !== null && place.bytes.equals(before) : before === null;
}

function examine(
  disk: Disk,
  root: string,
  path: string,
  folders: Folders,
): { place: Place; reason?: Blocked | undefined } {
  try {
    const place = look(disk, root, path, folders);
    return { place, reason: obstacle(disk, root, path, place, folders) };
  } catch (error) {
    // A folder went away between two looks; not the root, without which there is nothing to say about the file.
    const gone = ['ENOENT', 'ENOTDIR'].includes(errno(error) ?? '') && statOf(disk, join(root, '.')) !== undefined;
    throw gone ? failure('apply.edited', { path }) : error;
  }
}

/** Writes a file in the run folder that only has to be renamed into place: same owner, same mode as what it replaces. */
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

/** Stages all operations; nothing outside the run folder is touched. */
export function stage(
  disk: Disk,
  run: string,
  operations: readonly Ordered[],
  places: ReadonlyMap<string, Place>,
  fsync: boolean,
): Step[] {
  return operations.map((operation, index): Step => {
    const { kind, path, needs } = operation;
    const known = { path, ...(needs === undefined ? {} : { needs }) };
    if (kind === 'chmod')
      return { ...known, kind, executable: operation.executable, before: checksum(operation.before) };
    if (kind === 'remove') return { ...known, kind, staged: `${index}r`, before: checksum(operation.before) };
    const place = places.get(path);
    const replaced = place?.kind === 'file' ? place.stats : undefined;
    const staged = String(index);
    try {
      stageFile(disk, join(run, staged), operation.content, { executable: operation.executable, replaced, fsync });
    } catch (error) {
      const code = errno(error);
      throw code === undefined ? error : failure('apply.io', { path, code }, error);
    }
    const before = operation.before === null ? null : checksum(operation.before);
    return { ...known, kind, staged, before, after: checksum(operation.content) };
  });
}
