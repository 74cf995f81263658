import assert from 'node:assert/strict';
import { chmodSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { readModule } from '../../../src/inspect/module/read-module.ts';
import { filesIn, freshFolder, writeFiles } from '../../support/folders.ts';
import { findTool, without } from '../../support/tools.ts';

const main = 'package main\n\nfunc main() {}\n';
const environment = process.env;

/** A stand-in for the go command. */
function command(folder: string, script: string): string {
  const file = join(folder, '../go');
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  return file;
}

describe('a go command', () => {
  const bad: readonly [string, string, RegExp][] = [
    ['that fails', 'echo "go: updates to go.mod needed" >&2; exit 1', /updates to go\.mod needed/],
    ['that does not end', 'exec sleep 60', /ETIMEDOUT/],
    ['that says something else', 'echo hello', /JSON|token/i],
  ];
  for (const [name, script, error] of bad) {
    it(`${name} is done without`, (t) => {
      const folder = freshFolder(t);
      writeFiles(folder, { 'go.mod': 'module a.com/a\n', 'main.go': main });
      const start = Date.now();
      const facts = readModule(folder, { goCommand: command(folder, script), environment, timeLimit: 300 });
      assert.ok(Date.now() - start < 10_000);
      assert.match(facts.goListError ?? '', error);
      assert.deepEqual(
        facts.commands.map(({ argument }) => argument),
        ['.'],
      );
    });
  }

  it('that is not there is done without', (t) => {
    const folder = freshFolder(t);
    writeFiles(folder, { 'go.mod': 'module a.com/a\n', 'main.go': main });
    const facts = readModule(folder, { goCommand: join(folder, 'gone'), environment });
    assert.match(facts.goListError ?? '', /ENOENT/);
    assert.equal(facts.commands.length, 1);
  });

  it('is asked to download nothing and to write nothing', (t) => {
    const folder = freshFolder(t);
    writeFiles(folder, { 'go.mod': 'module a.com/a\n', 'main.go': main });
    const go = command(folder, `env >${folder}/../env; echo "$@" >${folder}/../args; exit 1`);
    readModule(folder, { goCommand: go, environment: { ...environment, GOFLAGS: '-mod=mod' }, tags: ['x', 'y'] });
    const { env = '', args = '' } = filesIn(join(folder, '..'));
    for (const line of ['GOPROXY=off', 'GOTOOLCHAIN=local', 'GOFLAGS=-buildvcs=false', 'GOWORK=off', 'GOOS=linux']) {
      assert.ok(env.split('\n').includes(line), line);
    }
    assert.match(args, /^list -e -deps -json=\S+ -tags=x,y \.\/\.\.\.$/m);
  });

  it('leaves nothing behind', { skip: without('go') }, (t) => {
    const folder = freshFolder(t);
    const temporary = join(folder, '../tmp');
    writeFiles(folder, { 'go.work': 'go 1.24\nuse .\n', 'go.mod': 'module a.com/a\n\ngo 1.24\n', 'main.go': main });
    writeFiles(temporary, { x: '' });
    const before = filesIn(folder);
    const facts = readModule(folder, { goCommand: findTool('go'), environment: { ...environment, TMPDIR: temporary } });
    assert.equal(facts.goListError, undefined);
    assert.deepEqual(filesIn(folder), before);
    assert.deepEqual(readdirSync(temporary), ['x']);
  });

  it('shows what packages of the module cache need cgo', { skip: without('go') }, (t) => {
    const folder = freshFolder(t);
    const cache = join(folder, '../cache');
    writeFiles(cache, {
      'a.com/dep@v1.0.0/go.mod': 'module a.com/dep\n',
      'a.com/dep@v1.0.0/dep.go': 'package dep\n\n// #cgo LDFLAGS: -lpng\nimport "C"\n',
      'a.com/dep@v1.0.0/pure.go': '//go:build !cgo\n\npackage dep\n',
      'cache/download/a.com/dep/@v/v1.0.0.mod': 'module a.com/dep\n',
      'cache/download/a.com/dep/@v/v1.0.0.info': '{"Version":"v1.0.0"}',
      'cache/download/a.com/dep/@v/v1.0.0.ziphash': 'h1:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=',
    });
    writeFiles(folder, {
      'go.mod': 'module a.com/a\n\ngo 1.20\n\nrequire a.com/dep v1.0.0\n',
      'go.sum':
        'a.com/dep v1.0.0 h1:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n' +
        'a.com/dep v1.0.0/go.mod h1:9Tgfs40Sw52DYwL3eS2cUUrgqZlyOh58izrCHcNclZg=\n',
      'main.go': 'package main\n\nimport _ "a.com/dep"\n\nfunc main() {}\n',
    });
    const settings = { goCommand: findTool('go'), environment: { ...environment, GOMODCACHE: cache } };
    const facts = readModule(folder, settings);
    assert.deepEqual(facts.commands[0]?.cgo, [
      {
        importPath: 'a.com/dep',
        libraries: ['png'],
        pkgConfig: [],
        hasFilesWithoutCgo: true,
        place: undefined,
        file: join(cache, 'a.com/dep@v1.0.0/dep.go'),
      },
    ]);
    rmSync(cache, { recursive: true });
    assert.equal(existsSync(cache), false);
    assert.deepEqual(readModule(folder, settings).commands[0]?.cgo, []);
  });
});
