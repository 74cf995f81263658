import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, rmSync, symlinkSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { packageRoot } from '../../src/package-root.ts';
import { deadRun, filesIn, freshFolder, writeFiles } from '../support/folders.ts';
import { goContainer, isolated, type Outcome } from '../support/process.ts';

/** Milliseconds: a run takes one second on a busy machine. */
const bound = 20_000;
const command = join(packageRoot(), 'dist/bin/go-container.cjs');
const containerize = ['docker', '--defaults'];

/** A module of one program that listens. */
function module(t: TestContext, files: Readonly<Record<string, string>> = {}): string {
  const folder = freshFolder(t);
  const main = 'package main\n\nimport "net/http"\n\nfunc main() { http.ListenAndServe(":8080", nil) }\n';
  writeFiles(folder, { 'go.mod': 'module example.com/a\n\ngo 1.26\n', 'main.go': main, ...files });
  return folder;
}

/** Runs the command, which must end in time and with a sentence where it fails. */
function run(args: readonly string[], folder: string, env: Record<string, string> = {}): Outcome {
  const start = performance.now();
  const outcome = goContainer(args, folder, env);
  assert.ok(performance.now() - start < bound, `${args} took ${performance.now() - start} ms`);
  assert.doesNotMatch(outcome.stderr, /defect/);
  return outcome;
}

/** Writes a `go` and gives the path of a shell that finds it first. */
function fakeGo(folder: string, script: string, link?: string): Record<string, string> {
  const bin = join(dirname(folder), 'bin');
  writeFiles(bin, { [link ?? 'go']: `#!/bin/sh\n${script}\n` });
  chmodSync(join(bin, link ?? 'go'), 0o755);
  mkdirSync(join(bin, 'shims'));
  if (link !== undefined) symlinkSync(join(bin, link), join(bin, 'shims/go'));
  return { PATH: [join(bin, 'shims'), bin, process.env.PATH].join(delimiter) };
}

const ignoring = 'trap "" TERM HUP\nwhile :; do sleep 1; done';

describe('a project that would make a run hang', () => {
  const embed = (pattern: string) => `package main\n\nimport "embed"\n\n//go:embed ${pattern}\nvar files embed.FS\n`;
  const blanks = ' '.repeat(4000);
  const rows: readonly (readonly [
    what: string,
    files: Record<string, string>,
    args: readonly string[],
    status: number,
  ])[] = [
    ['//go:embed of many stars', { 'e.go': embed(`${'*a'.repeat(12)}*b`), ['a'.repeat(250)]: '' }, containerize, 0],
    ['//go:embed up and down', { 'e.go': embed(`${'*/../'.repeat(500)}x`), 'd/a': '', 'e/a': '' }, containerize, 0],
    ['blanks in goreleaser', { '.goreleaser.yaml': `builds:\n  - tags:${blanks}x${blanks}y\n` }, containerize, 0],
    ['a lock of blank lines', { '.go-container.lock': `{\n${'\n'.repeat(300_000)}}\n` }, containerize, 0],
    ['a name of 200,000 letters', saved(`{"name": "${'a'.repeat(200_000)}"}`), ['--defaults'], 2],
    [
      '60,000 unknown answers',
      saved(JSON.stringify(Object.fromEntries(Array.from(Array(60_000).keys(), (i) => [`k${i}`, 1])))),
      containerize,
      0,
    ],
  ];
  for (const [what, files, args, status] of rows) {
    it(`by ${what} is done with`, (t) => {
      const { stderr, status: ended } = run(args, module(t, files));
      assert.equal(ended, status, stderr);
    });
  }
  function saved(answers: string): Record<string, string> {
    return { '.yo-rc.json': `{"generator-go-container": ${answers}}` };
  }
  for (const name of [
    'go.mod',
    'go.work',
    'go.sum',
    'go.work.sum',
    'Dockerfile',
    '.dockerignore',
    '.yo-rc.json',
    '.go-container.lock',
    'Makefile',
    '.goreleaser.yaml',
    'x.go',
    'README.md',
  ]) {
    it(`by a pipe in place of ${name} is done with`, { skip: process.platform === 'win32' }, (t) => {
      const folder = module(t, name === 'go.work.sum' ? { 'go.work': 'go 1.26\nuse .\n' } : {});
      rmSync(join(folder, name), { force: true });
      spawnSync('mkfifo', [join(folder, name)]);
      assert.ok([0, 2, 3, 4].includes(run(containerize, folder).status ?? -1));
      assert.ok([0, 1, 2, 3, 4].includes(run(['check'], folder).status ?? -1));
    });
  }
});

