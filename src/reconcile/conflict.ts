import type { OnConflict } from '../ask/on-conflict.ts';
import { type Message, message } from '../language/message.ts';
import type { Change, Status } from './change.ts';
import { splitLines } from './lines.ts';
import { withMarkers } from './markers.ts';
import { type Region, takeSide } from './merge.ts';
import { type Operation, writeOperation } from './operation.ts';
import { inStyle, plainStyle } from './text-style.ts';
import type { ThreeSides } from './three-sides.ts';

const labels = { mine: 'yours', base: 'generated last time', theirs: 'generated now' };

/**
 * What becomes of a file that is in conflict. `regions` are those of a merge, undefined where there is nothing to merge with: a file
 * of the user's where one is to be generated, or a binary one. Whatever is decided, the user's lines can be had again:
 * from the markers, or from the file that is put beside.
 */
export function decide(
  sides: ThreeSides,
  regions: readonly Region[] | undefined,
  why: Message,
  decision: OnConflict,
): Change {
  const { path, baseline, mine, next, theirs } = sides;
  const parts = regions ?? (mine === undefined ? undefined : wholeFile(mine.text, theirs));
  const marked = parts === undefined ? undefined : withMarkers(parts, labels);
  const change = (status: Status, after: string | undefined, operations: Operation[]): Change => {
    return { path, status, why, before: mine?.text, after, operations, baseline: next };
  };
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
      // Not decided for good: the baseline stays, so that the next run offers the same again.
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
 * A file of the user's gives way to one that has taken over what it said: the user's is kept beside it. What is rendered
 * is the baseline, so that what was put in besides stays in every later run, as an edit does.
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

function wholeFile(mine: string, theirs: string): Region[] {
  return [{ kind: 'conflict', mine: splitLines(mine), base: [], theirs: splitLines(theirs) }];
}

function theirsOf({ theirs }: ThreeSides, parts: readonly Region[] | undefined): string {
  return parts === undefined ? theirs : takeSide(parts, 'theirs');
}

/** Puts the rendered file, or the user's, beside it under a name that is free: an older `.orig` may hold what is nowhere else. */
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
