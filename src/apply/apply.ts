import { realDisk } from './disk.ts';
import { failure, ioFailure } from './failure.ts';
import { carryOut } from './forward.ts';
import { commit, type Left } from './journal.ts';
import type { Ordered } from './ordered.ts';
import { type Place, unsafe } from './paths.ts';
import { alone, type Recovery, resume, type Settings, unfinished } from './recover.ts';
import { stage, survey } from './stage.ts';

export type Applied = {
  /** Files that were changed between the last look and the write, so that what the user wrote is left or kept. */
  left: readonly Left[];
  /** What was found from a run that was cut short, if `recover` had not been called before. */
  recovered: Recovery;
};

/** Writes all operations into the folder `root` (which exists), in their order, or none of them. */
export function apply(root: string, operations: readonly Ordered[], settings: Settings = {}): Applied {
  const { disk = realDisk, fsync = true, amend } = settings;
  checkPaths(operations);
  if (operations.length === 0) return { left: [], recovered: { outcome: 'clean', left: [] } };
  let early: Map<string, Place> | undefined;
  try {
    if (!unfinished(root, disk)) early = survey(disk, root, operations);
  } catch (error) {
    throw ioFailure('apply.io', root, error);
  }
  return alone(disk, root, (held) => {
    const recovered = resume(disk, root, held, settings);
    const places = early ?? survey(disk, root, operations);
    const steps = stage(disk, held.run, operations, places, fsync);
    survey(disk, root, operations);
    const journal = { steps, left: [] };
    commit(disk, held.run, journal, fsync);
    return { left: carryOut({ disk, root, run: held.run, journal, fsync, amend, resumed: false }), recovered };
  });
}

/** A list that names a path outside the project, or one path twice, or a file below another, is not carried out. */
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
