import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ejs from 'ejs';
import { packageRoot } from '../package-root.ts';
import { withCommentCalls } from './comment-markers.ts';
import type { Template } from './view.ts';

/**
 * Compiles a template by EJS; `text` gives the text of a value. The bundle has no EJS: scripts/precompile.ts puts into this module's
 * place what this function gives for each of the templates.
 */
export async function compile(name: string, text: (value: unknown) => string): Promise<Template> {
  const file = join(packageRoot(), 'templates', `${name}.ejs`);
  return ejs.compile(withCommentCalls(readFileSync(file, 'utf8')), { filename: file, escape: text }) as Template;
}
