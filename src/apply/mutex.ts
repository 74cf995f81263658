import { join } from 'node:path';
import { workFolder } from '../inspect/own-names.ts';
import { message } from '../language/message.ts';
import { type Disk, readRegular, statOf, sweep } from './disk.ts';
import { failure, tolerate } from './failure.ts';
import { introduce, isAlive, pidOf } from './owner.ts';

/*
 * One run at a time works on a project: the one whose claim is the last of the chain in `.go-container.tmp/run`.
 *
 *   .go-container.tmp/ID/owner             a claim that is being made, or a run that is over and being swept
 *   .go-container.tmp/run/owner            the first claim: the folder ID, renamed, which fails where a run exists
 *   .go-container.tmp/run/after-0-X/owner  a claim made after X, the first, was found dead: renamed in the same way
 *
 * A claim names the dead one that it follows, and what is dead stays dead, so each claim has at most one that follows,
 * however many processes find it dead at once. Nothing is ever removed to take over. Between reading the chain and adding
 * to it the whole folder may have been replaced by another run's; then the new claim follows nobody and the chain,
 * read again, does not end in it.
 */

export type Claim = {
  readonly id: string;
  /** The folder to stage in. */
  readonly run: string;
  /** The run folder is a dead run's; what it holds has to be rolled back or forward. */
  readonly inherited: boolean;
};

type Holder = { id: string; folder: string; next: string };

/** What a rename onto a folder that is not empty, or away from one that has just been removed, fails with. */
const taken = ['ENOTEMPTY', 'EEXIST', 'ENOTDIR', 'ENOENT', ...(process.platform === 'win32' ? ['EPERM'] : [])];

function ownerOf(disk: Disk, folder: string): string {
  let text = '';
  tolerate(['ENOENT', 'ENOTDIR', 'EISDIR', 'ELOOP'], () => {
    text = readRegular(disk, join(folder, 'owner')).toString('latin1');
  });
  return /^[\w.]{1,120}$/.test(text) ? text : 'none';
}

/** The last claim of the chain. */
function holder(disk: Disk, run: string): Holder {
  let folder = run;
  for (let depth = 0; ; depth += 1) {
    const id = ownerOf(disk, folder);
    const next = join(run, `after-${depth}-${id}`);
    if (statOf(disk, next)?.isDirectory() !== true) return { id, folder, next };
    folder = next;
  }
}

/** How many milliseconds lie between two files, by the clock of the disk that they are on. */
function apart(disk: Disk, one: string, other: string): number {
  const [a, b] = [statOf(disk, one), statOf(disk, other)];
  return a === undefined || b === undefined ? 0 : Math.abs(a.mtimeMs - b.mtimeMs);
}

function needFolder(disk: Disk, path: string, shown: string): void {
  const stats = statOf(disk, path);
  if (stats === undefined || stats.isDirectory()) return;
  throw failure('apply.blocked', {
    path: shown,
    at: shown,
    reason: message(`apply.reason.${stats.isSymbolicLink() ? 'symlink' : 'file'}`),
  });
}

/** Makes `work/ID` with its owner in it; true where `work` was not there before. */
function prepare(disk: Disk, work: string, mine: string, id: string): boolean {
  for (let round = 0; ; round += 1) {
    const fresh = tolerate(['EEXIST'], () => disk.mkdirSync(work));
    if (!fresh) needFolder(disk, work, workFolder);
    // Another run may just have removed the work folder behind it.
    if (!tolerate(round < 100 ? ['ENOENT'] : ['-'], () => disk.mkdirSync(mine))) continue;
    disk.writeFileSync(join(mine, 'owner'), id);
    return fresh;
  }
}

/** Becomes the one run that works on this project, or fails at once because another one is. */
export function claim(disk: Disk, root: string): Claim {
  const id = introduce(disk);
  const work = join(root, workFolder);
  const [mine, run] = [join(work, id), join(work, 'run')];
  try {
    let fresh = prepare(disk, work, mine, id);
    for (let round = 0; round < 100; round += 1) {
      let inherited = false;
      if (!tolerate(taken, () => disk.renameSync(mine, run))) {
        needFolder(disk, run, `${workFolder}/run`);
        const last = holder(disk, run);
        const age = () => apart(disk, join(last.folder, 'owner'), join(mine, 'owner'));
        if (isAlive(disk, last.id, id, age)) {
          throw failure('apply.busy', { path: workFolder, pid: pidOf(last.id) });
        }
        if (!tolerate(taken, () => disk.renameSync(mine, last.next))) continue;
        if (holder(disk, run).id !== id) {
          sweep(disk, last.next);
          fresh = prepare(disk, work, mine, id);
          continue;
        }
        inherited = true;
      }
      if (!fresh) sweepDead(disk, work, run, id);
      return { id, run, inherited };
    }
    throw failure('apply.busy', { path: workFolder, pid: '?' });
  } catch (error) {
    tolerate([], () => sweep(disk, mine));
    tolerate([], () => disk.rmdirSync(work));
    throw error;
  }
}

/** Removes what killed runs left beside the run folder. */
function sweepDead(disk: Disk, work: string, run: string, id: string): void {
  tolerate([], () => {
    for (const name of disk.readdirSync(work)) {
      const path = join(work, name);
      if (path === run || isAlive(disk, name, id, () => apart(disk, path, run))) continue;
      tolerate([], () => sweep(disk, path));
    }
  });
}

/** Ends a run with everything that it has staged. The rename is the moment in which it ends. */
export function release(disk: Disk, { id, run }: Claim): void {
  const work = join(run, '..');
  disk.renameSync(run, join(work, id));
  tolerate([], () => sweep(disk, join(work, id)));
  tolerate([], () => disk.rmdirSync(work));
}

/** Leaves a committed run as if its process had died, so that the next one, of this process too, rolls it forward. */
export function abandon(disk: Disk, { id, run }: Claim): void {
  tolerate([], () => {
    const last = holder(disk, run);
    if (last.id === id) disk.writeFileSync(join(last.folder, 'owner'), `gone.${id}`);
  });
}
