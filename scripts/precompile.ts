/**
 * A plugin for the bundle: every template as the function that EJS makes of it, so that a run neither reads nor compiles templates
 * (11 ms of a whole run of 90). What every service has is part of the bundle; the other templates are in a chunk for each of their
 * folders, loaded where they are needed.
 */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ejs from 'ejs';
import type { Plugin } from 'rolldown';
import { choose } from '../src/ask/choose.ts';
import { fromQuestions } from '../src/ask/given.ts';
import { packageRoot } from '../src/package-root.ts';
import { withCommentCalls } from '../src/render/comment-markers.ts';
import { manifest } from '../src/render/manifest.ts';
import { viewOf } from '../src/render/render.ts';
import { resolve } from '../src/resolve/resolve.ts';

const folder = join(packageRoot(), 'templates');
const prefix = 'templates:';
const always = 'always';

/** What stands in place of src/render/compile.ts. */
export function precompiledTemplates(): Plugin {
  return {
    name: 'precompiled-templates',
    resolveId: (id) => (id.startsWith(prefix) ? id : null),
    load(id) {
      if (id.startsWith(prefix)) return { code: functionsOf(id.slice(prefix.length)), moduleType: 'js' };
      if (!id.endsWith('/src/render/compile.ts')) return null;
      for (const name of templateNames()) this.addWatchFile(fileOf(name));
      return { code: loader(), moduleType: 'js' };
    },
  };
}

/** A module that gives a template, and loads the part that it is in. */
function loader(): string {
  const names = templateNames();
  const parts = [...new Set(names.map(partOf))].filter((part) => part !== always);
  const imports = parts.map((part) => `${JSON.stringify(part)}: () => import('${prefix}${part}')`);
  const partOfName = Object.fromEntries(names.map((name) => [name, partOf(name)]));
  return `import * as always from '${prefix}${always}';
const parts = { ${always}: () => always, ${imports.join(', ')} };
const partOf = ${JSON.stringify(partOfName)};
export async function compile(name, text) {
  const { templates } = await parts[partOf[name]]();
  const template = templates[name];
  return (view) => template(view, text);
}`;
}

/** A module with the templates of a part. */
function functionsOf(part: string): string {
  const names = templateNames().filter((name) => partOf(name) === part);
  const functions = names.map((name, at) => `function template${at}(locals, escapeFn) {\n${sourceOf(name)}\n}`);
  const entries = names.map((name, at) => `${JSON.stringify(name)}: template${at}`);
  return `${functions.join('\n')}\nexport const templates = { ${entries.join(', ')} };`;
}

function partOf(name: string): string {
  const isAlways = manifest.some(({ template, when }) => template === name && when === undefined);
  return isAlways ? always : (name.split('/', 1)[0] ?? name);
}

function templateNames(): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ejs'));
  return files.map((file) => file.slice(0, -'.ejs'.length).replaceAll('\\', '/')).sort();
}

function fileOf(name: string): string {
  return join(folder, `${name}.ejs`);
}

/** The body of a template's function. It is strict, so that the names in it are declared, and not looked up in a `with`. */
function sourceOf(name: string): string {
  const source = withCommentCalls(readFileSync(fileOf(name), 'utf8'));
  const used = viewNames().filter((word) => new RegExp(`\\b${word}\\b`).test(source));
  const options = { filename: fileOf(name), strict: true, compileDebug: false, destructuredLocals: used };
  const template = new ejs.Template(source, options);
  template.compile();
  return template.source;
}

/** The variables that a template can use. `with` is a keyword of JavaScript. */
function viewNames(): string[] {
  const surroundings = {
    folder: 'service',
    language: 'en',
    isInMainland: false,
    goOnMachine: undefined,
    dockerOnMachine: undefined,
    moduleInFolder: undefined,
    moduleFromOrigin: undefined,
    pathInRepository: '',
    goInModule: undefined,
    isForeignModule: false,
  } as const;
  const project = resolve(choose([fromQuestions({})], surroundings).answers);
  return Object.keys(viewOf(project, {})).filter((name) => name !== 'with');
}
