import { statSync } from 'node:fs';
import { join } from 'node:path';
import { entriesOf } from '../read.ts';

/** How many folders and names a search looks at before it gives up. */
const mostSteps = 100_000;

/**
 * Reports if a file or folder matches a pattern of https://pkg.go.dev/path#Match, relative to a folder. A search that would take too long
 * counts as a match: nothing is known to be missing.
 */
export function isPresent(folder: string, pattern: string): boolean {
  const elements = pattern.split('/').filter((element) => element !== '' && element !== '.');
  // Each folder is looked at once for each element: `*/../*/..` leads to the same folders again and again.
  const seen = new Set<string>();
  const waiting: { path: string; at: number }[] = [{ path: folder, at: 0 }];
  let steps = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { path, at } = next;
    const element = elements[at];
    if (element === undefined) return true;
    if (seen.has(`${at} ${path}`)) continue;
    seen.add(`${at} ${path}`);
    const isPattern = /[*?[\\]/.test(element);
    const all = isPattern ? entriesOf(path).map(({ name }) => name) : [];
    const names = isPattern ? all.filter((name) => matches(element, name)) : [element];
    steps += names.length + 1;
    if (steps > mostSteps) return true;
    for (const name of names) {
      const below = join(path, name);
      if (exists(below)) waiting.push({ path: below, at: at + 1 });
    }
  }
  return false;
}

/** Reports if a name matches one element of a pattern. A malformed pattern matches nothing. */
function matches(pattern: string, name: string): boolean {
  const steps = stepsOf(pattern);
  if (steps === undefined) return false;
  const characters = [...name];
  // Only the last star is tried again: whatever an earlier one could take instead, that one can take as well.
  let star = -1;
  let from = 0;
  let step = 0;
  for (let at = 0; at < characters.length; ) {
    const matcher = steps[step];
    if (matcher === 'star') {
      star = step++;
      from = at;
    } else if (matcher?.(characters[at] ?? '')) {
      step++;
      at++;
    } else if (star >= 0) {
      step = star + 1;
      at = ++from;
    } else {
      return false;
    }
  }
  return steps.slice(step).every((rest) => rest === 'star');
}

/** A star, or a test of one character. */
type Step = 'star' | ((character: string) => boolean);

/** The parts of an element, undefined if it is malformed. */
function stepsOf(pattern: string): Step[] | undefined {
  const steps: Step[] = [];
  const part = /(\*+)|(\?)|\\(.)|\[(\^?)((?:[^\]\\]|\\.)+)\]|([^[\\])/suy;
  while (part.lastIndex < pattern.length) {
    const found = part.exec(pattern);
    if (found === null) return undefined;
    const [, star, any, escaped, not, set, plain] = found;
    if (star !== undefined) steps.push('star');
    else if (any !== undefined) steps.push(() => true);
    else if (set === undefined) steps.push((character) => character === (escaped ?? plain));
    else {
      const ranges = rangesOf(set);
      if (ranges === undefined) return undefined;
      steps.push((character) => ranges.some(([low, high]) => low <= character && character <= high) !== (not === '^'));
    }
  }
  return steps;
}

/** The ranges of a set, `a-z_`; a single character is a range of its own. */
function rangesOf(set: string): [low: string, high: string][] | undefined {
  const characters = [...set.matchAll(/\\(.)|([^\\])/gsu)].map(([written, escaped, plain]) => ({
    value: escaped ?? plain ?? '',
    isDash: written === '-',
  }));
  const ranges: [string, string][] = [];
  for (let at = 0; at < characters.length; at++) {
    const [low, dash, high] = characters.slice(at, at + 3);
    if (low === undefined || low.isDash) return undefined;
    if (dash?.isDash !== true) ranges.push([low.value, low.value]);
    else {
      if (high === undefined || high.isDash) return undefined;
      ranges.push([low.value, high.value]);
      at += 2;
    }
  }
  return ranges;
}

function exists(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}
