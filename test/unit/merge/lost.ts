// The oracle for a clean merge that knows nothing of how lines are matched.

import { splitLines } from '../../../src/reconcile/line-diff.ts';

/**
 * Lines that a side wrote itself (the base has none of the kind) and that a clean merge lost, or has in another order.
 * Nobody but that side can have removed one, so each must be there, as often as it was, in the side's order.
 */
export function lostLines(base: string, side: string, merged: string): string[] {
  const inBase = new Set(lineTexts(base));
  const own = lineTexts(side).filter((line) => !inBase.has(line));
  const mergedLines = lineTexts(merged);
  const lost: string[] = [];
  let from = 0;
  for (const line of own) {
    const at = mergedLines.indexOf(line, from);
    if (at === -1) lost.push(line);
    else from = at + 1;
  }
  return lost;
}

/** Without `\n`: whether the last line has one may change with what comes after it. */
function lineTexts(text: string): string[] {
  return splitLines(text).map((line) => line.replace('\n', ''));
}
