import { compile, type Template } from './compile.ts';

export type Templates = ReadonlyMap<string, Template>;

const compiled = new Map<string, Template>();

/** Loads templates by their names, such as `docker/Dockerfile`; the result may have others too. Each is compiled once in a process. */
export async function loadTemplates(names: readonly string[]): Promise<Templates> {
  for (const name of names) {
    if (!compiled.has(name)) compiled.set(name, await compile(name, text));
  }
  return compiled;
}

/** The text of a value in a generated file, which is not HTML. A missing value is an error: EJS would render it as nothing. */
function text(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  throw new TypeError(`a template renders ${String(value)}`);
}
