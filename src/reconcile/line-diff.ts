// What changed between two texts, line by line: the same changes that git finds, at the same lines.

import { shortestEdits } from './shortest-edits.ts';

export type Lines = readonly string[];

/** Splits a text into lines, each with its `\n`, which the last one may lack. */
export function splitLines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** The number of equal lines that two texts begin with. */
export function commonHead(a: Lines, b: Lines): number {
  const most = Math.min(a.length, b.length);
  let count = 0;
  while (count < most && a[count] === b[count]) count += 1;
  return count;
}

/** The number of equal lines that two texts end with, after the `head` equal lines that they begin with. */
export function commonTail(a: Lines, b: Lines, head: number): number {
  const most = Math.min(a.length, b.length) - head;
  let count = 0;
  while (count < most && a[a.length - 1 - count] === b[b.length - 1 - count]) count += 1;
  return count;
}

/** Lines [start, end) of the base became lines [otherStart, otherEnd) of one side. */
export type Hunk = {
  readonly start: number;
  readonly end: number;
  readonly otherStart: number;
  readonly otherEnd: number;
};

/** For each line of a file, whether it was changed: removed from the base, or added by the other. */
type Changed = boolean[];

/** The changes between two files, in order, with at least one unchanged line between any two. */
export function findHunks(base: Lines, other: Lines): Hunk[] {
  const baseChanged: Changed = base.map(() => false);
  const otherChanged: Changed = other.map(() => false);
  markChanges(base, other, baseChanged, otherChanged);
  slideGroups(base, baseChanged, otherChanged);
  slideGroups(other, otherChanged, baseChanged);
  const hunks: Hunk[] = [];
  let start = 0;
  let otherStart = 0;
  while (start < base.length || otherStart < other.length) {
    const end = groupEnd(baseChanged, start);
    const otherEnd = groupEnd(otherChanged, otherStart);
    if (end > start || otherEnd > otherStart) hunks.push({ start, end, otherStart, otherEnd });
    start = end + 1;
    otherStart = otherEnd + 1;
  }
  return hunks;
}

function markChanges(base: Lines, other: Lines, baseChanged: Changed, otherChanged: Changed): void {
  const head = commonHead(base, other);
  const tail = commonTail(base, other, head);
  const baseKept = markUnmatched(base, head, tail, countLines(other), baseChanged);
  const otherKept = markUnmatched(other, head, tail, countLines(base), otherChanged);
  const baseLines = baseKept.map((at) => base[at] ?? '');
  const otherLines = otherKept.map((at) => other[at] ?? '');
  const edits = shortestEdits(baseLines, otherLines);
  for (const at of edits.removed) baseChanged[baseKept[at] ?? -1] = true;
  for (const at of edits.added) otherChanged[otherKept[at] ?? -1] = true;
}

function countLines(lines: Lines): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  return counts;
}

/**
 * Marks the lines that the other file lacks, and frequent ones (blank lines, closing braces) among them: matching those would tear one
 * change into many. Returns the indexes of the lines that are left to be compared.
 */
function markUnmatched(
  lines: Lines,
  head: number,
  tail: number,
  inOther: ReadonlyMap<string, number>,
  changed: Changed,
): number[] {
  const frequent = frequentFrom(lines.length);
  const counts = lines.slice(head, lines.length - tail).map((line) => inOther.get(line) ?? 0);
  const kept: number[] = [];
  for (const [index, count] of counts.entries()) {
    if (count === 0 || (count >= frequent && isAmongUnmatched(counts, index, frequent))) changed[head + index] = true;
    else kept.push(head + index);
  }
  return kept;
}

/** The number of occurrences from which a line is frequent: about the square root of the file's length, a power of two. */
function frequentFrom(length: number): number {
  let root = 1;
  for (let rest = length; rest > 0; rest >>= 2) root *= 2;
  return root;
}

/** Reports whether unmatched lines surround this frequent one, and are three quarters of the frequent and unmatched lines around it. */
function isAmongUnmatched(counts: readonly number[], index: number, frequent: number): boolean {
  const scan = (step: 1 | -1) => {
    const run = { unmatched: 0, frequent: 1 };
    for (let distance = 1; distance <= 100; distance += 1) {
      const count = counts[index + step * distance];
      if (count === 0) run.unmatched += 1;
      else if (count !== undefined && count >= frequent) run.frequent += 1;
      else break;
    }
    return run;
  };
  const above = scan(-1);
  const below = scan(1);
  if (above.unmatched === 0 || below.unmatched === 0) return false;
  const frequents = above.frequent + below.frequent;
  return frequents * 4 < frequents + above.unmatched + below.unmatched;
}

/**
 * Moves each group of changed lines to where git puts it. A group can move by a line if its first line equals the line after it: of two
 * equal blocks, either may be the new one. Each group goes to where it meets a change of the other file, or else down as far as it can, and
 * joins the groups that it meets. So both sides of a merge have the same change at the same lines.
 */
function slideGroups(lines: Lines, changed: Changed, otherChanged: Changed): void {
  const group = { start: 0, end: 0 };
  // The other file's group, empty or not, after the same number of unchanged lines.
  const other = { start: 0, end: 0 };
  const up = (): boolean => {
    if (group.start === 0 || lines[group.start - 1] !== lines[group.end - 1]) return false;
    changed[--group.start] = true;
    changed[--group.end] = false;
    group.start = groupStart(changed, group.start);
    other.end = other.start - 1;
    other.start = groupStart(otherChanged, other.end);
    return true;
  };
  const down = (): boolean => {
    if (group.end === lines.length || lines[group.start] !== lines[group.end]) return false;
    changed[group.start++] = false;
    changed[group.end++] = true;
    group.end = groupEnd(changed, group.end);
    other.start = other.end + 1;
    other.end = groupEnd(otherChanged, other.start);
    return true;
  };
  for (;;) {
    group.end = groupEnd(changed, group.start);
    other.end = groupEnd(otherChanged, other.start);
    if (group.end > group.start) {
      let size = 0;
      let meets = false;
      while (size !== group.end - group.start) {
        size = group.end - group.start;
        while (up());
        meets = other.end > other.start;
        while (down()) meets ||= other.end > other.start;
      }
      while (meets && other.end === other.start && up());
    }
    if (group.end >= lines.length) return;
    group.start = group.end + 1;
    other.start = other.end + 1;
  }
}

function groupEnd(changed: Changed, start: number): number {
  let end = start;
  while (changed[end]) end += 1;
  return end;
}

function groupStart(changed: Changed, end: number): number {
  let start = end;
  while (start > 0 && changed[start - 1]) start -= 1;
  return start;
}
