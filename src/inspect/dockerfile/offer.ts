import { optionOf } from '../../options/table.ts';
import type { AdoptedOptions, Adoption, Found, WrittenValue } from './adoption.ts';
import { remark } from './remark.ts';
import { isOpen } from './scope.ts';

/**
 * Takes a value for an option where the option's own check takes it; the first value of an option stands. What cannot be
 * taken is left open.
 */
export function offer<Name extends keyof AdoptedOptions>(
  adoption: Adoption,
  name: Name,
  input: unknown,
  line: number,
): void {
  const { options, changed, open } = adoption;
  const before = options[name];
  const checked = optionOf(name).check(input);
  if (!checked.ok) {
    // The value itself is not remarkId: it may hold a password.
    const remarkId = typeof input === 'string' && isOpen(input) ? 'variableValue' : 'refusedValue';
    if (before === undefined) open.push(remark(remarkId, line, { option: name }));
    return;
  }
  const value = checked.value;
  if (before === undefined) {
    (options as { [key: string]: Found<unknown> })[name] = { value, line };
  } else if (JSON.stringify(before.value) !== JSON.stringify(value)) {
    changed.push(remark('secondValue', line, { option: name, value: String(value), taken: String(before.value) }));
  }
}

/** Adds a value to a list in place of an earlier one of the same name. */
export function setNamed(list: Found<WrittenValue>[], found: Found<WrittenValue>): void {
  const before = list.findIndex(({ value }) => value.name === found.value.name);
  if (before !== -1) list.splice(before, 1);
  list.push(found);
}
