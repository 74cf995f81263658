import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { readBuildFiles } from '../../../src/inspect/module/build-files.ts';
import { isPresent } from '../../../src/inspect/module/glob.ts';
import { readModule } from '../../../src/inspect/module/read-module.ts';
import { generatedPaths, goLineIn, modulePathIn } from '../../../src/inspect/module-files.ts';
import { readSavedAnswers } from '../../../src/inspect/saved-answers.ts';
import { freshFolder, writeFiles } from '../../support/folders.ts';

/** Runs something that a linear reader does in a moment, and one that backtracks in minutes. */
function atOnce(run: () => void): void {
  const start = performance.now();
  run();
  assert.ok(performance.now() - start < 10_000);
}

const alone = { goCommand: undefined, environment: {} };

describe('a pattern of files', () => {
  const folder = (t: TestContext) => {
    const made = freshFolder(t);
    writeFiles(made, {
      'a.txt': '',
      'b-1.txt': '',
      'd/x.html': '',
      'd/.hidden': '',
      'e/y.txt': '',
      '[': '',
      'a*b': '',
    });
    return made;
  };
  const rows: readonly (readonly [pattern: string, present: boolean])[] = [
    ['a.txt', true],
    ['*.txt', true],
    ['?.txt', true],
    ['*.html', false],
    ['d/*.html', true],
    ['*/*.html', true],
    ['*/*/*.html', false],
    ['d/.*', true],
    ['d', true],
    ['./d/', true],
    ['b-[0-9].txt', true],
    ['b-[^0-9].txt', false],
    ['b[!-.][0-3]*', true],
    ['b-[2-9].txt', false],
    ['b-[1-].txt', false],
    ['b-[\\1].txt', true],
    ['[', false],
    ['\\[', true],
    ['a\\*b', true],
    ['a\\*', false],
    ['*a*', true],
    ['*t*x*t', true],
    ['*t*x*t?', false],
    ['*\\', false],
    ['*/../a.txt', true],
    ['nowhere/../a.txt', false],
  ];
  for (const [pattern, present] of rows) {
    it(`${pattern} matches ${present ? 'something' : 'nothing'}`, (t) =>
      assert.equal(isPresent(folder(t), pattern), present));
  }
  it('of many stars is matched against a long name at once', (t) => {
    const made = freshFolder(t);
    writeFiles(made, { ['a'.repeat(250)]: '' });
    atOnce(() => assert.equal(isPresent(made, `${'*a'.repeat(60)}*b`), false));
    assert.equal(isPresent(made, `${'*a'.repeat(60)}*`), true);
  });
  it('that goes down and up again is followed once', (t) => {
    const made = freshFolder(t);
    for (let i = 0; i < 20; i++) mkdirSync(join(made, `d${i}`));
    atOnce(() => {
      assert.equal(isPresent(made, `${'*/../'.repeat(500)}nothing`), false);
      assert.equal(isPresent(made, `${'*/../'.repeat(100_000)}d1`), true);
    });
  });
});

describe('a build file', () => {
  it('of many blanks is read at once', (t) => {
    const made = freshFolder(t);
    const blanks = ' '.repeat(4000);
    writeFiles(made, {
      '.goreleaser.yaml': `builds:\n  - tags:${blanks}x${blanks}y\n  - tags: [netgo${blanks}]${blanks}# why\n  - tags:${blanks}x\u2028y\n`,
      Makefile: `A :=${blanks}x${blanks}"\nB = go build -tags ${blanks}\nC = -X a.b=${'$('.repeat(4000)}\n${'git go '.repeat(20_000)}-tags x\n`,
    });
    atOnce(() => {
      const { tags } = readBuildFiles(made, [made]);
      assert.deepEqual(
        tags.map(({ tag }) => tag),
        ['x', 'y', 'netgo'],
      );
    });
  });
});

describe('a lock', () => {
  it('of many blank lines is read at once', (t) => {
    const made = freshFolder(t);
    writeFiles(made, { '.go-container.lock': `{\n${'\n'.repeat(300_000)}  "go.mod": {"id": "x"}\n}\n` });
    atOnce(() => assert.deepEqual(generatedPaths(made), ['go.mod']));
  });
});

describe('a symbolic link', () => {
  const linked = (t: TestContext, name: string) => {
    const made = freshFolder(t);
    writeFiles(made, { 'project/main.go': 'package main\n\nfunc main() {}\n', secret: 'machine x password hunter2\n' });
    symlinkSync('../secret', join(made, 'project', name));
    return join(made, 'project');
  };
  for (const [what, read] of [
    ['the path of a module', modulePathIn],
    ['the go line of a module', goLineIn],
    ['a module', (folder: string) => readModule(folder, alone)],
  ] as const) {
    it(`in place of go.mod is not followed for ${what}`, (t) => {
      const folder = linked(t, 'go.mod');
      assert.throws(
        () => read(folder),
        (error: Error) => /symbolic link/.test(JSON.stringify(error)) && !/hunter2/.test(JSON.stringify(error)),
      );
    });
  }
  it('in place of go.work is not followed', (t) => {
    const folder = linked(t, 'go.work');
    writeFiles(folder, { 'go.mod': 'module a.com/a\n' });
    assert.throws(
      () => readModule(folder, alone),
      (error: Error) => /symbolic link/.test(JSON.stringify(error)) && !/hunter2/.test(JSON.stringify(error)),
    );
  });
  it('in place of the answers is not followed', (t) => {
    const folder = linked(t, '.yo-rc.json');
    assert.throws(
      () => readSavedAnswers(folder),
      (error: Error) => /failure\.read.*symbolic link/.test(error.message),
    );
  });
  it('in place of a build file is passed over', (t) => {
    const folder = linked(t, 'Makefile');
    writeFiles(folder, { '../secret': 'go build -tags hunter2\n' });
    assert.deepEqual(readBuildFiles(folder, [folder]).tags, []);
  });
});
