import { checksum } from '../inspect/checksum.ts';
import { isJsonObject } from '../inspect/json-object.ts';
import { lockFile, savedAnswersFile } from '../inspect/own-names.ts';
import { exitStatus, failure } from '../language/failure.ts';
import { message } from '../language/message.ts';
import { type Baseline, type BaselineFile, noBaseline } from './baseline.ts';
import { type FormerEntry, formerText } from './former-lock.ts';

/**
 * A file's line in the lock. The text is in base64, so that what replaces words in all files of a project does not change it, and
 * no search finds it; it is not compressed, as git compresses all that it keeps.
 */
type Entry = { id: string; checksum: string; x?: true; base64: string };

/** The number of this format. Locks of the one before are read, and written anew. */
const format = 2;

/** The text of the lock: JSON, a line a file, so that a merge of two branches conflicts in few lines. */
export function lockText({ version, files }: Baseline, former: FormerLock): string {
  const lines = [...files].map(([path, file]) => {
    const entry: Entry = {
      id: file.id,
      checksum: file.checksum,
      ...(file.executable ? { x: true } : {}),
      base64:
        file.content === undefined ? damagedText(path, file, former) : Buffer.from(file.content).toString('base64'),
    };
    return `    ${JSON.stringify(path)}: ${JSON.stringify(entry)}`;
  });
  return `{\n  "lock": ${format},\n  "generator": ${JSON.stringify(version)},\n  "files": {\n${lines.join(',\n')}\n  }\n}\n`;
}

/** A lock as it was read: what it says, and its lines. `damaged` is set where it was there and could not be read as one. */
export type FormerLock = {
  readonly baseline: Baseline;
  readonly entries: ReadonlyMap<string, Entry>;
  readonly damaged: boolean;
};

const noLock: FormerLock = { baseline: noBaseline, entries: new Map(), damaged: false };

/**
 * Reads a lock; undefined is none. One that is not a lock counts as none, and a text that does not match its checksum as
 * unknown: then nothing is overwritten for its sake. Fails with the status of conflicts where git's markers are in it, and with that
 * of wrong input where it names a path that `isUnsafe`.
 */
export function parseLock(text: string | undefined, isUnsafe: (path: string) => boolean): FormerLock {
  if (text === undefined) return noLock;
  if (/^(<{7}|>{7}) /m.test(text)) throw failure(exitStatus.conflict, message('lock.markers', { file: lockFile }));
  const document = parse(text);
  if (isJsonObject(document) && typeof document.lock === 'number' && document.lock > format) {
    throw failure(exitStatus.wrongInput, message('lock.newer', { file: lockFile }));
  }
  if (!isJsonObject(document) || !isFormat(document.lock) || !isJsonObject(document.files)) {
    return { ...noLock, damaged: true };
  }
  const entries = Object.entries(document.files).flatMap(([path, value]): [string, Entry][] => {
    const entry = isFormerEntry(value) ? entryOf(value) : value;
    return isEntry(entry) ? [[path, entry]] : [];
  });
  const unsafe = entries.find(([path]) => isUnsafe(path) || path === lockFile || path === savedAnswersFile);
  if (unsafe !== undefined) {
    throw failure(exitStatus.wrongInput, message('lock.path', { file: lockFile, path: unsafe[0] }));
  }
  const version = typeof document.generator === 'string' ? document.generator : undefined;
  const files = new Map(entries.map(([path, entry]) => [path, fileOf(entry)]));
  const damaged =
    entries.length < Object.keys(document.files).length ||
    [...files.values()].some((file) => file.content === undefined);
  return { baseline: { version, files }, entries: new Map(entries), damaged };
}

/**
 * The text of a lock in which some paths are as in an older one: those files were left alone when the rest was
 * written, so that their baseline has not moved on.
 */
export function lockWithFormer(next: string, former: string | undefined, left: readonly string[]): string {
  if (left.length === 0) return next;
  const lock = parseLock(next, () => false);
  const old = parseLock(former, () => false);
  const files = new Map(lock.baseline.files);
  for (const path of left) {
    const file = old.baseline.files.get(path);
    if (file === undefined) files.delete(path);
    else files.set(path, file);
  }
  return lockText({ ...lock.baseline, files }, { ...lock, entries: new Map([...lock.entries, ...old.entries]) });
}

/** What the former lock has of a text that is not to be had again; it stays as it is. */
function damagedText(path: string, file: BaselineFile, former: FormerLock): string {
  const entry = former.entries.get(path);
  return entry?.checksum === file.checksum ? entry.base64 : '';
}

function fileOf({ id, checksum: sum, x, base64 }: Entry): BaselineFile {
  const bytes = Buffer.from(base64, 'base64');
  return {
    id,
    checksum: sum,
    executable: x === true,
    content: checksum(bytes) === sum ? bytes.toString('utf8') : undefined,
  };
}

/** The line that an entry of the first format has now. A text that is lost there stays lost. */
function entryOf(former: FormerEntry): Entry {
  const text = formerText(former);
  const known = { id: former.id, ...(former.x === true ? { x: true as const } : {}) };
  if (text === undefined) return { ...known, checksum: 'lost', base64: former.z };
  return { ...known, checksum: checksum(text), base64: Buffer.from(text).toString('base64') };
}

function isFormat(value: unknown): boolean {
  return value === 1 || value === format;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

function isFormerEntry(value: unknown): value is FormerEntry {
  return isJsonObject(value) && [value.id, value.sha256, value.z].every((field) => typeof field === 'string');
}

function isEntry(value: unknown): value is Entry {
  return isJsonObject(value) && [value.id, value.checksum, value.base64].every((field) => typeof field === 'string');
}
