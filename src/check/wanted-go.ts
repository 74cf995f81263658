import { compareVersions } from '../versions/compare.ts';
import { lineAt, type Texts } from './finding.ts';

/** A file whose `go` line wants a Go at least. */
export type WantedGo = { readonly file: string; readonly line: number; readonly version: string };

/** What go.mod, or go.work in its place, wants. `listIgnored` names the file that says what is left out where the Go runs. */
export function wantedGo(texts: Texts, listIgnored: string): WantedGo | undefined {
  const wanted = ['go.mod', 'go.work'].flatMap((file) => {
    const text = texts.get(file);
    if (text === undefined) return [];
    if (file === 'go.work' && isIgnored(file, texts.get(listIgnored) ?? '')) return [];
    const match = /^[ \t]*go[ \t]+(\d+\.\d+(?:\.\d+)?)/m.exec(text);
    return match === null ? [] : [{ file, line: lineAt(text, match.index), version: match[1] ?? '' }];
  });
  return wanted.sort((a, b) => compareVersions(b.version, a.version))[0];
}

/** Whether a Go is older than what is wanted; X.Y stands for the newest patch of it. */
export function isOlder(version: string, wanted: string): boolean {
  const parts = version.split('.').length;
  return compareVersions(version, wanted.split('.').slice(0, parts).join('.')) < 0;
}

/** Whether a file in the top folder is left out by a .dockerignore or .gitignore: the last pattern that matches decides. */
function isIgnored(file: string, patterns: string): boolean {
  let ignored = false;
  for (const line of patterns.split('\n')) {
    const [, not, pattern = ''] = /^\s*(!?)(?:\.?\/|\*\*\/)*([^\s#]*)\s*$/.exec(line) ?? [];
    const source = pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replace(/\*+/g, '.*')
      .replaceAll('?', '.');
    if (pattern !== '' && new RegExp(`^${source}$`).test(file)) ignored = not === '';
  }
  return ignored;
}
