import type { Decision } from '../ask/on-conflict.ts';
import { type Message, message } from '../language/message.ts';
import type { Change, Status } from './change.ts';
import { splitLines } from './line-diff.ts';
import { withMarkers } from './markers.ts';
import { type Region, takeSide } from './merge.ts';
import type { Operation } from './operation.ts';
import { inStyle, plainStyle } from './text-style.ts';
import { type ThreeSides, writeOperation } from './three-sides.ts';

const labels = { mine: 'yours', base: 'generated last time', theirs: 'generated now' };

/**
 * Carries out a decision about a file in conflict. `regions` come from the merge; undefined if there is nothing to merge with, such as for a
 * binary file. Whatever the decision, no line of the user's is lost: it is between markers, or in a copy next to the file.
 */
export function decide(
  sides: ThreeSides,
  regions: readonly Region[] | undefined,
  why: Message,
  decision: Decision,
): Change {
  const { path, baseline, mine, next, theirs } = sides;
  const parts = regions ?? (mine === undefined ? undefined : wholeFile(mine.text, theirs));
  const marked = parts === undefined ? undefined : withMarkers(parts, labels);
  const change = (status: Status, after: string | undefined, operations: Operation[]): Change => {
    return { path, status, why, before: mine?.text, after, operations, baseline: next };
  };
  if (typeof decision === 'object') {
    return { ...change('merged', decision.text, [writeOperation(sides, decision.text)]), why: message('why.edited') };
  }
  switch (decision) {
    case 'mine': {
      const text = parts === undefined ? undefined : takeSide(parts, 'mine');
      return change('mine', text, text === undefined || text === mine?.text ? [] : [writeOperation(sides, text)]);
    }
    case 'theirs':
      return change('theirs', theirsOf(sides, parts), [
        ...beside(sides, 'orig'),
        writeOperation(sides, theirsOf(sides, parts)),
      ]);
    case 'new':
      // Not a final decision: the baseline stays, so the next run offers the same again.
      return { ...change('beside', mine?.text, beside(sides, 'new')), baseline };
    case 'markers':
      // A binary file cannot hold markers.
      if (marked === undefined) return { ...change('beside', undefined, beside(sides, 'new')), baseline };
      return change('marked', marked, [writeOperation(sides, marked)]);
    case 'fail':
      return { ...change('conflict', marked ?? theirs, []), baseline };
  }
}

/**
 * Replaces a file of the user's by one that has its content in another form, and keeps the user's as a copy. The rendered text becomes the
 * baseline, so that later runs keep what was inserted as they keep an edit.
 */
export function takenOver(sides: ThreeSides, text: string): Change {
  const kept = beside(sides, 'orig');
  const orig = kept[0]?.path ?? `${sides.path}.orig`;
  return {
    path: sides.path,
    status: 'takenOver',
    why: message('why.takenOver', { orig }),
    before: sides.mine?.text,
    after: text,
    operations: [...kept, writeOperation(sides, text)],
    baseline: sides.next,
  };
}

/** Replaces an edited file by the rendered one (`--force`), and keeps the user's as a copy. */
export function overwritten(sides: ThreeSides): Change {
  const kept = beside(sides, 'orig');
  const orig = kept[0]?.path ?? `${sides.path}.orig`;
  return {
    path: sides.path,
    status: 'overwritten',
    why: message('why.overwritten', { orig }),
    before: sides.mine?.text,
    after: sides.theirs,
    operations: [...kept, writeOperation(sides, sides.theirs)],
    baseline: sides.next,
  };
}

function wholeFile(mine: string, theirs: string): Region[] {
  return [{ kind: 'conflict', mine: splitLines(mine), base: [], theirs: splitLines(theirs) }];
}

function theirsOf({ theirs }: ThreeSides, parts: readonly Region[] | undefined): string {
  return parts === undefined ? theirs : takeSide(parts, 'theirs');
}

/** Puts the rendered file, or a copy of the user's, next to it under an unused name: an older `.orig` may be the only copy of something. */
function beside({ path, seen, see, mine, theirs, executable }: ThreeSides, suffix: 'new' | 'orig'): Operation[] {
  // In the style of the user's file, so that a comparison of the two shows what differs.
  const rendered = inStyle(theirs, mine?.style ?? plainStyle);
  const content = suffix === 'new' ? rendered : (seen.file?.bytes ?? Buffer.alloc(0));
  for (let i = 0; ; i++) {
    const name = `${path}.${suffix}${i === 0 ? '' : `.${i}`}`;
    const { file, obstacle } = see(name);
    if (file?.bytes.equals(content)) return [];
    if (file === undefined && obstacle === undefined) {
      return [{ kind: 'write', path: name, content, executable, before: null }];
    }
  }
}
