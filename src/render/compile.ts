import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ejs from 'ejs';
import { packageRoot } from '../package-root.ts';
import type { Project } from '../resolve/project.ts';
import { type CommentCalls, withCommentCalls } from './comment-markers.ts';
import type { VersionFiles } from './manifest.ts';

/** The variables of a template: the project, and the calls that give its comments. */
export type View = Project & CommentCalls & { readonly versionFiles: VersionFiles; readonly generatorVersion: string };
export type Template = (view: View) => string;

/**
 * Compiles a template by EJS; `text` turns a value into text. The bundle has no EJS: scripts/precompile.ts replaces this module by the
 * results of this function for all templates.
 */
export async function compile(name: string, text: (value: unknown) => string): Promise<Template> {
  const file = join(packageRoot(), 'templates', `${name}.ejs`);
  return ejs.compile(withCommentCalls(readFileSync(file, 'utf8')), { filename: file, escape: text }) as Template;
}