describe('a symbolic link to a secret', () => {
  const names = [
    'go.mod',
    'go.work',
    'go.sum',
    'Dockerfile',
    '.dockerignore',
    '.gitignore',
    'Makefile',
    '.goreleaser.yaml',
    'main.go',
    '.yo-rc.json',
    '.go-container.lock',
    'README.md',
    'compose.yaml',
    'Dockerfile.dev',
    '.github/workflows/ci.yml',
    '.env',
  ];
  for (const name of names) {
    it(`in place of ${name} is not followed`, (t) => {
      const folder = module(t);
      writeFiles(dirname(folder), { secret: 'machine x password hunter2\n' });
      rmSync(join(folder, name), { force: true });
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      symlinkSync(join(dirname(folder), 'secret'), join(folder, name));
      for (const args of [
        [...containerize, '--diff'],
        ['--defaults', '--json', '--diff', '--on-conflict=new'],
        ['check'],
      ]) {
        const { stdout, stderr } = run(args, folder);
        assert.doesNotMatch(`${stdout}${stderr}`, /hunter2/, String(args));
      }
      unlinkSync(join(folder, name));
      assert.doesNotMatch(JSON.stringify(filesIn(folder)), /hunter2/);
    });
  }
});

describe('what was reported as a defect', () => {
  it('--main without a package is a sentence', (t) => {
    for (const main of ['--main=', '--main=,']) {
      const { status, stderr } = run([...containerize, main], module(t));
      assert.equal(status, 2);
      assert.match(stderr, /^--main: /m);
    }
  });
  it('a temporary directory that is not there does not matter', (t) => {
    const folder = module(t, { 'go.work': 'go 1.26\n\nuse .\n' });
    const { status, stderr } = run(containerize, folder, { TMPDIR: join(folder, 'nowhere') });
    assert.equal(status, 0, stderr);
  });
  it('lists in lists in another generator’s answers are kept, or a sentence', (t) => {
    const nested = (depth: number) => ({
      '.yo-rc.json': `{"other": ${'['.repeat(depth)}${']'.repeat(depth)}, "generator-go-container": {}}`,
    });
    const folder = module(t, nested(400));
    assert.equal(run(containerize, folder).status, 0);
    const answers = JSON.parse(filesIn(folder)['.yo-rc.json'] ?? '');
    assert.equal(JSON.stringify(answers.other), '['.repeat(400) + ']'.repeat(400));
    for (const args of [containerize, ['check'], ['--defaults', '--port=9090']]) {
      const { status, stderr } = run(args, module(t, nested(5000)));
      assert.equal(status, 2);
      assert.match(stderr, /\.yo-rc\.json nests more than 500/);
    }
  });
});

describe('the environment of a run', () => {
  it('puts nothing into the project by a relative XDG_CACHE_HOME', (t) => {
    const folder = module(t);
    const former = filesIn(folder);
    run(['check'], folder, { XDG_CACHE_HOME: 'cache', LOCALAPPDATA: '', HOME: join(dirname(folder), 'home') });
    assert.deepEqual(filesIn(folder), former);
    run(['check'], folder, { XDG_CACHE_HOME: join(dirname(folder), 'cache') });
    assert.ok(existsSync(join(dirname(folder), 'cache/generator-go-container/compiled')));
  });
  it('finds a Go behind a shim, by the name of the shim', (t) => {
    const folder = freshFolder(t);
    const env = fakeGo(folder, '[ "$(basename "$0")" = go ] && echo go1.26.1', 'mise');
    assert.equal(run(['--defaults'], folder, env).status, 0);
    assert.match(filesIn(folder)['go.mod'] ?? '', /^go 1\.26/m);
  });
  it('does not wait for a go that ignores signals', (t) => {
    const folder = module(t);
    const { status, stderr } = run(containerize, folder, fakeGo(folder, ignoring));
    assert.equal(status, 0, stderr);
  });
  it('lets Ctrl-C end a run over many projects within a second, though such a go is asked', async (t) => {
    const folder = freshFolder(t, 'company');
    for (const name of ['a', 'b', 'c']) {
      assert.equal(goContainer(['--defaults', `--dir=${name}`], folder).status, 0);
    }
    const former = filesIn(folder);
    const child = spawn(process.execPath, [command, 'update', '--port=9090', '--each', 'a', 'b', 'c'], {
      cwd: folder,
      env: { ...process.env, ...isolated, ...fakeGo(folder, `touch ${folder}/../asked\n${ignoring}`) },
      stdio: 'ignore',
      // A group of processes, which is what a terminal sends the signal to.
      detached: true,
    });
    const ended = new Promise<number>((resolve) => child.on('close', () => resolve(performance.now())));
    while (!existsSync(join(folder, '../asked'))) await sleep(20);
    const start = performance.now();
    process.kill(-(child.pid ?? 0), 'SIGINT');
    assert.ok((await ended) - start < 1000);
    assert.deepEqual(filesIn(folder), former);
  });
});

