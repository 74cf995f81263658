import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, it } from 'node:test';
import { packageRoot } from '../../src/package-root.ts';

/** The way of the data: each folder imports only from those before it. What stands above the folders comes in between. */
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
  'src',
  'generators',
  'src/command',
];
const root = packageRoot();
const sources = ['src', 'generators'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file)),
);

function rank(file: string): number {
  const parts = dirname(file).split('/');
  const folder = parts[0] === 'generators' ? 'generators' : parts.slice(0, 2).join('/');
  // Where the package is and which Node it runs on are no step.
  return ['src/package-root.ts', 'src/node-version.ts'].includes(file) ? -1 : order.indexOf(folder);
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
      sources.filter((file) => rank(file) < -1 || (rank(file) === -1 && dirname(file) !== 'src')),
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
  it('knows Yeoman and the process only at its edge', () => {
    const edge = /^(generators\/|src\/command\/(go-container|run)\.ts$)/;
    const offenders = sources
      .filter((file) => !edge.test(file))
      .filter((file) => {
        const text = readFileSync(join(root, file), 'utf8');
        return (
          importsOf(file).some((target) => /^(yeoman-|inquirer|@yeoman|(node:)?process$)/.test(target)) ||
          // What the command calls its process has other fields, such as `environment`.
          /\bprocess\.(argv|env|std\w+|exit\w*|cwd|chdir|versions?)\b/.test(text)
        );
      });
    assert.deepEqual(offenders, []);
  });
});
