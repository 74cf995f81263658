import type { Checked } from '../option.ts';
import { nearest } from './nearest.ts';
import { accept, refuse, shown } from './result.ts';

/** Gives the check of an option that takes one value of a fixed set. */
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
