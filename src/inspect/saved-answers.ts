import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { exitStatus, failure } from '../language/failure.ts';
import { message } from '../language/message.ts';
import { isJsonObject } from './json-object.ts';
import { savedAnswersFile } from './own-names.ts';
import { readUnlinked } from './read.ts';

/** The key that Yeoman keeps this generator's configuration under: the package's name. */
export const generatorKey = 'generator-go-container';

/** The content of a project's `.yo-rc.json`: all of it, and the part of this generator. */
export type SavedAnswers = {
  readonly document: Readonly<Record<string, unknown>>;
  /** The document on disk, which an unsaved text may differ from. */
  readonly onDisk: unknown;
  readonly values: Readonly<Record<string, unknown>>;
};

/**
 * Reads the saved answers; `unsaved` is the text of a `.yo-rc.json` that another generator of the same run has not
 * written yet. Fails with the status of wrong input where the file is not what Yeoman writes.
 */
export function readSavedAnswers(folder: string, unsaved?: string): SavedAnswers {
  const file = join(folder, savedAnswersFile);
  const bytes = readUnlinked(file);
  if (unsaved === undefined && bytes === undefined) return { document: {}, onDisk: undefined, values: {} };
  const document = parse(file, unsaved ?? bytes ?? '');
  const values = isJsonObject(document) ? (document[generatorKey] ?? {}) : undefined;
  if (!isJsonObject(document) || !isJsonObject(values)) {
    throw failure(exitStatus.wrongInput, message('input.savedShape', { file, generator: generatorKey }));
  }
  if (isTooDeep(document)) throw failure(exitStatus.wrongInput, message('input.savedDeep', { file, most: deepest }));
  return { document, onDisk: unsaved === undefined ? document : undefined, values };
}

/** Reports if the bytes of `.yo-rc.json`, undefined for none, still say what was read of it; an unsaved text stands for whatever is there. */
export function isStillSaved({ document, onDisk }: SavedAnswers, bytes: Uint8Array | undefined): boolean {
  if (onDisk === undefined) return bytes === undefined || Object.keys(document).length > 0;
  if (bytes === undefined) return false;
  try {
    return isDeepStrictEqual(parse(savedAnswersFile, Buffer.from(bytes)), onDisk);
  } catch {
    return false;
  }
}

function parse(file: string, content: string | Buffer): unknown {
  try {
    const text = typeof content === 'string' ? content : new TextDecoder('utf-8', { fatal: true }).decode(content);
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    // The parser quotes what it stumbles on, which may be a secret if the file is a link to one.
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '').replace(/,? *(?:\.\.\.)?".*/, '') : '';
    throw failure(exitStatus.wrongInput, message('input.savedSyntax', { file, reason }));
  }
}

/** The levels of lists and objects in one another that are taken: to compare and write a document uses the stack for each. */
const deepest = 500;

function isTooDeep(document: unknown): boolean {
  let values = [document];
  for (let depth = 0; values.length > 0; depth++) {
    if (depth > deepest) return true;
    values = values.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []));
  }
  return false;
}
