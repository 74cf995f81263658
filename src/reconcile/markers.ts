// Conflict markers, as `git merge-file --zdiff3` writes them, and the ones that are still left in a file.

import type { Region } from './merge.ts';

/** What the markers call the three sides. */
export type MarkerLabels = { readonly mine: string; readonly base: string; readonly theirs: string };

/** Where one conflict stands in a text; lines count from 1, and `base` is there if the marker of the base is. */
export type LeftoverConflict = {
  readonly mine: number;
  readonly base?: number;
  readonly theirs: number;
  readonly end: number;
};

/** The merged text, with both sides of each conflict and what they were made from between markers. */
export function withMarkers(regions: readonly Region[], labels: MarkerLabels): string {
  const parts = regions.map((region) => {
    if (region.kind === 'settled') return region.lines.join('');
    return [
      markerLine('<', labels.mine),
      endedLines(region.mine),
      markerLine('|', labels.base),
      endedLines(region.base),
      markerLine('='),
      endedLines(region.theirs),
      markerLine('>', labels.theirs),
    ].join('');
  });
  return parts.join('');
}

/** What no prose begins a line with, but for the markers of a conflict: `=======` alone underlines a heading in Markdown. */
const certainInProse = /^(?:<{7}|\|{7}|>{7}) /m;
/** Nor does code, where the markers need no label. */
const certainInCode = /^(?:(?:<{7}|\|{7}|>{7})(?: |\r?$)|={7}\r?$)/m;

/**
 * The line, from 1, of the first marker that is left in the text of a file, also where its conflict is resolved by half; undefined where
 * there is none. What stands in a text that was `generated` is no marker.
 */
export function leftoverMarker(path: string, text: string, generated: readonly string[]): number | undefined {
  const certain = /\.(md|markdown|rst|adoc|txt)$/i.test(path) ? certainInProse : certainInCode;
  if (!certain.test(text)) return findLeftoverConflicts(text)[0]?.mine;
  const known = new Set(generated.flatMap((one) => one.split('\n')));
  const at = text.split('\n').findIndex((line) => certain.test(line) && !known.has(line.replace(/\r$/, '')));
  return at < 0 ? undefined : at + 1;
}

/** The conflicts in a text (with LF or CRLF) whose opening, middle and closing marker follow each other, with or without labels. */
export function findLeftoverConflicts(text: string): LeftoverConflict[] {
  const found: LeftoverConflict[] = [];
  let mine: number | undefined;
  let base: number | undefined;
  let theirs: number | undefined;
  for (const [index, line] of text.split('\n').entries()) {
    const marker = markerOf(line);
    const number = index + 1;
    if (marker === '<') {
      mine = number;
      base = undefined;
      theirs = undefined;
    } else if (marker === '|' && mine !== undefined && theirs === undefined) base ??= number;
    else if (marker === '=' && mine !== undefined) theirs ??= number;
    else if (marker === '>' && mine !== undefined && theirs !== undefined) {
      found.push({ mine, ...(base !== undefined && { base }), theirs, end: number });
      mine = undefined;
      base = undefined;
      theirs = undefined;
    }
  }
  return found;
}

function markerLine(sign: string, label = ''): string {
  const name = label.replace(/\s+/g, ' ').trim();
  return `${sign.repeat(7)}${name && ' '}${name}\n`;
}

/** A marker needs a line of its own, so a last line without `\n` gets one. */
function endedLines(lines: readonly string[]): string {
  const text = lines.join('');
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}

/** The sign of a marker line: seven of it, then a space and a label or nothing; the middle one never has a label. */
function markerOf(line: string): string | undefined {
  const found = /^(?:([<|>])\1{6}(?: .*)?|(=)={6})\r?$/.exec(line);
  return found?.[1] ?? found?.[2];
}
