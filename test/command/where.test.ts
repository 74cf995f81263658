import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { packageRoot } from '../../src/package-root.ts';
import { filesIn, freshFolder, gitData, writeFiles } from '../support/folders.ts';
import { goContainer, isolated } from '../support/process.ts';

const goMod = 'module example.com/shop\n\ngo 1.26\n';
const main = 'package main\n\nfunc main() {}\n';

/** A generated service, as files. */
function service(t: TestContext): { folder: string; before: Record<string, string> } {
  const folder = realpathSync(freshFolder(t));
  assert.equal(goContainer(['--defaults', '--engines=all'], folder).status, 0);
  return { folder, before: filesIn(folder) };
}

/** Runs a command that must refuse with one sentence and write nothing. */
function refuses(args: readonly string[], cwd: string, below: string, sentence: RegExp, env = {}): void {
  const before = filesIn(below);
  const { status, stdout, stderr } = goContainer(args, cwd, { NODE_DISABLE_COMPILE_CACHE: '1', ...env });
  assert.equal(status, 2, stdout + stderr);
  assert.equal(stdout, '');
  assert.match(stderr, /^[^\n]+\n$/);
  assert.match(stderr, sentence);
  assert.deepEqual(filesIn(below), before);
}

describe('a subdirectory of a generated service', () => {
  it('works at the root, says so, and prints commands that begin there', (t) => {
    const { folder } = service(t);
    const { status, stdout, stderr } = goContainer(['--port=9090'], join(folder, 'cmd/server'));
    assert.equal(status, 0, stderr);
    assert.equal(stderr, 'Working in ../.., the root of this project.\n');
    assert.match(stdout, /^ {2}cd \.\.\/\.\. /m);
    assert.deepEqual(
      Object.keys(filesIn(folder)).filter((path) => path.endsWith('go.mod')),
      ['go.mod'],
    );
    assert.match(filesIn(folder)['.yo-rc.json'] ?? '', /"port": 9090/);
  });
  it('checks and updates the whole project', (t) => {
    const { folder } = service(t);
    for (const command of ['check', 'update']) {
      const { status, stdout, stderr } = goContainer([command], join(folder, 'internal'));
      assert.equal(status, 0, stdout + stderr);
      assert.equal(stderr, 'Working in .., the root of this project.\n');
    }
  });
  it('keeps reports for programs clean', (t) => {
    const { folder } = service(t);
    const { stdout } = goContainer(['check', '--json'], join(folder, 'cmd'));
    assert.equal(JSON.parse(stdout).folder, folder);
  });
  it('never becomes a module of its own where the service has packages, even if it is named', (t) => {
    const { folder } = service(t);
    refuses(['--dir=cmd/server', '--port=9090'], folder, folder, /cut them off/);
    refuses(['--dir=.'], join(folder, 'cmd'), folder, /cut them off/);
  });
  it('is refused if it is a module itself, until it is said which one is meant', (t) => {
    const { folder } = service(t);
    writeFiles(folder, { 'tools/go.mod': goMod, 'tools/main.go': main });
    refuses(['--port=9090'], join(folder, 'tools'), folder, /--dir=\. for this directory/);
    const { status, stderr } = goContainer(['docker', '--dir=.', '--port=9090'], join(folder, 'tools'));
    assert.equal(status, 0, stderr);
    assert.ok('tools/Dockerfile' in filesIn(folder));
  });
  it('is refused if it is empty, as another service may be meant; commands that need a project mean that around it', (t) => {
    const { folder } = service(t);
    const empty = join(folder, 'worker');
    mkdirSync(empty);
    refuses(['--defaults', '--name=worker', '--module=example.com/worker'], empty, folder, /is empty and inside/);
    const { status, stderr } = goContainer(['check'], empty);
    assert.equal(status, 0);
    assert.equal(stderr, 'Working in .., the root of this project.\n');
  });
  it('becomes a project of its own if it is named and empty, with a warning', (t) => {
    const { folder } = service(t);
    const { status, stdout } = goContainer(['--dir=services/orders', '--defaults'], folder);
    assert.equal(status, 0);
    assert.match(stdout, /becomes a module of its own inside the one in/);
    assert.ok('services/orders/go.mod' in filesIn(folder));
  });
});

