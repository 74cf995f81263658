import type { Document } from 'yaml';
import { lineAt } from '../inspect/place.ts';
import { codeOf, readAtMost } from '../inspect/read.ts';
import { exitStatus, failure, isFailure } from '../language/failure.ts';
import { message } from '../language/message.ts';
import { nearest } from '../options/checks/choice.ts';
import { shown } from '../options/checks/result.ts';
import { optionTable } from '../options/table.ts';
import type { AnswersFile } from './given.ts';

/** In bytes: more than all options need. */
const longest = 100_000;

/**
 * Reads a JSON or YAML file of answers, by its absolute path; `file` is how errors name it. Scalars stay as they are written, so that `goVersion: 1.30` is
 * not taken for the number 1.3. Fails with the status of wrong input if it cannot be read or has other content.
 */
export async function readAnswersFile(path: string, file: string): Promise<AnswersFile> {
  const text = readText(path, file);
  const { isMap, isNode, parseDocument } = await import('yaml');
  // JSON is a subset of YAML 1.2, so one parser reads both.
  const document = parseDocument(text.replace(/^\uFEFF/, ''), {
    schema: 'failsafe',
    version: '1.2',
    prettyErrors: false,
    // Its own search for repeated keys takes time with the square of their number.
    uniqueKeys: false,
    // Silent, it would take the first of several documents.
    logLevel: 'error',
  });
  const [problem] = document.errors;
  if (problem?.code === 'MULTIPLE_DOCS') throw failure(exitStatus.wrongInput, message('input.fileDocuments', { file }));
  if (problem !== undefined) {
    throw syntaxFailure(text, problem.pos[0], file, problem.message);
  }
  const pairs = isMap(document.contents) ? document.contents.items : [];
  const twice = repeated(pairs.map(({ key }) => key));
  if (twice !== undefined) {
    const offset = isNode(twice) ? twice.range?.[0] : undefined;
    throw syntaxFailure(text, offset ?? 0, file, 'Map keys must be unique');
  }
  const values = valuesOf(document, file);
  if (typeof values !== 'object' || values === null || Array.isArray(values)) {
    throw failure(exitStatus.wrongInput, message('input.fileShape', { file }));
  }
  const names = optionTable.map(({ name }) => name as string);
  const unknown = Object.keys(values).find((key) => !names.includes(key));
  if (unknown !== undefined) throw unknownKey(file, unknown, names);
  return { file, values };
}

/** The first key that occurs a second time: only one of its values would count. */
function repeated(keys: readonly unknown[]): unknown {
  const seen = new Set<string>();
  return keys.find((key) => seen.size === seen.add(String(key)).size);
}

function syntaxFailure(text: string, offset: number, file: string, reason: string): Error {
  const line = lineAt(text, offset);
  return failure(exitStatus.wrongInput, message('input.fileSyntax', { file, line, reason }));
}

/** The values of a document. An alias without its anchor, or one that multiplies, is found only here. */
function valuesOf(document: Document, file: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw failure(exitStatus.wrongInput, message('input.fileSyntax', { file, line: 1, reason }));
  }
}

/** Reads at most the limit, as the file may be a pipe or an endless device. */
function readText(path: string, file: string): string {
  try {
    const bytes = readAtMost(path, longest + 1);
    if (bytes.length > longest) throw failure(exitStatus.wrongInput, message('input.fileLong', { file, max: longest }));
    return bytes.toString('utf8');
  } catch (error) {
    if (isFailure(error)) throw error;
    throw failure(exitStatus.wrongInput, message('input.fileMissing', { file: shown(file), reason: codeOf(error) }));
  }
}

function unknownKey(file: string, key: string, names: readonly string[]): Error {
  const near = nearest(key, names);
  const problem =
    near === undefined
      ? message('input.keyUnknown', { file, key: shown(key) })
      : message('input.keyNear', { file, key: shown(key), near });
  return failure(exitStatus.wrongInput, problem);
}
