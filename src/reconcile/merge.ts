// A three-way merge of text, line by line. It finds the same changes as `git merge-file` and treats them by the same
// rules, down to the byte: test/unit/merge-fuzz.test.ts compares the two. Text is LF; whoever reads a file takes CRLF
// and BOM off first.

export type Side = 'mine' | 'theirs';

/** A piece of the merged text: lines that are settled, or a place where both sides changed the same lines differently. */
export type Region =
  | { readonly kind: 'settled'; readonly lines: readonly string[] }
  | {
      readonly kind: 'conflict';
      readonly mine: readonly string[];
      readonly base: readonly string[];
      readonly theirs: readonly string[];
    };

export type Merge =
  | { readonly conflict: false; readonly text: string }
  | { readonly conflict: true; readonly regions: readonly Region[] };

type Lines = readonly string[];

/** Lines [start, end) of the base became lines [otherStart, otherEnd) of one side. */
type Hunk = { readonly start: number; readonly end: number; readonly otherStart: number; readonly otherEnd: number };

/** For each line of a file: was it changed (removed from the base, or added to the other), or is it in both? */
type Changed = boolean[];

/** Says of a line whether it is one that may touch a change of the other side. */
export type IsLight = (line: string) => boolean;

/**
 * Merges what `mine` and `theirs` made of `base`. Changes that overlap or touch, with no unchanged line between them, are
 * a conflict, unless they are the same change. A last line without `\n` differs from the same line with one.
 *
 * Where `isLight` is given, this is not git's merge any more: a change of theirs that has nothing but light lines may touch one
 * of mine, and what is new on both sides at the same place stands in the order mine, theirs.
 */
export function mergeLines(base: string, mine: string, theirs: string, isLight?: IsLight): Merge {
  if (mine === theirs || theirs === base) return { conflict: false, text: mine };
  if (mine === base) return { conflict: false, text: theirs };
  const regions = mergeRegions(splitLines(base), splitLines(mine), splitLines(theirs), isLight);
  if (regions.some((region) => region.kind === 'conflict')) return { conflict: true, regions };
  return { conflict: false, text: takeSide(regions, 'mine') };
}

/** The merged text with every conflict decided for one side; what is settled stays merged from both. */
export function takeSide(regions: readonly Region[], side: Side): string {
  return regions.map((region) => (region.kind === 'settled' ? region.lines : region[side]).join('')).join('');
}

/** The lines of a text, each with its `\n`, which the last one may lack. */
export function splitLines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function mergeRegions(base: Lines, mine: Lines, theirs: Lines, isLight: IsLight | undefined): Region[] {
  const mineHunks = findHunks(base, mine);
  const theirHunks = findHunks(base, theirs);
  // A last line without its end could get another one behind it.
  const allEnd = [base, mine, theirs].every((lines) => lines.at(-1)?.endsWith('\n') ?? true);
  const isLightHunk = (hunk: Hunk) => {
    const lines = theirs.slice(hunk.otherStart, hunk.otherEnd);
    if (isLight === undefined || !allEnd || ![...base.slice(hunk.start, hunk.end), ...lines].every(isLight))
      return false;
    // What both sides added is one change, not two that touch.
    const same = mineHunks.find(({ start, end }) => start === hunk.start && end === hunk.end);
    return same === undefined || !haveSameLines(mine.slice(same.otherStart, same.otherEnd), lines);
  };
  const regions: Region[] = [];
  let settled: string[] = [];
  const settle = (lines: Lines) => {
    for (const line of lines) settled.push(line);
  };
  const flush = () => {
    if (settled.length > 0) regions.push({ kind: 'settled', lines: settled });
    settled = [];
  };
  let done = 0;
  for (const cluster of clusters(mineHunks, theirHunks, isLightHunk)) {
    const { start, end, ofMine, ofTheirs } = cluster;
    settle(base.slice(done, start));
    done = end;
    const mineLines = linesOf(mine, ofMine, start, end);
    const theirLines = linesOf(theirs, ofTheirs, start, end);
    if (ofMine.length === 0) settle(theirLines);
    else if (ofTheirs.length === 0 || isSameChange(cluster, mineLines, theirLines)) settle(mineLines);
    else {
      // As zdiff3 does: what both sides begin and end with is settled, and the conflict is what differs.
      const head = commonHead(mineLines, theirLines);
      const tail = commonTail(mineLines, theirLines, head);
      settle(mineLines.slice(0, head));
      flush();
      regions.push({
        kind: 'conflict',
        mine: mineLines.slice(head, mineLines.length - tail),
        base: base.slice(start, end),
        theirs: theirLines.slice(head, theirLines.length - tail),
      });
      settle(mineLines.slice(mineLines.length - tail));
    }
  }
  settle(base.slice(done));
  flush();
  return regions;
}

