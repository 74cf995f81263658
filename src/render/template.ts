import { compile } from './compile.ts';
import type { Template } from './view.ts';

export type Templates = ReadonlyMap<string, Template>;

const compiled = new Map<string, Template>();

/** Templates by their names, such as `docker/Dockerfile`, and perhaps others; each is compiled once in a process. */
export async function loadTemplates(names: readonly string[]): Promise<Templates> {
  for (const name of names) {
    if (!compiled.has(name)) compiled.set(name, await compile(name, text));
  }
  return compiled;
}

/**
 * What stands for a value in a generated file: its text, as these files are no HTML. A missing value is an error: EJS
 * would render it as nothing.
 */
function text(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  throw new TypeError(`a template renders ${String(value)}`);
}
