/**
 * A plugin for the bundle: every template as the function that EJS makes of it, so that a run neither reads nor compiles templates
 * (11 ms of a whole run of 90).
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ejs from 'ejs';
import type { Plugin } from 'rolldown';
import { choose } from '../src/ask/choose.ts';
import { fromQuestions } from '../src/ask/sources.ts';
import { packageRoot } from '../src/package-root.ts';
import { withCommentCalls } from '../src/render/comment-markers.ts';
import { resolve } from '../src/resolve/resolve.ts';

const folder = join(packageRoot(), 'templates');

/** What stands in place of src/render/compile.ts. */
export function precompiledTemplates(): Plugin {
  return {
    name: 'precompiled-templates',
    load(id) {
      if (!id.endsWith('/src/render/compile.ts')) return null;
      const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ejs'));
      for (const file of files) this.addWatchFile(join(folder, file));
      const entries = files.sort().map((file) => {
        const name = file.slice(0, -'.ejs'.length).replaceAll('\\', '/');
        return `${JSON.stringify(name)}: ${functionOf(join(folder, file))}`;
      });
      const code = `const templates = {\n${entries.join(',\n')}\n};
export function compile(name, folder, text) {
  const template = templates[name];
  return (view) => template(view, text);
}`;
      return { code, moduleType: 'js' };
    },
  };
}

/** The source of a template's function. It is strict, so that the names in it are declared, and not looked up in a `with`. */
function functionOf(file: string): string {
  const source = withCommentCalls(readFileSync(file, 'utf8'));
  const used = names().filter((name) => new RegExp(`\\b${name}\\b`).test(source));
  const options = { filename: file, strict: true, compileDebug: false, destructuredLocals: used };
  const template = new ejs.Template(source, options);
  template.compile();
  return `function (locals, escapeFn) {\n${template.source}\n}`;
}

/** The names that a template can use: what a project has, the version of this generator, and what stands for comments. `with` is a word of JavaScript. */
function names(): string[] {
  const surroundings = {
    folder: 'service',
    language: 'en',
    goOnMachine: undefined,
    moduleInFolder: undefined,
    goInModule: undefined,
    isForeignModule: false,
  } as const;
  const project = resolve(choose([fromQuestions({})], surroundings).answers);
  const more = ['generatorVersion', 'commentLines', 'commentTail', 'words'];
  return [...Object.keys(project), ...more].filter((name) => name !== 'with');
}
