import { lockFile } from '../inspect/own-names.ts';
import { visibleLines } from '../language/visible.ts';
import type { Change } from '../reconcile/change.ts';
import { findHunks, type Hunk, type Lines, splitLines } from '../reconcile/line-diff.ts';
import { type Colour, coloured, type Look, plainLook } from './look.ts';

/** A change of a file, and the directory to name it from, with a slash at the end; nothing for the project's own. */
type Differing = Pick<Change, 'path' | 'before' | 'after'> & { readonly below?: string };

/** The unchanged lines around each change, as many as git shows. */
const context = 3;

/** The unified diff of a change, which `git apply` and `patch -p1` read; empty if the text does not change. */
export function unifiedDiff({ path, before, after, below = '' }: Differing): string {
  // Nobody reads the lock.
  if (path === lockFile) return '';
  const [old, next] = [splitLines(before ?? ''), splitLines(after ?? '')];
  const hunks = nearbyHunks(findHunks(old, next)).map((group) => printed(group, old, next));
  if (hunks.length === 0) return '';
  const from = before === undefined ? '/dev/null' : fileName(`a/${below}${path}`);
  const to = after === undefined ? '/dev/null' : fileName(`b/${below}${path}`);
  return `--- ${from}\n+++ ${to}\n${hunks.join('')}`;
}

/** A unified diff that is safe to print: what a terminal would obey or hide is escaped, and such lines cannot be applied. */
export function shownDiff(change: Differing, look: Pick<Look, 'colours'> = plainLook): string {
  const text = visibleLines(unifiedDiff(change));
  if (!look.colours) return text;
  return text.replace(/^([-+@]).*$/gm, (line, sign: string) => coloured(line, signColours[sign] ?? 'dim', look));
}

const signColours: Readonly<Record<string, Colour>> = { '+': 'green', '-': 'red', '@': 'cyan' };

/** Groups hunks whose context would touch or overlap. */
function nearbyHunks(hunks: readonly Hunk[]): Hunk[][] {
  const groups: Hunk[][] = [];
  for (const hunk of hunks) {
    const last = groups.at(-1);
    if (last !== undefined && hunk.start - (last.at(-1)?.end ?? 0) <= 2 * context) last.push(hunk);
    else groups.push([hunk]);
  }
  return groups;
}

function printed(group: readonly Hunk[], old: Lines, next: Lines): string {
  const [first, last] = [group[0], group.at(-1)];
  if (first === undefined || last === undefined) return '';
  const lead = Math.min(context, first.start);
  const trail = Math.min(context, old.length - last.end);
  const lines: string[] = [];
  let at = first.start - lead;
  for (const { start, end, otherStart, otherEnd } of group) {
    lines.push(...signed(' ', old.slice(at, start)), ...signed('-', old.slice(start, end)));
    lines.push(...signed('+', next.slice(otherStart, otherEnd)));
    at = end;
  }
  lines.push(...signed(' ', old.slice(at, at + trail)));
  const from = range(first.start - lead, last.end + trail);
  const to = range(first.otherStart - lead, last.otherEnd + trail);
  return `@@ -${from} +${to} @@\n${lines.join('')}`;
}

function signed(sign: ' ' | '-' | '+', lines: Lines): string[] {
  return lines.map((line) => `${sign}${line.endsWith('\n') ? line : `${line}\n\\ No newline at end of file\n`}`);
}

/** The lines [start, end), counted from 1; an empty range names the line before it. */
function range(start: number, end: number): string {
  return `${start === end ? start : start + 1},${end - start}`;
}

/** Writes a name as git does: quoted if it has unusual characters, and ended by a tab if it has spaces. */
function fileName(name: string): string {
  if (!/[^ -~]|["\\]/.test(name)) return name.includes(' ') ? `${name}\t` : name;
  const bytes = [...Buffer.from(name)].map((byte) => {
    const char = String.fromCharCode(byte);
    if (char === '"' || char === '\\') return `\\${char}`;
    return byte >= 0x20 && byte < 0x7f ? char : `\\${byte.toString(8).padStart(3, '0')}`;
  });
  return `"${bytes.join('')}"`;
}
