import type { Checked } from '../option.ts';
import { accept, refuse, shown } from './result.ts';

/** Returns the check of an option that takes one value of a fixed set. */
export function oneOf<Value extends string>(values: readonly Value[]): (input: unknown) => Checked<Value> {
  return (input) => {
    const value = values.find((candidate) => candidate === input);
    return value === undefined ? refuseChoice(input, values) : accept(value);
  };
}

function refuseChoice(input: unknown, values: readonly string[]): Checked<never> {
  const near = typeof input === 'string' ? nearest(input, values) : undefined;
  return near === undefined
    ? refuse('check.choice', { input: shown(input), values: values.join(', ') })
    : refuse('check.choiceNear', { input: shown(input), values: values.join(', '), near });
}

/** Returns the parts of an option that takes one value of a fixed set. */
export function oneOfValues<Value extends string>(values: readonly Value[]) {
  return { placeholder: values.join('|'), choices: values, check: oneOf(values) };
}

/**
 * Returns the check of an option that takes any number of a fixed set of values, as text with commas or as a list. It returns them in
 * the set's order, each once.
 */
export function severalOf<Value extends string>(values: readonly Value[]): (input: unknown) => Checked<Value[]> {
  return (input) => {
    const given: unknown = typeof input === 'string' ? input.split(/[\s,]+/).filter((part) => part !== '') : input;
    if (!Array.isArray(given)) return refuse('check.choice', { input: shown(input), values: values.join(', ') });
    const wrong = given.find((value) => !values.includes(value));
    if (wrong !== undefined) return refuseChoice(wrong, values);
    return accept(values.filter((value) => given.includes(value)));
  };
}

/**
 * The candidate that a mistyped word most likely stood for, undefined where none is near: one that begins with the
 * word, or whose Levenshtein distance is at most a third of its length, rounded up.
 */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const typed = word.toLowerCase();
  let best: string | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const distance = editDistance(typed.slice(0, 40), candidate.toLowerCase());
    const prefix = typed.length >= 2 && candidate.toLowerCase().startsWith(typed);
    if (distance < bestDistance && (prefix || distance <= Math.ceil(candidate.length / 3))) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
