import assert from 'node:assert/strict';
import { chmodSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { filesIn, freshFolder, writeFiles } from '../support/folders.ts';
import { goContainer, runProgram } from '../support/process.ts';

const from = 'example.com/shop';
const to = 'git.example.org/team/store';

/** Files of a user's in a service, with the old module path in each place where it can stand. */
const own = {
  'internal/cart/cart.go': `// Package cart imports "${from}/internal/money".\npackage cart\n\nimport (\n\t"${from}/internal/money"\n\t"fmt"\n)\n\n// Total is "${from}/x".\nfunc Total() string { return fmt.Sprint(money.Cents) }\n`,
  'internal/cart/cart_test.go': `package cart_test\n\nimport (\n\t"testing"\n\n\t"${from}/internal/cart"\n)\n\nfunc TestTotal(t *testing.T) {\n\tif cart.Total() != "1" {\n\t\tt.Fail()\n\t}\n}\n`,
  'internal/money/money.go': 'package money\n\nvar Cents = 1\n',
  'internal/money/windows.go': `//go:build windows\r\n\r\npackage money\r\n\r\nimport _ "${from}/internal/cart"\r\n`,
  'internal/gen/gen.go': `package gen\n\n//go:generate go run ${from}/cmd/server\n`,
  'tools/go.mod': `module ${from}/tools\n\ngo 1.26\n`,
  'tools/tools.go': `package tools\n\nimport _ "${from}/internal/cart"\n`,
  'vendored/vendor/a/a.go': `package a\n\nimport _ "${from}/internal/cart"\n`,
  'testdata/a.go': `package a\n\nimport _ "${from}/internal/cart"\n`,
  'build.mk': `FLAGS = -ldflags "-X ${from}/internal/money.Cents=2"\nOTHER = ${from}2 ${from}/tools\n`,
};

/** A service with the user's files, and an import of theirs beside ours in a generated file. */
function project(t: TestContext): string {
  const folder = freshFolder(t, 'shop');
  assert.equal(goContainer(['--defaults', `--module=${from}`], folder).status, 0);
  const main = filesIn(folder)['cmd/server/main.go'] ?? '';
  const beside = main.replace(/^(\t"example\.com\/shop\/internal\/[^\n]*\n)/m, `\t_ "${from}/internal/cart"\n$1`);
  assert.notEqual(beside, main);
  writeFiles(folder, { ...own, 'cmd/server/main.go': beside });
  return folder;
}

const go = (folder: string, program: string, ...args: string[]) =>
  runProgram(program, args, {
    cwd: folder,
    env: { GOFLAGS: '-mod=mod', GOPROXY: 'off', GOWORK: 'off', GOTOOLCHAIN: 'local' },
  });

describe('a new module path', () => {
  it('is followed by the imports of the user’s Go files, which build and stay formatted, and undo takes it back', (t) => {
    const folder = project(t);
    const unformatted = go(folder, 'gofmt', '-l', 'cmd', 'internal').stdout;
    const before = filesIn(folder);
    const preview = goContainer(['--defaults', `--module=${to}`, '--dry-run', '--diff', '--language=en'], folder);
    assert.match(preview.stdout, /^\+\t"git\.example\.org\/team\/store\/internal\/money"$/m);
    assert.deepEqual(filesIn(folder), before);

    const run = goContainer(['--defaults', `--module=${to}`, '--language=en'], folder);
    assert.equal(run.status, 0, run.stdout + run.stderr);
    assert.match(run.stdout, /internal\/cart\/cart\.go +imports follow the new module path/);
    assert.match(run.stdout, /Imports of example\.com\/shop become .* in your own Go files too: 3 changed\./);
    const hint = /example\.com\/shop still occurs in lines that are no imports and stay as they are: ([^\n]*)\.\n/;
    assert.deepEqual(hint.exec(run.stdout)?.[1]?.split(', '), [
      'build.mk:1',
      'internal/cart/cart.go:1',
      'internal/cart/cart.go:9',
      'internal/gen/gen.go:3',
    ]);
    const after = filesIn(folder);
    for (const path of [
      'tools/tools.go',
      'vendored/vendor/a/a.go',
      'testdata/a.go',
      'build.mk',
      'internal/gen/gen.go',
    ]) {
      assert.equal(after[path], before[path], path);
    }
    assert.equal(after['internal/money/windows.go'], before['internal/money/windows.go']?.replace(from, to));
    assert.match(after['cmd/server/main.go'] ?? '', /_ "git\.example\.org\/team\/store\/internal\/cart"/);
    const vet = go(folder, 'go', 'vet', './...');
    assert.equal(vet.status, 0, vet.stderr);
    assert.equal(go(folder, 'gofmt', '-l', 'cmd', 'internal').stdout, unformatted);
    assert.equal(goContainer(['check'], folder).status, 0);

    assert.equal(goContainer(['undo'], folder).status, 0);
    assert.deepEqual(filesIn(folder), before);
  });
  it('is followed in a generated file that its user edited and no template changes', (t) => {
    const folder = freshFolder(t, 'shop');
    assert.equal(goContainer(['--defaults', `--module=${from}`], folder).status, 0);
    const text = filesIn(folder)['cmd/server/config.go'] ?? '';
    writeFiles(folder, {
      'internal/cart/cart.go': 'package cart\n',
      'cmd/server/config.go': text.replace('package main\n', `package main\n\nimport _ "${from}/internal/cart"\n`),
    });
    const run = goContainer(['update', `--module=${to}`, '--json'], folder);
    assert.equal(run.status, 0, run.stdout);
    assert.match(
      filesIn(folder)['cmd/server/config.go'] ?? '',
      /import _ "git\.example\.org\/team\/store\/internal\/cart"/,
    );
    assert.equal(goContainer(['check'], folder).status, 0);
    const again = JSON.parse(goContainer(['update', '--json'], folder).stdout);
    assert.deepEqual(
      again.files.filter((file: { change: string }) => !['unchanged', 'kept'].includes(file.change)),
      [],
    );
  });
  it('names the files that it cannot write, and does not follow links', (t) => {
    const folder = project(t);
    const outside = freshFolder(t, 'outside');
    writeFiles(outside, { 'a.go': `package money\n\nimport _ "${from}/internal/cart"\n` });
    symlinkSync(join(outside, 'a.go'), join(folder, 'internal/money/linked.go'));
    const before = filesIn(outside);
    chmodSync(join(folder, 'internal/cart'), 0o555);
    const run = goContainer(['--defaults', `--module=${to}`, '--language=en'], folder);
    chmodSync(join(folder, 'internal/cart'), 0o755);
    assert.equal(run.status, 0, run.stdout + run.stderr);
    assert.match(
      run.stdout,
      /These Go files still import example\.com\/shop, although the module is now [^:]*: internal\/cart\/cart\.go, internal\/cart\/cart_test\.go\./,
    );
    assert.deepEqual(filesIn(outside), before);
  });
  it('is no reason to touch anything if go.mod has a path by its user', (t) => {
    const folder = project(t);
    const goMod = filesIn(folder)['go.mod'] ?? '';
    writeFiles(folder, { 'go.mod': goMod.replace(from, 'example.com/mine') });
    const before = filesIn(folder)['internal/cart/cart.go'];
    goContainer(['--defaults', '--on-conflict=mine', `--module=${to}`], folder);
    assert.equal(filesIn(folder)['internal/cart/cart.go'], before);
  });
});
