import type { Found, WrittenSetting } from './adoption.ts';

/** Adds a setting to a list; one of the same name that came before counts no more. */
export function setAnew(list: Found<WrittenSetting>[], found: Found<WrittenSetting>): void {
  const before = list.findIndex(({ value }) => value.name === found.value.name);
  if (before !== -1) list.splice(before, 1);
  list.push(found);
}

/** A value in the double quotes of a Dockerfile, with its variables as they are. */
export function inQuotes(value: string): string {
  return `"${value.replace(/[\\"]/g, '\\$&')}"`;
}
