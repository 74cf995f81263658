import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { type Applied, apply } from '../apply/apply.ts';
import type { Left } from '../apply/journal.ts';
import { unsafe } from '../apply/paths.ts';
import type { Settings } from '../apply/recover.ts';
import { checksum } from '../inspect/checksum.ts';
import type { Environment } from '../inspect/inspect.ts';
import { isJsonObject } from '../inspect/json-object.ts';
import { isFailure } from '../language/failure.ts';
import type { Ordered } from '../reconcile/operation.ts';

/*
 * What the last run on a project replaced, so that `undo` can put it back. It is kept outside the project, where no build, search or commit
 * finds it: in the user's state directory, one file for each project, readable by its owner alone.
 *
 *   $XDG_STATE_HOME/generator-go-container/undo/KEY.json   the last run (~/.local/state, or %LOCALAPPDATA%, without that variable)
 *   …/KEY.next                                             a run that is at work, or was cut short
 *
 * A run never fails because of it: without a directory that can be written, it cannot be undone.
 */

/** A file as a run left it: `before` are the bytes that it replaced, null for none; `after` is the checksum of what it wrote, null for nothing. */
export type Replaced = {
  readonly path: string;
  readonly before: Buffer | null;
  /** The mode that the old file had. */
  readonly executable: boolean;
  readonly after: string | null;
  /** The path that had to be written before this one. */
  readonly needs?: string | undefined;
};

/** Projects that a run is kept for; of older ones it is forgotten. */
const mostProjects = 200;
/** In bytes, of all files that one run replaces: generated files and their lock are a hundredth of it. */
const mostBytes = 16 * 1024 * 1024;

/** The directory of the records, undefined if the environment names none. A relative one is ignored, as the specification says. */
export function recordsFolder({ XDG_STATE_HOME, LOCALAPPDATA, HOME }: Environment): string | undefined {
  const base = [XDG_STATE_HOME, LOCALAPPDATA, HOME && join(HOME, '.local/state')].find(
    (path) => path !== undefined && isAbsolute(path),
  );
  return base === undefined ? undefined : join(base, 'generator-go-container/undo');
}

/** The record of one project. No function of it fails. */
export type LastRun = {
  /** Notes what a run is about to replace. Call it before anything is written. */
  readonly begin: (operations: readonly Ordered[]) => void;
  /** Makes a run that has ended the last one, except for the files that it left alone. */
  readonly finish: (left: readonly Left[]) => void;
  /** Forgets a run that has written nothing. */
  readonly cancel: () => void;
  /** The files of the last run, undefined if none is known. */
  readonly read: () => readonly Replaced[] | undefined;
  readonly forget: () => void;
};

export function lastRunOf(folder: string, environment: Environment): LastRun {
  const records = recordsFolder(environment);
  const real = quietly(() => realpathSync(folder)) ?? folder;
  const file = (ending: string) => join(records ?? '', `${checksum(real)}.${ending}`);
  const remove = (ending: string) => quietly(() => rmSync(file(ending), { force: true }));
  const kept = (work: () => void) => (records === undefined ? undefined : quietly(work));
  const save = (replaced: readonly Replaced[]) => {
    mkdirSync(records ?? '', { recursive: true, mode: 0o700 });
    writeFileSync(file('next'), textOf(real, replaced), { mode: 0o600 });
  };
  return {
    begin: (operations) => {
      kept(() => {
        remove('next');
        const replaced = operations.map((operation) => replacedBy(folder, operation));
        const bytes = replaced.reduce((sum, { before }) => sum + (before?.length ?? 0), 0);
        // Better none than the one before, which is not the last one any more.
        if (bytes > mostBytes) remove('json');
        else save(replaced);
      });
    },
    finish: (left) => {
      kept(() => {
        if (left.length > 0) save(withoutLeft(folder, readRecord(file('next'), real) ?? [], left));
        renameSync(file('next'), file('json'));
        prune(records ?? '');
      });
    },
    cancel: () => {
      kept(() => remove('next'));
    },
    read: () => (records === undefined ? undefined : readRecord(file('json'), real)),
    forget: () => {
      kept(() => remove('json'));
    },
  };
}

