import type { Ordered } from '../reconcile/operation.ts';
import { realDisk } from './disk.ts';
import { failure, ioFailure } from './failure.ts';
import { rollForward } from './forward.ts';
import { commit, type Left } from './journal.ts';
import { type PathState, unsafe } from './paths.ts';
import { locked, type Recovery, resume, type Settings, unfinished } from './recover.ts';
import { stage, survey } from './stage.ts';

export type Applied = {
  /** Files that were changed between the last look and the write, whose user's content was left in place or kept. */
  left: readonly Left[];
  /** The outcome of a run that was cut short, if `recover` was not called before. */
  recovered: Recovery;
};

/** Carries out all operations below the existing directory `root`, in their order, or none of them. Throws a failure (status 4). */
export function apply(root: string, operations: readonly Ordered[], settings: Settings = {}): Applied {
  const { disk = realDisk, fsync = true, amend } = settings;
  checkPaths(operations);
  if (operations.length === 0) return { left: [], recovered: { outcome: 'clean', left: [] } };
  let early: Map<string, PathState> | undefined;
  try {
    if (!unfinished(root, disk)) early = survey(disk, root, operations);
  } catch (error) {
    throw ioFailure('apply.io', root, error);
  }
  return locked(disk, root, (lock) => {
    const recovered = resume(disk, root, lock, settings);
    const places = early ?? survey(disk, root, operations);
    const steps = stage(disk, root, lock.run, operations, places, fsync);
    survey(disk, root, operations);
    const journal = { steps, left: [] };
    commit(disk, lock.run, journal, fsync);
    return { left: rollForward({ disk, root, run: lock.run, journal, fsync, amend, resumed: false }), recovered };
  });
}

/** Fails on a path outside the project, a path that occurs twice, and a file below another file. */
function checkPaths(operations: readonly Ordered[]): void {
  const seen = new Set<string>();
  for (const { path } of operations) {
    if (unsafe(path)) throw failure('apply.path', { path });
    if (seen.has(path)) throw failure('apply.twice', { path });
    seen.add(path);
  }
  for (const { path } of operations) {
    for (let end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
      if (seen.has(path.slice(0, end))) throw failure('apply.twice', { path: path.slice(0, end) });
    }
  }
}
