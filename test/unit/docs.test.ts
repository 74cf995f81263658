import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { parseDocument } from 'yaml';
import { mirrorDocuments, withMirrorTable } from '../../scripts/mirror-table.ts';
import { withTable } from '../../scripts/option-table.ts';
import { mirrorFlagTable, runFlagTable } from '../../src/ask/flags.ts';
import { optionTable } from '../../src/options/table.ts';
import { isSupportedNode, packageRoot, packageVersion } from '../../src/package-root.ts';
import { newsIn } from '../../src/report/news.ts';
import { freshFolder, writeFiles } from '../support/folders.ts';
import { runProgram } from '../support/process.ts';
import { findTool, without } from '../support/tools.ts';

const read = (name: string) => readFileSync(join(packageRoot(), name), 'utf8');
const namesIn = (folder: string) => readdirSync(join(packageRoot(), folder)).filter((name) => name.endsWith('.md'));
const documents = [...namesIn('.'), ...namesIn('docs').map((name) => `docs/${name}`)];
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
  for (const name of documents) {
    it(`${name} links to files that are there`, () => {
      const folder = join(packageRoot(), name, '..');
      const links = [...read(name).matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map((match) => match[1] ?? '');
      const missing = links.filter((link) => !/^https?:/.test(link) && !existsSync(join(folder, link)));
      assert.deepEqual(missing, []);
    });
  }
  it('have workflows that are YAML, and that actionlint finds nothing in', { skip: without('actionlint') }, (t) => {
    const blocks = [...read('docs/fleet.md').matchAll(/^```yaml\n([\s\S]*?)^```/gm)].map((match) => match[1] ?? '');
    const documents = blocks.map((block) => parseDocument(block));
    assert.deepEqual(
      documents.flatMap(({ errors }) => errors),
      [],
    );
    const workflows = blocks.filter((_, i) => documents[i]?.has('jobs'));
    assert.equal(workflows.length, 1);
    const folder = freshFolder(t);
    writeFiles(folder, { 'workflow.yml': workflows.join('') });
    const { status, stdout } = runProgram(findTool('actionlint') ?? '', ['-no-color', 'workflow.yml'], { cwd: folder });
    assert.equal(stdout, '');
    assert.equal(status, 0);
  });
  for (const [name, language] of mirrorDocuments) {
    it(`${name} has the table of the catalog (npm run docs writes it)`, () => {
      assert.equal(read(name), withMirrorTable(read(name), language));
    });
  }
  it('on mirrors have the same commands, files and chapters in both languages', () => {
    const [english = '', chinese = ''] = mirrorDocuments.map(([name]) => read(name));
    const blocks = (text: string) =>
      [...text.matchAll(/^```(sh|yaml|nginx)\n([\s\S]*?)^```/gm)].map(([, kind, block = '']) => [
        kind,
        block.replace(/ *# .*/g, ''),
      ]);
    assert.deepEqual(blocks(chinese), blocks(english));
    const chapters = (text: string) => [...text.matchAll(/^#+ /gm)].map(([marks]) => marks);
    assert.deepEqual(chapters(chinese), chapters(english));
    const rows = (text: string) => text.split('\n').filter((line) => line.startsWith('|')).length;
    assert.equal(rows(chinese), rows(english));
    for (const [kind, block] of blocks(english)) {
      if (kind === 'yaml') assert.deepEqual(parseDocument(block ?? '').errors, []);
    }
  });
  it('on mirrors name no argument that the Dockerfile does not have, and no flag that there is not', () => {
    const text = read('docs/mirrors.md');
    const flags = [...optionTable, ...runFlagTable, ...mirrorFlagTable].map(({ flag }) => `--${flag}`);
    const used = [...text.matchAll(/^(?:\$ )?(?:npx .*generator-)?go-container .*/gm)].flatMap(([line]) =>
      [...line.matchAll(/[ '](--[a-z-]+)/g)].map(([, flag = '']) => flag),
    );
    assert.deepEqual(
      used.filter((flag) => !flags.includes(flag) && flag !== '--registry'),
      [],
    );
    const template = read('templates/docker/Dockerfile.ejs');
    for (const [, name = ''] of text.matchAll(/--build-arg '?([A-Z_]+)=(?!m\.)/g)) {
      assert.match(template, new RegExp(`^ARG ${name}=`, 'm'));
    }
  });
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
