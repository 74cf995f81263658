import { join } from 'node:path';
import { readIfExists } from './read.ts';

/** The module path that a folder's go.mod states (https://go.dev/ref/mod#go-mod-file-module), undefined where there is none. */
export function modulePathIn(folder: string): string | undefined {
  const text = readIfExists(join(folder, 'go.mod'))?.toString('utf8') ?? '';
  const [, path] = /^module[ \t]+(?:\([ \t]*\r?\n[ \t]*)?["`]?([^\s"`()]+)/m.exec(text) ?? [];
  return path;
}

/** The release of the `go` line in a folder's go.mod, as X.Y, undefined where there is none. */
export function goLineIn(folder: string): string | undefined {
  const text = readIfExists(join(folder, 'go.mod'))?.toString('utf8') ?? '';
  return /^go[ \t]+([0-9]+\.[0-9]+)/m.exec(text)?.[1];
}