describe('a subdirectory of an existing Go module', () => {
  it('containerizes the module, not itself', (t) => {
    const folder = freshFolder(t);
    writeFiles(folder, { 'go.mod': goMod, 'cmd/shop/main.go': main });
    const { status, stderr } = goContainer(['--defaults'], join(folder, 'cmd/shop'));
    assert.equal(status, 0, stderr);
    assert.match(stderr, /^Working in \.\.\/\.\.,/);
    assert.ok('Dockerfile' in filesIn(folder));
    assert.ok(!('cmd/shop/Dockerfile' in filesIn(folder)));
  });
  it('is refused if it is empty, as a new service may be meant', (t) => {
    const folder = freshFolder(t);
    writeFiles(folder, { 'go.mod': goMod, 'main.go': main });
    mkdirSync(join(folder, 'orders'));
    refuses(['--defaults'], join(folder, 'orders'), folder, /is empty and inside the Go module/);
  });
  it('is used itself if it is a module, as by go', (t) => {
    const folder = freshFolder(t);
    writeFiles(folder, { 'go.mod': goMod, 'tools/go.mod': goMod, 'tools/main.go': main });
    assert.equal(goContainer(['--defaults'], join(folder, 'tools')).status, 0);
    assert.ok('tools/Dockerfile' in filesIn(folder));
  });
});

describe('the search for a project', () => {
  it('ends at the root of the repository', (t) => {
    const folder = freshFolder(t);
    writeFiles(folder, { 'go.mod': goMod, 'main.go': main, 'other/.git/HEAD': 'ref: refs/heads/main\n' });
    const { status, stderr } = goContainer(['--defaults'], join(folder, 'other'));
    assert.equal(status, 0);
    assert.equal(stderr, '');
    assert.ok('other/go.mod' in filesIn(folder));
  });
  it('passes by a stray go.mod in the home directory', (t) => {
    const folder = freshFolder(t);
    writeFiles(folder, { 'go.mod': goMod });
    mkdirSync(join(folder, 'orders'));
    assert.equal(goContainer(['--defaults'], join(folder, 'orders'), { HOME: folder }).status, 0);
    assert.ok('orders/go.mod' in filesIn(folder));
  });
});

describe('the wrong place', () => {
  it('for docker is a generated service, from wherever in it', (t) => {
    const { folder } = service(t);
    refuses(['docker'], folder, folder, /is a service that go-container generated/);
    refuses(['docker', '--dir', folder], packageRoot(), folder, /is a service that go-container generated/);
  });
  for (const args of [['check'], ['update'], ['mirrors', '--save']]) {
    it(`for ${args.join(' ')} has no project, a foreign module neither`, (t) => {
      const folder = freshFolder(t);
      refuses(args, folder, folder, /^No go-container project in /);
      writeFiles(folder, { 'go.mod': goMod, 'main.go': main });
      refuses(args, folder, folder, /^No go-container project in /);
    });
  }
  it('is the home directory, without anybody to ask', (t) => {
    const folder = freshFolder(t);
    refuses([], folder, folder, /is your home directory/, { HOME: folder });
    refuses(['--defaults'], folder, folder, /is your home directory/, { HOME: `${folder}/` });
    refuses(['--dir', folder], packageRoot(), folder, /is your home directory/, { HOME: folder });
  });
  it('is not the home directory of an existing project', (t) => {
    const { folder } = service(t);
    assert.equal(goContainer(['--port=9090'], folder, { HOME: folder }).status, 0);
  });
  it('is the root of the file system', (t) => {
    refuses(['--dry-run'], '/', freshFolder(t), /is the root of the file system/);
  });
  it('is git’s own data, or a bare repository', (t) => {
    const folder = freshFolder(t);
    for (const at of gitData(folder)) {
      refuses([], join(folder, at), folder, /inside the data of a git repository/);
    }
    assert.equal(goContainer([], join(folder, 'work')).status, 0);
  });
  it('is a path that is not UTF-8, whose directory stays empty as its sibling does', (t) => {
    const folder = freshFolder(t);
    const latin1 = Buffer.concat([Buffer.from(`${folder}/caf`), Buffer.from([0xe9])]);
    mkdirSync(latin1);
    const run = (script: string) => {
      const program = join(packageRoot(), 'dist/bin/go-container.cjs');
      return spawnSync('bash', ['-c', script, process.execPath, program], {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, ...isolated },
      });
    };
    for (const script of [
      'cd caf*; "$0" "$1" --defaults',
      '"$0" "$1" --defaults --dir="$(printf "caf\\351")"',
      '"$0" "$1" check --dir="$(printf "caf\\351")"',
    ]) {
      const { status, stderr } = run(script);
      assert.equal(status, 2, stderr);
      assert.match(stderr, /is not valid UTF-8; rename the directory/);
    }
    const each = run('printf "caf\\351\\n" | "$0" "$1" update --each -');
    assert.equal(each.status, 2, each.stdout);
    assert.match(each.stdout, /is not valid UTF-8/);
    assert.deepEqual(readdirSync(folder, { encoding: 'latin1' }), ['caf\xe9']);
    assert.deepEqual(readdirSync(latin1), []);
  });
});
