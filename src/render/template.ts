import type { Project } from '../resolve/project.ts';
import type { CommentCalls } from './comment-markers.ts';
import { compile } from './compile.ts';

/** What a template sees: the project, and what stands for its comments. */
export type View = Project & CommentCalls & { readonly generatorVersion: string };
export type Template = (view: View) => string;
const compiled = new Map<string, Template>();

/** The template of a name, from the folder of all; compiled once in a process. */
export function template(name: string, folder: string): Template {
  const known = compiled.get(name);
  if (known !== undefined) return known;
  const made = compile(name, folder, text);
  compiled.set(name, made);
  return made;
}

/**
 * What stands for a value in a generated file: its text, as these files are no HTML. A missing value is an error: EJS
 * would render it as nothing.
 */
function text(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  throw new TypeError(`a template renders ${String(value)}`);
}
