// Conflict markers, as `git merge-file --zdiff3` writes them, and the ones that are still left in a file.

import type { Region } from './merge.ts';

/** The labels of the three sides in the markers. */
export type MarkerLabels = { readonly mine: string; readonly base: string; readonly theirs: string };

/** The lines (from 1) of the markers of one conflict; `base` if there is a marker of the base. */
export type LeftoverConflict = {
  readonly mine: number;
  readonly base?: number;
  readonly theirs: number;
  readonly end: number;
};

/** The merged text, with both sides and the base of each conflict between markers. */
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

/** Markers that prose never has at the beginning of a line. `=======` is not one: it underlines a heading in Markdown. */
const certainInProse = /^(?:<{7}|\|{7}|>{7}) /m;
/** Markers that code never has at the beginning of a line; here they need no label. */
const certainInCode = /^(?:(?:<{7}|\|{7}|>{7})(?: |\r?$)|={7}\r?$)/m;

/**
 * The line (from 1) of the first marker left in a file, also of a conflict that is only half resolved; undefined if there is none. Lines of
 * the `generated` texts do not count.
 */
export function leftoverMarker(path: string, text: string, generated: readonly string[]): number | undefined {
  const certain = /\.(md|markdown|rst|adoc|txt)$/i.test(path) ? certainInProse : certainInCode;
  if (!certain.test(text)) return findLeftoverConflicts(text)[0]?.mine;
  const known = new Set(generated.flatMap((one) => one.split('\n')));
  const at = text.split('\n').findIndex((line) => certain.test(line) && !known.has(line.replace(/\r$/, '')));
  return at < 0 ? undefined : at + 1;
}

/** The conflicts in a text (with LF or CRLF): an opening, a middle and a closing marker in this order, with or without labels. */
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

/** Ends the last line, as the marker after it needs its own line. */
function endedLines(lines: readonly string[]): string {
  const text = lines.join('');
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}

/** The sign of a marker line: seven of it, then nothing, or a space and a label; the middle marker never has one. */
function markerOf(line: string): string | undefined {
  const found = /^(?:([<|>])\1{6}(?: .*)?|(=)={6})\r?$/.exec(line);
  return found?.[1] ?? found?.[2];
}
