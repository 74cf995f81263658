import { readFileSync } from 'node:fs';
import ejs from 'ejs';
import type { Project } from '../resolve/project.ts';
import { type CommentCalls, withCommentCalls } from './comment-markers.ts';

/** What a template sees: the project, and what stands for its comments. */
export type View = Project & CommentCalls;
type Template = (view: View) => string;
const compiled = new Map<string, Template>();

/** The template of a file, compiled once in a process. */
export function template(file: string): Template {
  const known = compiled.get(file);
  if (known !== undefined) return known;
  const made = ejs.compile(withCommentCalls(readFileSync(file, 'utf8')), { filename: file, escape: text }) as Template;
  compiled.set(file, made);
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
