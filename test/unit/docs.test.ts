import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { withTable } from '../../scripts/option-table.ts';
import { isSupportedNode } from '../../src/node-version.ts';
import { packageRoot, packageVersion } from '../../src/package-root.ts';
import { newsIn } from '../../src/report/news.ts';

const read = (name: string) => readFileSync(join(packageRoot(), name), 'utf8');
const readmes = [
  ['README.md', 'en'],
  ['README.zh-CN.md', 'zh-CN'],
] as const;

describe('the documents', () => {
  for (const [name, language] of readmes) {
    it(`${name} has the option table of the source (npm run docs writes it)`, () => {
      assert.equal(read(name), withTable(read(name), language));
    });
    it(`${name} names the two commands that do all the set-up`, () => {
      for (const command of ['npm ci && npm start', 'npm ci && npm test']) assert.ok(read(name).includes(command));
    });
  }
  for (const name of [
    'README.md',
    'README.zh-CN.md',
    'CONTRIBUTING.md',
    'docs/regeneration.md',
    'docs/existing-modules.md',
    'docs/company-network.md',
    'docs/company-network.zh-CN.md',
  ]) {
    it(`${name} links to files that are there`, () => {
      const folder = join(packageRoot(), name, '..');
      const links = [...read(name).matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map((match) => match[1] ?? '');
      const missing = links.filter((link) => !/^https?:/.test(link) && !existsSync(join(folder, link)));
      assert.deepEqual(missing, []);
    });
  }
  it('have a changelog that knows this version', () => {
    assert.ok(newsIn(read('CHANGELOG.md')).some(({ version }) => version === packageVersion()));
  });
});

describe('the releases of Node.js', () => {
  for (const [version, works] of [
    ['v20.20.2', false],
    ['v22.17.1', false],
    ['v22.18.0', true],
    ['v23.11.0', false],
    ['v24.10.0', false],
    ['v24.11.0', true],
    ['v26.0.0', true],
  ] as const) {
    it(`${version} ${works ? 'works' : 'is refused'}`, () => assert.equal(isSupportedNode(version), works));
  }
});
