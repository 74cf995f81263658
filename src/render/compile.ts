import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ejs from 'ejs';
import { withCommentCalls } from './comment-markers.ts';
import type { Template } from './template.ts';

/**
 * Compiles a template by EJS; `text` gives the text of a value. The bundle has no EJS: scripts/precompile.ts puts into this module's
 * place what this function gives for each of the templates.
 */
export function compile(name: string, folder: string, text: (value: unknown) => string): Template {
  const file = join(folder, `${name}.ejs`);
  return ejs.compile(withCommentCalls(readFileSync(file, 'utf8')), { filename: file, escape: text }) as Template;
}
