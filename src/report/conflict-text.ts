import { visibleLines } from '../language/visible.ts';
import type { Change } from '../reconcile/change.ts';
import { findLeftoverConflicts } from '../reconcile/markers.ts';

/** The unchanged lines around each conflict. */
const context = 2;

/**
 * The conflicts of a file as they would stand between markers, with their line numbers and some lines around them, in at most `most`
 * lines. `hidden` is how many more there are.
 */
export function conflictText({ after }: Pick<Change, 'after'>, most: number): { text: string; hidden: number } {
  const lines = (after ?? '').split('\n');
  const parts = findLeftoverConflicts(after ?? '').map(({ mine, end }) => {
    const from = Math.max(1, mine - context);
    const to = Math.min(lines.length, end + context);
    return lines.slice(from - 1, to).map((line, i) => `${String(from + i).padStart(5)}  ${line}`);
  });
  const all = parts.flatMap((part, i) => (i === 0 ? part : ['    …', ...part]));
  return { text: visibleLines(all.slice(0, most).join('\n')), hidden: Math.max(0, all.length - most) };
}