type Cluster = {
  readonly start: number;
  readonly end: number;
  readonly ofMine: readonly Hunk[];
  readonly ofTheirs: readonly Hunk[];
};

/** Hunks of both sides that overlap or touch in the base belong together, but one of theirs that is light may touch. */
function* clusters(
  mine: readonly Hunk[],
  theirs: readonly Hunk[],
  isLight: (hunk: Hunk) => boolean,
): Generator<Cluster> {
  let mineAt = 0;
  let theirsAt = 0;
  for (;;) {
    const [firstMine, firstTheirs] = [mine[mineAt], theirs[theirsAt]];
    if (firstMine === undefined && firstTheirs === undefined) return;
    const ofMine: Hunk[] = [];
    const ofTheirs: Hunk[] = [];
    if (firstMine !== undefined && (firstTheirs === undefined || isBefore(firstMine, firstTheirs)))
      ofMine.push(firstMine);
    else if (firstTheirs !== undefined) ofTheirs.push(firstTheirs);
    const start = Math.min(firstMine?.start ?? Infinity, firstTheirs?.start ?? Infinity);
    let end = Math.max(ofMine[0]?.end ?? start, ofTheirs[0]?.end ?? start);
    for (;;) {
      const nextMine = mine[mineAt + ofMine.length];
      const nextTheirs = theirs[theirsAt + ofTheirs.length];
      const lastTheirs = ofTheirs.at(-1);
      const joins = (next: Hunk, touched: Hunk | undefined) =>
        next.start < end || (next.start === end && !(touched !== undefined && isLight(touched)));
      if (nextMine && joins(nextMine, lastTheirs?.end === end ? lastTheirs : undefined)) {
        ofMine.push(nextMine);
        end = Math.max(end, nextMine.end);
      } else if (nextTheirs && joins(nextTheirs, nextTheirs)) {
        ofTheirs.push(nextTheirs);
        end = Math.max(end, nextTheirs.end);
      } else break;
    }
    mineAt += ofMine.length;
    theirsAt += ofTheirs.length;
    yield { start, end, ofMine, ofTheirs };
  }
}

/** Where both begin at the same line, what only adds to it comes first, and mine before theirs. */
function isBefore(mine: Hunk, theirs: Hunk): boolean {
  return mine.start < theirs.start || (mine.start === theirs.start && mine.end <= theirs.end);
}

/** What a side has in place of the base's lines [start, end), which hold these hunks of it. */
function linesOf(side: Lines, hunks: readonly Hunk[], start: number, end: number): Lines {
  const first = hunks[0];
  const last = hunks.at(-1);
  if (!first || !last) return [];
  return side.slice(first.otherStart - (first.start - start), last.otherEnd + (end - last.end));
}

/** One hunk each, of the same lines, which became the same lines. Less is a conflict to git, even if it looks alike. */
function isSameChange({ ofMine, ofTheirs }: Cluster, mine: Lines, theirs: Lines): boolean {
  const [one, two] = [ofMine[0], ofTheirs[0]];
  if (!one || !two || ofMine.length > 1 || ofTheirs.length > 1) return false;
  const samePlace = one.start === two.start && one.end === two.end;
  return samePlace && haveSameLines(mine, theirs);
}

function haveSameLines(a: Lines, b: Lines): boolean {
  return a.length === b.length && a.every((line, index) => line === b[index]);
}

function commonHead(a: Lines, b: Lines): number {
  const most = Math.min(a.length, b.length);
  let count = 0;
  while (count < most && a[count] === b[count]) count += 1;
  return count;
}

function commonTail(a: Lines, b: Lines, head: number): number {
  const most = Math.min(a.length, b.length) - head;
  let count = 0;
  while (count < most && a[a.length - 1 - count] === b[b.length - 1 - count]) count += 1;
  return count;
}

