// A three-way merge of text, line by line. It finds the same changes as `git merge-file` and treats them by the same
// rules, down to the byte: test/unit/merge-fuzz.test.ts compares the two. Text has LF and no BOM;
// see text-style.ts.

import { commonHead, commonTail, findHunks, type Hunk, type Lines, splitLines } from './line-diff.ts';

export type Side = 'mine' | 'theirs';

/** A piece of the merged text: settled lines, or a place where both sides changed the same lines differently. */
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

/** Reports whether a change of this line may touch a change of the other side. */
export type IsLight = (line: string) => boolean;

/**
 * Merges what `mine` and `theirs` made of `base`. Changes that overlap or touch, with no unchanged line between them, are a conflict, unless
 * they are the same change. A last line without `\n` differs from the same line with one.
 *
 * With `isLight`, this differs from git's merge: a change of theirs that has only light lines may touch one of mine, and lines added by both
 * sides at the same place are in the order mine, theirs.
 */
export function mergeLines(base: string, mine: string, theirs: string, isLight?: IsLight): Merge {
  if (mine === theirs || theirs === base) return { conflict: false, text: mine };
  if (mine === base) return { conflict: false, text: theirs };
  const regions = mergeRegions(splitLines(base), splitLines(mine), splitLines(theirs), isLight);
  if (regions.some((region) => region.kind === 'conflict')) return { conflict: true, regions };
  return { conflict: false, text: takeSide(regions, 'mine') };
}

/** The merged text with every conflict decided for one side. */
export function takeSide(regions: readonly Region[], side: Side): string {
  return regions.map((region) => (region.kind === 'settled' ? region.lines : region[side]).join('')).join('');
}

function mergeRegions(base: Lines, mine: Lines, theirs: Lines, isLight: IsLight | undefined): Region[] {
  const mineHunks = findHunks(base, mine);
  const theirHunks = findHunks(base, theirs);
  // A last line without `\n` could get another line appended to it.
  const allEnd = [base, mine, theirs].every((lines) => lines.at(-1)?.endsWith('\n') ?? true);
  const isLightHunk = (hunk: Hunk) => {
    const lines = theirs.slice(hunk.otherStart, hunk.otherEnd);
    if (isLight === undefined || !allEnd || ![...base.slice(hunk.start, hunk.end), ...lines].every(isLight))
      return false;
    // Lines added by both sides are one change, not two that touch.
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
      // As zdiff3 does: common lines at the beginning and the end are settled, and the conflict is what differs.
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

/** Groups the hunks of both sides that overlap or touch in the base, but for a light one of theirs that only touches. */
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

/** Orders hunks that begin at the same line: an insertion comes first, and mine before theirs. */
function isBefore(mine: Hunk, theirs: Hunk): boolean {
  return mine.start < theirs.start || (mine.start === theirs.start && mine.end <= theirs.end);
}

/** The lines of a side in place of the base's lines [start, end), given its hunks in there. */
function linesOf(side: Lines, hunks: readonly Hunk[], start: number, end: number): Lines {
  const first = hunks[0];
  const last = hunks.at(-1);
  if (!first || !last) return [];
  return side.slice(first.otherStart - (first.start - start), last.otherEnd + (end - last.end));
}

/** Reports whether both sides have one hunk, at the same lines, with the same result. Anything less is a conflict to git. */
function isSameChange({ ofMine, ofTheirs }: Cluster, mine: Lines, theirs: Lines): boolean {
  const [one, two] = [ofMine[0], ofTheirs[0]];
  if (!one || !two || ofMine.length > 1 || ofTheirs.length > 1) return false;
  const samePlace = one.start === two.start && one.end === two.end;
  return samePlace && haveSameLines(mine, theirs);
}

function haveSameLines(a: Lines, b: Lines): boolean {
  return a.length === b.length && a.every((line, index) => line === b[index]);
}
