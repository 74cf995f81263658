import type { Checked } from '../option.ts';
import { nearest } from './nearest.ts';
import { accept, refuse, shown } from './result.ts';

/** Returns the check of an option that takes one value of a fixed set. */
export function oneOf<Value extends string>(values: readonly Value[]): (input: unknown) => Checked<Value> {
  return (input) => {
    const value = values.find((candidate) => candidate === input);
    if (value !== undefined) return accept(value);
    const near = typeof input === 'string' ? nearest(input, values) : undefined;
    return near === undefined
      ? refuse('check.choice', { input: shown(input), values: values.join(', ') })
      : refuse('check.choiceNear', { input: shown(input), values: values.join(', '), near });
  };
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
    const checked = given.map(oneOf(values));
    const wrong = checked.find(({ ok }) => !ok);
    if (wrong !== undefined && !wrong.ok) return wrong;
    return accept(values.filter((value) => given.includes(value)));
  };
}
