import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, it } from 'node:test';
import { optionTable } from '../../src/options/table.ts';
import { packageRoot } from '../../src/package-root.ts';

/** The way of the data: each folder imports only from those before it; the two front doors come last. */
const order = [
  'src/language',
  'src/versions',
  'src/mirrors',
  'src/options',
  'src/inspect',
  'src/ask',
  'src/resolve',
  'src/measure',
  'src/render',
  'src/reconcile',
  'src/apply',
  'src/check',
  'src/report',
  'src/run',
  'generators',
  'src/command',
];
const root = packageRoot();
const sources = ['src', 'generators'].flatMap(filesBelow);

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file));
}

function rank(file: string): number {
  const parts = dirname(file).split('/');
  const folder = parts[0] === 'generators' ? 'generators' : parts.slice(0, 2).join('/');
  // The package itself is no step.
  return file === 'src/package-root.ts' ? -1 : order.indexOf(folder);
}

function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/(?:from|import|import\()\s*'([^']+)'/g)].map((match) => match[1] ?? '');
}

/** The files of ours that a file imports, be it their types alone. */
function filesImportedBy(file: string): string[] {
  return importsOf(file)
    .filter((target) => target.startsWith('.'))
    .map((target) => relative(root, join(root, dirname(file), target)));
}

/** The ways through imports that lead back to where they began, each once. */
function cycles(): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, way: readonly string[]) => {
    const at = way.indexOf(file);
    if (at >= 0) found.push([...way.slice(at), file].join(' -> '));
    if (at >= 0 || done.has(file)) return;
    for (const target of filesImportedBy(file)) visit(target, [...way, file]);
    done.add(file);
  };
  for (const file of sources) visit(file, []);
  return found;
}

describe('the structure', () => {
  it('has a place for every folder', () => {
    assert.deepEqual(
      sources.filter((file) => rank(file) === -1 && file !== 'src/package-root.ts'),
      [],
    );
  });
  it('has imports in one direction', () => {
    const backward = sources.flatMap((file) =>
      filesImportedBy(file)
        .filter((target) => rank(target) > rank(file))
        .map((target) => `${file} -> ${target}`),
    );
    assert.deepEqual(backward, []);
  });
  it('has no two files that import each other, directly or by others', () => assert.deepEqual(cycles(), []));
  for (const [what, isUsedIn, edge] of [
    [
      'Yeoman',
      (file: string) => importsOf(file).some((target) => /^(@yeoman\/|yeoman-)/.test(target)),
      /^generators\//,
    ],
    [
      'inquirer',
      (file: string) => importsOf(file).some((target) => /inquirer/.test(target)),
      /^src\/command\/terminal\.ts$/,
    ],
    ['the process', usesProcess, /^(generators\/|src\/command\/(go-container|run|terminal)\.ts$)/],
  ] as const) {
    it(`knows ${what} only at its edge`, () => {
      const users = sources.filter((file) => isUsedIn(file));
      assert.ok(users.some((file) => edge.test(file)));
      assert.deepEqual(
        users.filter((file) => !edge.test(file)),
        [],
      );
    });
  }
  it('compares no value of an option in a template, as what differs between values stands in a table', () => {
    const chosen = optionTable.filter(({ choices }) => choices !== undefined).map(({ name }) => name);
    const comparison = new RegExp(`\\b(${chosen.join('|')}) [!=]==? `);
    const templates = readdirSync(join(root, 'templates'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ejs'))
      .map((file) => join('templates', file));
    assert.ok(templates.length > 0 && chosen.length > 0);
    assert.deepEqual(
      templates.filter((file) => comparison.test(readFileSync(join(root, file), 'utf8'))),
      [],
    );
  });
  it('uses no package that it does not declare', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const declared = Object.keys({ ...dependencies, ...devDependencies });
    const files = [...sources, ...filesBelow('scripts'), ...filesBelow('test'), ...filesBelow('bench')];
    const used = files.flatMap((file) =>
      importsOf(file).flatMap((target) => (/^(@[\w-]+\/)?[a-z][\w-]*(?=\/|$)/.exec(target) ?? []).slice(0, 1)),
    );
    assert.deepEqual(
      [...new Set(used)].filter((name) => !declared.includes(name)),
      [],
    );
  });
});

function usesProcess(file: string): boolean {
  // The command's own type of a process has other fields, such as `environment`.
  const text = readFileSync(join(root, file), 'utf8');
  return (
    importsOf(file).some((target) => /^(node:)?process$/.test(target)) ||
    /\bprocess\.(argv|env|std\w+|exit\w*|cwd|chdir|versions?)\b/.test(text)
  );
}
