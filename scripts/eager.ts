/**
 * A plugin for the bundle of our own command: what a run calls is compiled when its file is. V8 compiles a function when it is first
 * called, and Node's compile cache is made before anything is, so that a run compiled hundreds of functions again: 11 ms of 80.
 * V8 takes a function in parentheses for one that is called at once: https://v8.dev/blog/preparser#pife
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Plugin } from 'rolldown';
import { parseSync, Visitor } from 'rolldown/utils';

/** To be used where the output is CommonJS; `entry` is the file of the command, which is run once in an empty folder. */
export function eagerFunctions(entry: string): Plugin {
  return {
    name: 'eager-functions',
    writeBundle({ dir = '' }) {
      for (const [file, called] of calledFunctions(join(dir, entry))) {
        const path = join(dir, file);
        writeFileSync(path, withEagerFunctions(file, readFileSync(path, 'utf8'), called));
      }
    },
  };
}

/** The part of V8's report that is read here: https://chromedevtools.github.io/devtools-protocol/tot/Profiler/#type-ScriptCoverage */
type Coverage = {
  readonly result: readonly {
    readonly url: string;
    readonly functions: readonly {
      readonly ranges: readonly { readonly startOffset: number; readonly count: number }[];
    }[];
  }[];
};

/** By the names of their files, where the functions begin that a run with all defaults calls. */
function calledFunctions(command: string): Map<string, Set<number>> {
  const folder = mkdtempSync(join(tmpdir(), 'eager-'));
  const coverage = join(folder, 'coverage');
  const env = { ...process.env, LC_ALL: 'C', NODE_V8_COVERAGE: coverage };
  const { status, stderr } = spawnSync(process.execPath, [command, '--defaults', '--dir', join(folder, 'service')], {
    env,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  const reports = readdirSync(coverage).map(
    (name) => JSON.parse(readFileSync(join(coverage, name), 'utf8')) as Coverage,
  );
  rmSync(folder, { recursive: true });
  const scripts = reports.flatMap(({ result }) => result).filter(({ url }) => url.includes('/dist/bin/'));
  return new Map(
    scripts.map(({ url, functions }) => {
      const called = functions.flatMap(({ ranges: [whole] }) =>
        whole !== undefined && whole.count > 0 ? whole.startOffset : [],
      );
      return [basename(url), new Set(called)];
    }),
  );
}

/** The same program: a declaration is hoisted, so that the expression in its place comes first. */
function withEagerFunctions(file: string, code: string, called: ReadonlySet<number>): string {
  const [hashbang = ''] = /^#!.*\n/.exec(code) ?? [];
  // Of the same length, so that positions stay.
  const { program, errors } = parseSync(file, hashbang.replace(/./g, ' ') + code.slice(hashbang.length), {
    sourceType: 'script',
  });
  if (errors[0] !== undefined) throw new Error(`${file}: ${errors[0].message}`);
  const marks: { at: number; text: string }[] = [];
  const methods = new Set<unknown>();
  const parenthesize = (node: { start: number; end: number }) => {
    if (called.has(node.start) && !methods.has(node))
      marks.push({ at: node.start, text: '(' }, { at: node.end, text: ')' });
  };
  new Visitor({
    MethodDefinition: ({ value }) => void methods.add(value),
    Property: ({ method, kind, value }) => void (method || kind !== 'init' ? methods.add(value) : undefined),
    FunctionExpression: parenthesize,
    ArrowFunctionExpression: parenthesize,
  }).visit(program);
  const text = (start: number, end: number) => {
    let made = '';
    let at = start;
    for (const mark of marks.filter((one) => one.at >= start && one.at <= end)) {
      made += code.slice(at, mark.at) + mark.text;
      at = mark.at;
    }
    return made + code.slice(at, end);
  };
  marks.sort((a, b) => a.at - b.at);
  const hoisted = program.body.flatMap((node) =>
    node.type === 'FunctionDeclaration' && node.id !== null && called.has(node.start)
      ? [{ ...node, name: node.id.name }]
      : [],
  );
  let rest = '';
  let at = hashbang.length;
  for (const { start, end } of hoisted) {
    rest += text(at, start);
    at = end;
  }
  rest += text(at, code.length);
  if (hoisted.length === 0) return hashbang + rest;
  return `${hashbang}var ${hoisted.map(({ name, start, end }) => `${name}=(${text(start, end)})`).join(',')};${rest}`;
}
