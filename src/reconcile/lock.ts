import { checksum } from '../inspect/checksum.ts';
import { isJsonObject } from '../inspect/json-object.ts';
import { lockFile, savedAnswersFile } from '../inspect/own-names.ts';
import { exitStatus, failure } from '../language/failure.ts';
import { message } from '../language/message.ts';

/** One rendered file of the last run. */
export type BaselineFile = {
  /** The name of the template, by which the file is found again under another path. */
  readonly id: string;
  readonly checksum: string;
  readonly executable: boolean;
  /** Undefined if the lock no longer has the text, or not all of it. */
  readonly content: string | undefined;
};

/** The rendered files of the last run by path, and the version of the generator that made them. */
export type Baseline = { readonly version: string | undefined; readonly files: ReadonlyMap<string, BaselineFile> };

/**
 * A file's line in the lock. The text is in base64, so that a search and replace over the whole project does not change it, and no search
 * finds it. It is not compressed, as git compresses anyway.
 */
type Entry = { id: string; checksum: string; x?: true; base64: string };

/** The number of this format. A lock of format 1 is read, and written in this one. */
const format = 2;

/** The text of the lock: JSON with one line for each file, so that a merge of two branches conflicts in few lines. */
export function lockText({ version, files }: Baseline, former: FormerLock): string {
  const lines = [...files].map(([path, file]) => {
    const entry: Entry = {
      id: file.id,
      checksum: file.checksum,
      ...(file.executable ? { x: true } : {}),
      base64: file.content === undefined ? damagedText(path, former) : Buffer.from(file.content).toString('base64'),
    };
    return `    ${JSON.stringify(path)}: ${JSON.stringify(entry)}`;
  });
  return `{\n  "lock": ${format},\n  "generator": ${JSON.stringify(version)},\n  "files": {\n${lines.join(',\n')}\n  }\n}\n`;
}

/** A lock as it was read, with its lines. `damaged` is set if it exists and could not be read in full. */
export type FormerLock = {
  readonly baseline: Baseline;
  readonly entries: ReadonlyMap<string, Entry>;
  readonly damaged: boolean;
};

const noLock: FormerLock = { baseline: { version: undefined, files: new Map() }, entries: new Map(), damaged: false };

/**
 * Reads a lock; undefined means there is none. A text that is not a lock counts as none, and a file whose text does not match its checksum
 * as unknown, so that nothing is overwritten because of it. Fails with the status of conflicts if git's markers are in it, and with that of
 * wrong input if it is of a newer format or names a path that `isUnsafe`.
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
    const entry = isFormat1Entry(value) ? entryOf(value) : value;
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

/** The text of a lock in which the `left` paths are as in an older one: those files were not written, so their baseline does not advance. */
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

/** The damaged text of the former lock, which stays as it is. */
function damagedText(path: string, former: FormerLock): string {
  return former.entries.get(path)?.base64 ?? '';
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

/** An entry of format 1: `z` is the text, deflated (RFC 1951) and in base64. */
type Format1Entry = { id: string; sha256: string; x?: true; z: string };

/** The largest text that an entry of format 1 may unpack to; no rendered file was anywhere near this. */
const maxBytes = 8 * 1024 * 1024;

/** Converts an entry of format 1. A damaged text stays damaged. */
function entryOf(former: Format1Entry): Entry {
  const text = format1Text(former);
  const known = { id: former.id, ...(former.x === true ? { x: true as const } : {}) };
  if (text === undefined) return { ...known, checksum: 'lost', base64: former.z };
  return { ...known, checksum: checksum(text), base64: Buffer.from(text).toString('base64') };
}

/** The text of an entry of format 1; undefined if it does not match its hash. Loads its modules here, as they are slow and needed once. */
function format1Text({ sha256, z }: Format1Entry): string | undefined {
  const { createHash } = process.getBuiltinModule('node:crypto');
  const { inflateRawSync } = process.getBuiltinModule('node:zlib');
  try {
    const bytes = inflateRawSync(Buffer.from(z, 'base64'), { maxOutputLength: maxBytes });
    return createHash('sha256').update(bytes).digest('hex') === sha256 ? bytes.toString('utf8') : undefined;
  } catch {
    return undefined;
  }
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

function isFormat1Entry(value: unknown): value is Format1Entry {
  return isJsonObject(value) && [value.id, value.sha256, value.z].every((field) => typeof field === 'string');
}

function isEntry(value: unknown): value is Entry {
  return isJsonObject(value) && [value.id, value.checksum, value.base64].every((field) => typeof field === 'string');
}