/** What changed between two files, with at least one unchanged line between any two hunks. */
function findHunks(base: Lines, other: Lines): Hunk[] {
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
 * Marks the lines that the other file lacks, and the frequent ones (blank lines, closing braces) in the midst of them: to
 * match those would tear one change into many. Returns where the lines are that are left to be compared.
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

/** How often a line has to occur to count as frequent: about the square root of the file's length, a power of two. */
function frequentFrom(length: number): number {
  let root = 1;
  for (let rest = length; rest > 0; rest >>= 2) root *= 2;
  return root;
}

/** Do unmatched lines surround this frequent one, and make up three quarters of the run of frequent and unmatched ones? */
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

type Edits = { readonly removed: readonly number[]; readonly added: readonly number[] };
type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
type Point = { readonly x: number; readonly y: number };

/** Above this many edits from either end the comparison is given up; git starts to guess at the same point. */
const mostCost = 256;

/**
 * One of the shortest ways to turn `a` into `b`: Myers, "An O(ND) Difference Algorithm and Its Variations" (1986), section
 * 4b, with the ties broken as git breaks them. Where it gives up, all lines count as changed: that can only add
 * conflicts, never hide one.
 */
function shortestEdits(a: Lines, b: Lines): Edits {
  const removed: number[] = [];
  const added: number[] = [];
  const middleOf = middleFinder(a, b);
  const boxes: Box[] = [{ left: 0, right: a.length, top: 0, bottom: b.length }];
  for (let box = boxes.pop(); box; box = boxes.pop()) {
    let { left, right, top, bottom } = box;
    while (left < right && top < bottom && a[left] === b[top]) {
      left += 1;
      top += 1;
    }
    while (left < right && top < bottom && a[right - 1] === b[bottom - 1]) {
      right -= 1;
      bottom -= 1;
    }
    const middle = left < right && top < bottom ? middleOf({ left, right, top, bottom }) : undefined;
    if (middle) {
      boxes.push({ left, right: middle.x, top, bottom: middle.y }, { left: middle.x, right, top: middle.y, bottom });
    } else {
      for (let x = left; x < right; x += 1) removed.push(x);
      for (let y = top; y < bottom; y += 1) added.push(y);
    }
  }
  return { removed, added };
}

/** Finds a point in the middle of a shortest way through a box, by searching from both of its corners at once. */
function middleFinder(a: Lines, b: Lines): (box: Box) => Point | undefined {
  // How far each diagonal (x - y) was reached, shifted so that the lowest has a place for the sentinel before it.
  const shift = b.length + 1;
  const forward = new Int32Array(a.length + b.length + 3);
  const backward = new Int32Array(a.length + b.length + 3);
  const reached = (front: Int32Array, diagonal: number) => front[diagonal + shift] ?? 0;

  return ({ left, right, top, bottom }) => {
    const lowest = left - bottom;
    const highest = right - top;
    const first = left - top;
    const last = right - bottom;
    const isOdd = (first - last) % 2 !== 0;
    const from = { low: first, high: first };
    const to = { low: last, high: last };
    /** Widens a front by one diagonal on each side, or narrows it where the box ends. */
    const widen = (range: { low: number; high: number }, front: Int32Array, unreached: number) => {
      if (range.low > lowest) front[--range.low - 1 + shift] = unreached;
      else range.low += 1;
      if (range.high < highest) front[++range.high + 1 + shift] = unreached;
      else range.high -= 1;
    };
    forward[first + shift] = left;
    backward[last + shift] = right;
    for (let cost = 1; cost <= mostCost; cost += 1) {
      widen(from, forward, -1);
      for (let diagonal = from.high; diagonal >= from.low; diagonal -= 2) {
        let x = Math.max(reached(forward, diagonal - 1) + 1, reached(forward, diagonal + 1));
        while (x < right && x - diagonal < bottom && a[x] === b[x - diagonal]) x += 1;
        forward[diagonal + shift] = x;
        const meets = isOdd && diagonal >= to.low && diagonal <= to.high && reached(backward, diagonal) <= x;
        if (meets) return { x, y: x - diagonal };
      }
      widen(to, backward, 0x7fffffff);
      for (let diagonal = to.high; diagonal >= to.low; diagonal -= 2) {
        let x = Math.min(reached(backward, diagonal - 1), reached(backward, diagonal + 1) - 1);
        while (x > left && x - diagonal > top && a[x - 1] === b[x - diagonal - 1]) x -= 1;
        backward[diagonal + shift] = x;
        const meets = !isOdd && diagonal >= from.low && diagonal <= from.high && x <= reached(forward, diagonal);
        if (meets) return { x, y: x - diagonal };
      }
    }
    return undefined;
  };
}

/**
 * A group of changed lines can move by a line where it begins and ends alike: of two equal blocks either may be the new
 * one. Each group goes to where it meets a change of the other file, or else down as far as it can, and joins the groups
 * it runs into. So both sides of a merge place the same change at the same lines.
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
