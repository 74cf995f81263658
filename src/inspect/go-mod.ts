import { join } from 'node:path';
import { readIfThere } from './read.ts';

/** The module path that a folder's go.mod states (https://go.dev/ref/mod#go-mod-file-module), undefined where there is none. */
export function modulePathIn(folder: string): string | undefined {
  const text = readIfThere(join(folder, 'go.mod'))?.toString('utf8') ?? '';
  const [, path] = /^module[ \t]+(?:\([ \t]*\r?\n[ \t]*)?["`]?([^\s"`()]+)/m.exec(text) ?? [];
  return path;
}
