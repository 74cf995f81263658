import { join } from 'node:path';
import { workFolder } from '../inspect/own-names.ts';
import { type Disk, realDisk, statOf, sweep } from './disk.ts';
import { ioFailure, tolerate } from './failure.ts';
import { type Amend, rollForward } from './forward.ts';
import { close, closedName, hasJournal, isClosed, type Left, readJournal } from './journal.ts';
import { abandon, acquire, lossOf, type RunLock, release } from './run-lock.ts';

export type Settings = {
  /** Make everything survive a power cut, not only the end of the process (default: true). */
  fsync?: boolean | undefined;
  amend?: Amend | undefined;
  disk?: Disk | undefined;
};

export type Recovery = { outcome: 'clean' | 'rolled-back' | 'rolled-forward'; left: readonly Left[] };

/** Finishes or undoes what a killed run left in the directory `root`. Call it before reading the project. */
export function recover(root: string, settings: Settings = {}): Recovery {
  const disk = settings.disk ?? realDisk;
  if (!unfinished(root, disk)) return { outcome: 'clean', left: [] };
  return locked(disk, root, (lock) => resume(disk, root, lock, settings));
}

/** Reports whether a run is at work here or was cut short. Changes nothing. */
export function unfinished(root: string, disk: Disk = realDisk): boolean {
  return statOf(disk, join(root, workFolder)) !== undefined;
}

/** Runs `action` while no other run works on the project, and turns failed system calls into failures. */
export function locked<T>(disk: Disk, root: string, action: (lock: RunLock) => T): T {
  let lock: RunLock | undefined;
  try {
    lock = acquire(disk, root);
    const result = action(lock);
    release(disk, lock);
    return result;
  } catch (error) {
    const loss = lock === undefined ? undefined : lossOf(disk, lock);
    if (loss !== undefined) throw loss;
    // A committed run is left for the next one; any other is rolled back.
    const committed = lock !== undefined && hasJournal(disk, lock.run);
    if (lock !== undefined) giveUp(disk, lock, committed);
    throw ioFailure(committed ? 'apply.unfinished' : 'apply.io', root, error);
  }
}

function giveUp(disk: Disk, lock: RunLock, committed: boolean): void {
  if (committed || !tolerate([], () => release(disk, lock))) abandon(disk, lock);
}

/** Rolls back or forward what a dead run left. Afterwards the run's directory is empty. */
export function resume(disk: Disk, root: string, { run, inherited }: RunLock, settings: Settings): Recovery {
  if (!inherited) return { outcome: 'clean', left: [] };
  const journal = readJournal(disk, run);
  const { fsync = true, amend } = settings;
  const left = journal === undefined ? [] : rollForward({ disk, root, run, journal, fsync, amend, resumed: true });
  if (journal !== undefined) close(disk, run);
  const isForward = isClosed(disk, run);
  const names = disk.readdirSync(run);
  for (const name of names) {
    if (name !== closedName) sweep(disk, join(run, name));
  }
  if (isForward) sweep(disk, join(run, closedName));
  return { outcome: isForward ? 'rolled-forward' : names.length > 0 ? 'rolled-back' : 'clean', left };
}
