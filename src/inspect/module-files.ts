import { join } from 'node:path';
import { lockFile } from './own-names.ts';
import { readIfExists, readUnlinked } from './read.ts';

/** Returns the module path of a folder's go.mod (https://go.dev/ref/mod#go-mod-file-module), undefined if there is none. */
export function modulePathIn(folder: string): string | undefined {
  return /^module[ \t]+(?:\([ \t]*\r?\n[ \t]*)?["`]?([^\s"`()]+)/m.exec(goMod(folder))?.[1];
}

/** Returns the release of the `go` line in a folder's go.mod, as X.Y, undefined if there is none. */
export function goLineIn(folder: string): string | undefined {
  return /^go[ \t]+([0-9]+\.[0-9]+)/m.exec(goMod(folder))?.[1];
}

function goMod(folder: string): string {
  return readUnlinked(join(folder, 'go.mod'))?.toString('utf8') ?? '';
}

/**
 * Returns the paths of the files that a folder's lock lists as generated, undefined if there is no lock. This only tells whose a file is:
 * the lock itself is read and checked when files are reconciled. A damaged lock counts with every path that it names.
 */
export function generatedPaths(folder: string): readonly string[] | undefined {
  const text = readIfExists(join(folder, lockFile))?.toString('utf8');
  if (text === undefined) return undefined;
  return [...text.matchAll(/^[ \t]*"([^"\n]+)": \{"id"/gm)].map(([, path = '']) => path);
}
