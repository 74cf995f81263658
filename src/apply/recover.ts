import { join } from 'node:path';
import { workFolder } from '../inspect/own-names.ts';
import { type Disk, realDisk, statOf, sweep } from './disk.ts';
import { ioFailure, tolerate } from './failure.ts';
import { type Amend, carryOut } from './forward.ts';
import { close, closedName, hasJournal, isClosed, type Left, readJournal } from './journal.ts';
import { abandon, type Claim, claim, release } from './mutex.ts';

export type Settings = {
  /** Make everything survive a power cut, not only the end of the process (default: true). */
  fsync?: boolean | undefined;
  amend?: Amend | undefined;
  disk?: Disk | undefined;
};

export type Recovery = { outcome: 'clean' | 'rolled-back' | 'rolled-forward'; left: readonly Left[] };

/** Ends what a killed run began on this project, if anything. To be called before the project is read. */
export function recover(root: string, settings: Settings = {}): Recovery {
  const disk = settings.disk ?? realDisk;
  if (!unfinished(root, disk)) return { outcome: 'clean', left: [] };
  return alone(disk, root, (held) => resume(disk, root, held, settings));
}

/** Whether a run was cut short here, or is at work; changes nothing. */
export function unfinished(root: string, disk: Disk = realDisk): boolean {
  return statOf(disk, join(root, workFolder)) !== undefined;
}

/** Runs `action` while no other run works on the project, and turns failed system calls into failures. */
export function alone<T>(disk: Disk, root: string, action: (held: Claim) => T): T {
  let held: Claim | undefined;
  try {
    held = claim(disk, root);
    const result = action(held);
    release(disk, held);
    return result;
  } catch (error) {
    // A committed run is left for the next one; any other is rolled back.
    const committed = held !== undefined && hasJournal(disk, held.run);
    if (held !== undefined) giveUp(disk, held, committed);
    throw ioFailure(committed ? 'apply.unfinished' : 'apply.io', root, error);
  }
}

function giveUp(disk: Disk, held: Claim, committed: boolean): void {
  if (committed || !tolerate([], () => release(disk, held))) abandon(disk, held);
}

/** Rolls what a dead run left back or forward; afterwards the run folder is as good as new. */
export function resume(disk: Disk, root: string, held: Claim, settings: Settings): Recovery {
  const { run, inherited } = held;
  if (!inherited) return { outcome: 'clean', left: [] };
  const journal = readJournal(disk, run);
  const { fsync = true, amend } = settings;
  const left = journal === undefined ? [] : carryOut({ disk, root, run, journal, fsync, amend, resumed: true });
  if (journal !== undefined) close(disk, run);
  const isForward = journal !== undefined || isClosed(disk, run);
  for (const name of disk.readdirSync(run)) {
    if (name !== 'owner' && name !== closedName && !name.startsWith('after-')) sweep(disk, join(run, name));
  }
  if (isForward) sweep(disk, join(run, closedName));
  return { outcome: isForward ? 'rolled-forward' : 'rolled-back', left };
}
