import { nothingSeen, type Obstacle, type Seen } from '../reconcile/operation.ts';
import { realDisk, statOf } from './disk.ts';
import { ioFailure } from './failure.ts';
import { type Blocked, type Folders, look, noFolders, obstacle } from './paths.ts';

/**
 * Returns a function that looks at the paths of a project and remembers what it saw: a plan is made from one look, and `apply` checks that
 * nothing has changed since. A missing root has no files. Throws a failure if a system call fails.
 */
export function seeing(root: string): (path: string) => Seen {
  if (statOf(realDisk, root) === undefined) return () => nothingSeen;
  const known = new Map<string, Seen>();
  const folders = noFolders();
  return (path) => {
    const seen = known.get(path) ?? see(root, path, folders);
    known.set(path, seen);
    return seen;
  };
}

function see(root: string, path: string, folders: Folders): Seen {
  try {
    const place = look(realDisk, root, path, folders);
    const blocked = obstacle(realDisk, root, path, place, folders);
    if (place.kind !== 'file') return { file: undefined, obstacle: obstacleOf(blocked) };
    const executable = (place.stats.mode & 0o100) !== 0;
    return { file: { bytes: place.bytes, executable }, obstacle: obstacleOf(blocked) };
  } catch (error) {
    throw ioFailure('apply.io', root, error);
  }
}

function obstacleOf(blocked: Blocked | undefined): Obstacle | undefined {
  return blocked === undefined ? undefined : { reason: `apply.reason.${blocked.reason}`, at: blocked.at };
}