describe('a file that cannot be replaced', () => {
  const change = ['--defaults', '--port=9090'];
  const project = (t: TestContext) => {
    const folder = freshFolder(t);
    assert.equal(goContainer(['--defaults'], folder).status, 0);
    return folder;
  };
  const isAppendOnlyPossible = () => {
    const file = join(tmpdir(), `chattr-${process.pid}`);
    writeFiles(tmpdir(), { [`chattr-${process.pid}`]: '' });
    const isPossible = spawnSync('chattr', ['+a', file]).status === 0;
    spawnSync('chattr', ['-a', file]);
    unlinkSync(file);
    return isPossible;
  };
  for (const path of ['.yo-rc.json', 'Dockerfile', '.go-container.lock']) {
    it(`${path}, a mount of its own: status 4, and all stays as it is`, {
      skip: spawnSync('unshare', ['-m', 'true']).status !== 0 && 'no mounts here',
    }, (t) => {
      const folder = project(t);
      const former = filesIn(folder);
      const script = `mount --bind ${path} ${path} && exec "$0" "$@"`;
      const args = ['-m', 'sh', '-c', script, process.execPath, command, ...change];
      const { status, stderr } = spawnSync('unshare', args, {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, ...isolated },
      });
      assert.equal(status, 4, stderr);
      assert.ok(stderr.includes(path), stderr);
      assert.deepEqual(filesIn(folder), former);
      assert.equal(goContainer(['check'], folder).status, 0);
    });
    it(`${path}, append-only: status 4, and all stays as it is`, {
      skip: !isAppendOnlyPossible() && 'chattr does not work here',
    }, (t) => {
      const folder = project(t);
      const former = filesIn(folder);
      spawnSync('chattr', ['+a', join(folder, path)]);
      const { status, stderr } = run(change, folder);
      spawnSync('chattr', ['-a', join(folder, path)]);
      assert.equal(status, 4, stderr);
      assert.ok(stderr.includes(path), stderr);
      assert.deepEqual(filesIn(folder), former);
      assert.equal(goContainer(['check'], folder).status, 0);
    });
  }
});

describe('the journal of a run that was cut short', () => {
  const journals = {
    empty: '',
    newer: '{"version": 2, "steps": [], "left": []}',
    half: '{"version": 1, "st',
    'a folder': undefined,
  };
  for (const [what, journal] of Object.entries(journals)) {
    it(`${what}: every command ends with 4, and the only copy of a file stays`, (t) => {
      const folder = freshFolder(t);
      assert.equal(goContainer(['--defaults'], folder).status, 0);
      writeFiles(join(folder, deadRun), { '0r': 'the only copy\n' });
      if (journal === undefined) mkdirSync(join(folder, deadRun, 'journal'));
      else writeFiles(join(folder, deadRun), { journal });
      for (const args of [
        ['--defaults'],
        ['update'],
        ['check'],
        ['update', '--each', '.'],
        ['--defaults', '--dry-run'],
      ]) {
        const { status } = run(args, folder);
        assert.equal(status, 4, String(args));
        assert.ok(Object.values(filesIn(folder)).includes('the only copy\n'), String(args));
      }
    });
  }
});
