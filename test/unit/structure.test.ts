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
  return [...text.matchAll(/(?:from|import\()\s*'([^']+)'/g)].map((match) => match[1] ?? '');
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
      importsOf(file)
        .filter((target) => target.startsWith('.'))
        .map((target) => relative(root, join(root, dirname(file), target)))
        .filter((target) => rank(target) > rank(file))
        .map((target) => `${file} -> ${target}`),
    );
    assert.deepEqual(backward, []);
  });
  it('knows Yeoman and the process only at its edge', () => {
    const edge = /^(generators\/|src\/command\/(go-container|run)\.ts$)/;
    const offenders = sources
      .filter((file) => !edge.test(file))
      .filter((file) => {
        const text = readFileSync(join(root, file), 'utf8');
        return (
          /from '(yeoman-|inquirer|@yeoman)/.test(text) ||
          /\bprocess\.(argv|env|std|exit|cwd|version)/.test(text.replace(/process: Process[\s\S]*/, ''))
        );
      });
    assert.deepEqual(offenders, []);
  });
});