/** Applies operations as `apply` does, and notes them as the last run on the project, for `undo`. */
export function applyUndoably(
  folder: string,
  environment: Environment,
  operations: readonly Ordered[],
  settings: Settings,
): Applied {
  // A run that has nothing to do leaves the one before it the last.
  if (operations.length === 0) return apply(folder, operations, settings);
  const run = lastRunOf(folder, environment);
  run.begin(operations);
  try {
    const applied = apply(folder, operations, settings);
    run.finish(applied.left);
    return applied;
  } catch (error) {
    // After its commit point, the next run carries it to its end.
    if (!isFailure(error) || error.problem.key !== 'apply.unfinished') run.cancel();
    throw error;
  }
}

function replacedBy(folder: string, operation: Ordered): Replaced {
  const { kind, path, before, needs } = operation;
  const mode = before === null ? 0 : (quietly(() => lstatSync(join(folder, path)).mode) ?? 0);
  const after = kind === 'remove' ? null : checksum(kind === 'write' ? operation.content : operation.before);
  return { path, before: before === null ? null : Buffer.from(before), executable: (mode & 0o100) !== 0, after, needs };
}

/** The files of a run without those that it left alone. The lock was written in another form then, which is read from disk. */
function withoutLeft(folder: string, replaced: readonly Replaced[], left: readonly Left[]): Replaced[] {
  const done = replaced.filter(({ path }) => !left.some((one) => one.path === path && one.reason !== 'late'));
  return done.map((one) => {
    if (one.after === null) return one;
    const bytes = bytesOf(join(folder, one.path), mostBytes);
    return { ...one, after: bytes === undefined ? null : checksum(bytes) };
  });
}

/** Removes the records that were not used for the longest time. */
function prune(records: string): void {
  const files = readdirSync(records).map((name) => join(records, name));
  if (files.length <= mostProjects) return;
  const byAge = files.map((path) => ({ path, time: statSync(path).mtimeMs })).sort((a, b) => b.time - a.time);
  for (const { path } of byAge.slice(mostProjects)) rmSync(path, { force: true });
}

const version = 1;

function textOf(folder: string, replaced: readonly Replaced[]): string {
  const files = replaced.map(({ before, ...rest }) => ({ ...rest, before: before?.toString('base64') ?? null }));
  return JSON.stringify({ version, folder, files });
}

/** Reads a record; undefined if there is none, if it is of another project or version, or if it is damaged. */
function readRecord(file: string, folder: string): readonly Replaced[] | undefined {
  const text = bytesOf(file, 2 * mostBytes)?.toString('utf8');
  const document: unknown = text === undefined ? undefined : quietly(() => JSON.parse(text));
  if (!isJsonObject(document) || document.version !== version || document.folder !== folder) return undefined;
  const { files } = document;
  return Array.isArray(files) && files.every(isFile)
    ? files.map((one) => ({ ...one, before: one.before === null ? null : Buffer.from(one.before, 'base64') }))
    : undefined;
}

type SavedFile = Omit<Replaced, 'before'> & { readonly before: string | null };

function isFile(value: unknown): value is SavedFile {
  if (!isJsonObject(value) || typeof value.path !== 'string' || unsafe(value.path)) return false;
  const isTextOrNull = (field: unknown) => field === null || typeof field === 'string';
  const isNeeds = value.needs === undefined || typeof value.needs === 'string';
  return isTextOrNull(value.before) && isTextOrNull(value.after) && typeof value.executable === 'boolean' && isNeeds;
}

/** The bytes of a file, undefined if it is longer than `most`, no file, or cannot be read. */
function bytesOf(file: string, most: number): Buffer | undefined {
  return quietly(() => {
    const stats = statSync(file);
    return stats.isFile() && stats.size <= most ? readFileSync(file) : undefined;
  });
}

function quietly<Value>(work: () => Value): Value | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
