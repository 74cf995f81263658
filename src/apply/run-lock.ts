import { dirname, join } from 'node:path';
import { checksum } from '../inspect/checksum.ts';
import { workFolder } from '../inspect/own-names.ts';
import { message } from '../language/message.ts';
import { type Disk, statOf, sweep } from './disk.ts';
import { errno, failure, tolerate } from './failure.ts';

/*
 * One run at a time works on a project: the one whose folder is in `.go-container.tmp/run`.
 *
 *   .go-container.tmp/run/TOKEN/   the run at work, with everything it stages
 *   .go-container.tmp/new-TOKEN/   a run that is about to start
 *   .go-container.tmp/old-TOKEN/   a run that has ended and is being removed
 *
 * A run starts by renaming new-TOKEN, which already holds TOKEN, to `run`. That fails if `run` holds a folder, so only one run starts.
 * It takes over from a dead run by renaming run/DEAD to run/TOKEN. No token is used twice, so of several runs that found DEAD dead only
 * one succeeds, however long ago they looked.
 *
 * A run that was taken over, because it was paused for too long or wrongly taken for dead, writes no file any more: each one that it
 * commits or moves comes from run/TOKEN or goes there, and that path no longer exists. So `isAlive` may guess. A wrong guess stops one of
 * two runs with status 4 and loses nothing.
 */

export type RunLock = {
  readonly token: string;
  readonly run: string;
  /** The directory holds what a dead run left, to be rolled back or forward. */
  readonly inherited: boolean;
};

/** How long a run is believed to be alive (ms) after the last change in its directory, if its process cannot be asked or is still there. */
export const staleMs = 60_000;

/** `pid.host.random`; `gone.` in front of it marks a run that failed after its commit point. */
const pattern = /^(gone\.)?([1-9]\d*)\.([0-9a-f]{16})\.[0-9a-f]{12}$/;

/** The errors of a rename onto a directory that is not empty, or from one that no longer exists. */
const taken = ['ENOTEMPTY', 'EEXIST', 'ENOTDIR', 'ENOENT', ...(process.platform === 'win32' ? ['EPERM'] : [])];

/** Becomes the one run that works on this project. Fails at once if another one is at work. */
export function acquire(disk: Disk, root: string): RunLock {
  const token = newToken(disk);
  const work = join(root, workFolder);
  const gate = join(work, 'run');
  const [draft, run] = [join(work, `new-${token}`), join(gate, token)];
  try {
    for (let round = 0; round < 100; round += 1) {
      requireFolder(disk, work, workFolder);
      if (!makeDraft(disk, join(draft, token), work)) continue;
      requireFolder(disk, gate, `${workFolder}/run`);
      // Windows renames onto no directory, not even onto an empty one.
      tolerate([], () => disk.rmdirSync(gate));
      const isFree = tolerate(taken, () => disk.renameSync(draft, gate));
      if (isFree || takeOver(disk, gate, run, join(draft, token))) {
        sweepOthers(disk, work);
        return { token, run, inherited: !isFree };
      }
    }
    throw busy(disk, gate);
  } catch (error) {
    tolerate([], () => sweep(disk, draft));
    tolerate([], () => disk.rmdirSync(work));
    throw error;
  }
}

/** Makes the directories of a run that is about to start; false if another run swept them, or the directory around them, at the same moment. */
function makeDraft(disk: Disk, path: string, work: string): boolean {
  try {
    disk.mkdirSync(path, { recursive: true });
    return true;
  } catch (error) {
    const isProjectThere = statOf(disk, dirname(work)) !== undefined;
    if (errno(error) !== 'ENOENT' || !isProjectThere) throw error;
    return false;
  }
}

/** Takes the place of a dead run; false if there is none any more. Fails if the run is alive. `fresh` has the time of now. */
function takeOver(disk: Disk, gate: string, run: string, fresh: string): boolean {
  const owner = ownerIn(disk, gate);
  if (owner === undefined) return false;
  const former = join(gate, owner);
  const [now, ...changes] = [fresh, gate, former].map((path) => statOf(disk, path)?.mtimeMs);
  if (now === undefined || changes.includes(undefined)) return false;
  if (isAlive(disk, owner, now - Math.max(...changes.map(Number)))) throw busy(disk, gate);
  return tolerate(['ENOENT'], () => disk.renameSync(former, run));
}

function ownerIn(disk: Disk, gate: string): string | undefined {
  let names: string[] = [];
  tolerate(['ENOENT'], () => {
    names = disk.readdirSync(gate);
  });
  const owner = names.find((name) => pattern.test(name));
  // Another version may have left this, with the only copy of a file in it.
  if (owner === undefined && names.length > 0) throw failure('apply.damaged', { path: `${workFolder}/run` });
  return owner;
}

function isAlive(disk: Disk, token: string, idleMs: number): boolean {
  const [, gone, pid = '', host] = pattern.exec(token) ?? [];
  if (gone !== undefined || idleMs >= staleMs) return false;
  return host !== hostOf(disk) || disk.isProcess(Number(pid));
}

function newToken(disk: Disk): string {
  const random = Math.floor(Math.random() * 2 ** 48).toString(16);
  return `${disk.processId()}.${hostOf(disk)}.${random.padStart(12, '0')}`;
}

function hostOf(disk: Disk): string {
  return checksum(disk.hostname()).slice(0, 16);
}

function busy(disk: Disk, gate: string): Error {
  const [, , pid = '?'] = pattern.exec(ownerIn(disk, gate) ?? '') ?? [];
  return failure('apply.busy', { path: workFolder, pid });
}

function requireFolder(disk: Disk, path: string, shown: string): void {
  const stats = statOf(disk, path);
  if (stats === undefined || stats.isDirectory()) return;
  const reason = message(`apply.reason.${stats.isSymbolicLink() ? 'symlink' : 'file'}`);
  throw failure('apply.blocked', { path: shown, at: shown, reason });
}

/** Removes what killed runs left. A run that is about to start only sees from it that another one was faster. */
function sweepOthers(disk: Disk, work: string): void {
  tolerate([], () => {
    for (const name of disk.readdirSync(work)) {
      if (name !== 'run') tolerate([], () => sweep(disk, join(work, name)));
    }
  });
}

/** The failure of a run that another one has taken over from; undefined for the run that still holds the lock. */
export function lossOf(disk: Disk, { run }: RunLock): Error | undefined {
  return statOf(disk, run) === undefined ? busy(disk, dirname(run)) : undefined;
}

/** Ends a run, with everything that it has staged: the rename is the end. Fails if another run has taken over. */
export function release(disk: Disk, { token, run }: RunLock): void {
  const gate = dirname(run);
  const [work, old] = [dirname(gate), join(dirname(gate), `old-${token}`)];
  disk.renameSync(run, old);
  tolerate([], () => sweep(disk, old));
  tolerate([], () => disk.rmdirSync(gate));
  tolerate([], () => disk.rmdirSync(work));
}

/** Leaves a committed run as if its process had died: the next run, in this process too, rolls it forward. */
export function abandon(disk: Disk, { token, run }: RunLock): void {
  tolerate([], () => disk.renameSync(run, join(dirname(run), `gone.${token}`)));
}
