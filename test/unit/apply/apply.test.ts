import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { apply } from '../../../src/apply/apply.ts';
import { realDisk } from '../../../src/apply/disk.ts';
import { unsafe } from '../../../src/apply/paths.ts';
import { recover } from '../../../src/apply/recover.ts';
import { seeing } from '../../../src/apply/see.ts';
import { message } from '../../../src/language/message.ts';
import type { Operation } from '../../../src/reconcile/operation.ts';
import {
  actor,
  between,
  failing,
  folder,
  newTree,
  oldTree,
  plan,
  plant,
  read,
  sorted,
  stagedName,
  type Tree,
} from './world.ts';

const write = (path: string, text: string, before: string | null = null, executable = false): Operation => ({
  kind: 'write',
  path,
  content: Buffer.from(text),
  executable,
  before: before === null ? null : Buffer.from(before),
});
const mode = (path: string) => (fs.statSync(path).mode & 0o7777).toString(8);

for (const fsync of [true, false]) {
  test(`every kind of operation is carried out and nothing stays behind, fsync ${fsync}`, (t) => {
    const root = folder(t, tmpdir());
    plant(root, oldTree);
    assert.deepEqual(apply(root, plan(), { fsync }), { left: [], recovered: { outcome: 'clean', left: [] } });
    assert.deepEqual(read(root), sorted(newTree));
  });
}

test('with fsync, each staged file and the journal are flushed before the commit point', (t) => {
  const root = folder(t);
  const flushed: unknown[] = [];
  const disk = {
    ...realDisk,
    writeFileSync: (...args: Parameters<typeof fs.writeFileSync>) => {
      flushed.push([stagedName(String(args[0])), (args[2] as { flush?: boolean } | undefined)?.flush ?? false]);
      return fs.writeFileSync(...args);
    },
  };
  apply(root, [write('a', '1'), write('b', '2')], { disk });
  assert.deepEqual(flushed, [
    ['0', true],
    ['1', true],
    ['journal.new', true],
  ]);
});

for (const fsync of [true, false]) {
  test(`${fsync ? 'with' : 'without'} fsync, the directory of the run is ${fsync ? '' : 'not '}flushed after the commit point`, (t) => {
    const calls: string[] = [];
    const folders = new Map<number, string>();
    const note = (call: string, path: string) => calls.push(`${call} ${stagedName(`${path}/.`) ?? path}`);
    const disk = {
      ...realDisk,
      openSync: (...args: Parameters<typeof fs.openSync>) => {
        const handle = fs.openSync(...args);
        folders.set(handle, String(args[0]));
        return handle;
      },
      fsyncSync: (handle: number) => {
        note('flush', String(folders.get(handle)));
        fs.fsyncSync(handle);
      },
      renameSync: (from: string, to: string) => {
        if (stagedName(to) === 'journal') note('commit', to);
        fs.renameSync(from, to);
      },
    } as typeof realDisk;
    apply(folder(t), [write('a', '1')], { disk, fsync });
    assert.deepEqual(calls, ['commit journal/.', ...(fsync ? ['flush .'] : [])]);
  });
}

test('an empty list touches nothing at all', (t) => {
  const root = folder(t);
  const run = actor();
  run.apply(root, []);
  assert.equal(run.count(), 0);
});

test('files are put in place in the given order', (t) => {
  const root = folder(t);
  const order: string[] = [];
  const run = actor({
    before: (_n, name, path) => {
      if (name === 'linkSync') order.push(stagedName(path) ?? path);
    },
  });
  run.apply(root, [write('z', '1'), write('a', '2'), write('.go-container.lock', '3')]);
  assert.deepEqual(order, ['0', '1', '2']);
});

test('modes: what the umask gives for a new file, otherwise those of the file replaced', (t) => {
  const root = folder(t);
  const umask = process.umask(0o027);
  t.after(() => process.umask(umask));
  plant(root, { secret: 'a', tool: 'a', plain: 'a', shared: 'a' });
  fs.chmodSync(join(root, 'secret'), 0o600);
  fs.chmodSync(join(root, 'tool'), 0o750);
  fs.chmodSync(join(root, 'plain'), 0o755);
  fs.chmodSync(join(root, 'shared'), 0o664);
  apply(root, [
    write('new', 'b'),
    write('newtool', 'b', null, true),
    write('secret', 'b', 'a'),
    write('tool', 'b', 'a', true),
    write('plain', 'b', 'a', false),
    write('shared', 'b', 'a', true),
  ]);
  const modes = ['new', 'newtool', 'secret', 'tool', 'plain', 'shared'].map((path) => mode(join(root, path)));
  assert.deepEqual(modes, ['640', '750', '600', '750', '644', '775']);
  apply(root, [
    { kind: 'chmod', path: 'secret', executable: true, before: Buffer.from('b') },
    { kind: 'chmod', path: 'tool', executable: false, before: Buffer.from('b') },
  ]);
  assert.deepEqual([mode(join(root, 'secret')), mode(join(root, 'tool'))], ['700', '640']);
});

test('as root, a file keeps its owner', { skip: process.getuid?.() !== 0 }, (t) => {
  for (const owner of [
    [1234, 4321],
    [1234, 0],
    [0, 4321],
    [0, 0],
  ] as const) {
    const root = folder(t);
    plant(root, { a: '1' });
    fs.chownSync(join(root, 'a'), owner[0], owner[1]);
    apply(root, [write('a', '2', '1')]);
    const { uid, gid } = fs.statSync(join(root, 'a'));
    assert.deepEqual([uid, gid], owner);
  }
});

test('as many files as have two digits are replaced and removed in turn', (t) => {
  const root = folder(t);
  const files = Object.fromEntries(Array.from({ length: 24 }, (_, i) => [`f${i}`, `${i}`]));
  plant(root, files);
  const operations = Object.entries(files).map(
    ([path, text], i): Operation =>
      i % 2 === 0 ? write(path, `new ${text}`, text) : { kind: 'remove', path, before: Buffer.from(text) },
  );
  assert.deepEqual(apply(root, operations).left, []);
  const kept = Object.entries(files).filter((_, i) => i % 2 === 0);
  assert.deepEqual(read(root), sorted(Object.fromEntries(kept.map(([path, text]) => [path, `new ${text}`]))));
});

test('removing takes empty folders along, never one with something in it, never the root', (t) => {
  const root = folder(t);
  plant(root, { 'a/b/c/one': '1', 'd/two': '2', 'd/mine': '3', top: '4' });
  fs.mkdirSync(join(root, 'empty'));
  const remove = (path: string, text: string): Operation => ({ kind: 'remove', path, before: Buffer.from(text) });
  apply(root, [remove('a/b/c/one', '1'), remove('d/two', '2'), remove('top', '4')]);
  assert.deepEqual(read(root), { 'd/mine': '3', 'empty/': '' });
  fs.rmSync(join(root, 'd'), { recursive: true });
  fs.rmdirSync(join(root, 'empty'));
  plant(root, { last: 'x' });
  apply(root, [remove('last', 'x')]);
  assert.deepEqual(read(root), {});
});

test('a folder emptied and filled again in one run stays', (t) => {
  const root = folder(t);
  plant(root, { 'a/old': '1' });
  const inode = fs.statSync(join(root, 'a')).ino;
  apply(root, [{ kind: 'remove', path: 'a/old', before: Buffer.from('1') }, write('a/new', '2')]);
  assert.deepEqual(read(root), { 'a/new': '2' });
  assert.equal(fs.statSync(join(root, 'a')).ino, inode);
});

const edits: [string, (root: string) => void][] = [
  ['changed', (root) => fs.appendFileSync(join(root, 'Dockerfile'), 'ENV MINE=1\n')],
  ['deleted', (root) => fs.rmSync(join(root, 'build.sh'))],
  ['put where a new one comes', (root) => plant(root, { 'internal/health/health.go': 'mine' })],
  ['changed where it is to be removed', (root) => plant(root, { 'deploy/k8s/a.yaml': 'mine' })],
  ['changed where only its mode is to change', (root) => plant(root, { 'scripts/run.sh': 'mine' })],
];
for (const [name, edit] of edits) {
  test(`a file ${name} before the run: nothing is written`, (t) => {
    const root = folder(t);
    plant(root, oldTree);
    edit(root);
    const before = read(root);
    const run = actor({ before: (_n, call) => assert.ok(!/^(mkdir|write|rename)/.test(call), 'not even staged') });
    const error = failing(() => run.apply(root, plan()));
    assert.equal(error?.problem.key, 'apply.edited');
    assert.equal(error?.status, 4);
    assert.deepEqual(read(root), before);
  });
  test(`a file ${name} while the run stages, up to the commit point: nothing is written`, (t) => {
    const root = folder(t);
    plant(root, oldTree);
    let edited: Tree | undefined;
    const run = actor({
      before: (_n, name, path) => {
        if (edited !== undefined || name !== 'writeFileSync' || stagedName(path) !== '0') return;
        edit(root);
        edited = Object.fromEntries(
          Object.entries(read(root)).filter(([path]) => !path.startsWith('.go-container.tmp')),
        );
      },
    });
    assert.equal(failing(() => run.apply(root, plan()))?.problem.key, 'apply.edited');
    assert.deepEqual(read(root), edited);
  });
}

test('a file changed just after the commit point is left alone and reported, and the lock may follow', (t) => {
  const root = folder(t);
  plant(root, oldTree);
  const run = actor({
    before: (_n, name, path) => {
      if (name === 'renameSync' && path.endsWith('journal.new')) plant(root, { 'build.sh': 'mine' });
    },
  });
  const applied = run.apply(root, plan(), ({ path, current, next, left }) => {
    if (path !== '.go-container.lock') return next;
    return Buffer.from(`${next} without ${left.map(({ path }) => path)}, was ${Buffer.from(current ?? [])}`);
  });
  assert.deepEqual(applied.left, [{ path: 'build.sh', reason: 'edited' }]);
  const lock = 'lock 2 without build.sh, was lock 1';
  assert.deepEqual(read(root), sorted({ ...newTree, 'build.sh': '*mine', '.go-container.lock': lock }));
});

test('paths that are not plainly below the root, or not ours, are refused', (t) => {
  const root = folder(t);
  const bad = ['', '.', '..', '/etc/passwd', '../x', 'a/../../x', 'a/..', 'a//b', 'a/', './a', 'a/./b', 'a\0b', 'a\\b'];
  bad.push(
    'C:x',
    'c:/x',
    '.git/hooks/pre-commit',
    '.GIT/config',
    'sub/.git/config',
    '.git',
    'a\nb',
    'a./b',
    'a ',
    '\ud800',
  );
  bad.push('.go-container.tmp/run/journal', '.go-container.tmp', '.Go-Container.tmp/x');
  for (const path of bad) {
    assert.equal(unsafe(path), true, path);
    const error = failing(() => apply(root, [write('fine', '1'), write(path, '1')]));
    assert.deepEqual([error?.status, error?.problem.key, error?.problem.values], [4, 'apply.path', { path }]);
  }
  for (const path of [
    '.gitignore',
    '.github/workflows/ci.yml',
    '.go-container.lock',
    'a.b/c',
    '健康/a b.txt',
    '...a',
  ]) {
    assert.equal(unsafe(path), false, path);
    apply(root, [write(path, '1')]);
  }
  assert.equal(failing(() => apply(root, [write('a', '1'), write('a', '2')]))?.problem.key, 'apply.twice');
  assert.equal(failing(() => apply(root, [write('a/b', '1'), write('a', '2')]))?.problem.key, 'apply.twice');
});

const obstacles: [string, Tree, string, 'symlink' | 'folder' | 'file', string][] = [
  ['a symlink to a file inside', { a: '@b', b: '1' }, 'a', 'symlink', 'a'],
  ['a symlink to nowhere', { a: '@nowhere' }, 'a', 'symlink', 'a'],
  ['a symlink as parent folder', { 'real/x': '1', link: '@real' }, 'link/x', 'symlink', 'link'],
  ['a symlink far above', { 'real/b/x': '1', link: '@real' }, 'link/b/c/x', 'symlink', 'link'],
  ['a folder', { 'a/b': '1' }, 'a', 'folder', 'a'],
  ['a file as parent folder', { a: '1' }, 'a/b', 'file', 'a'],
];
for (const [name, tree, path, reason, at] of obstacles) {
  test(`${name} is in the way: refused, and nothing is written`, (t) => {
    const root = folder(t);
    plant(root, tree);
    const before = read(root);
    assert.deepEqual(seeing(root)(path).obstacle, { reason: `apply.reason.${reason}`, at });
    const text = fs.existsSync(join(root, path)) && reason === 'symlink' ? '1' : null;
    for (const operation of [write(path, 'x', text), { kind: 'remove', path, before: Buffer.from('1') } as const]) {
      const error = failing(() => apply(root, [write('first', '1'), operation]));
      assert.deepEqual(
        [error?.status, error?.problem.key, error?.problem.values],
        [4, 'apply.blocked', { path, reason: message(`apply.reason.${reason}`), at }],
      );
      assert.deepEqual(read(root), before);
    }
  });
}

test('a pipe is in the way, and nobody waits for it', { skip: process.platform === 'win32' }, (t) => {
  const root = folder(t);
  spawnSync('mkfifo', [join(root, 'a')]);
  assert.deepEqual(seeing(root)('a').obstacle, { reason: 'apply.reason.special', at: 'a' });
});

test('a mount in the project is in the way: refused, and nothing is written', {
  skip: spawnSync('unshare', ['-m', 'true']).status !== 0 && 'no mounts here',
}, (t) => {
  const root = folder(t);
  plant(root, { 'cmd/a': '1', b: '1', c: '1' });
  const script = `
      const { apply } = await import(${JSON.stringify(join(import.meta.dirname, '../../../src/apply/apply.ts'))});
      const write = (path, before) => ({ kind: 'write', path, content: Buffer.from('x'), executable: false, before });
      for (const paths of [['b', 'cmd/a'], ['b', 'cmd/new'], ['b', 'c']]) {
        try {
          const { left } = apply('.', paths.map((path) => write(path, path === 'cmd/new' ? null : Buffer.from('1'))));
          console.log(JSON.stringify(left));
        } catch (error) { console.log(error.problem?.values.reason?.key, error.problem?.values.at ?? error); }
      }`;
  const mount = 'mount -t tmpfs x cmd && printf 1 >cmd/a && mount --bind c c && exec "$0" --input-type=module -e "$1"';
  const { stdout, stderr } = spawnSync('unshare', ['-m', 'sh', '-c', mount, process.execPath, script], {
    cwd: root,
    encoding: 'utf8',
  });
  assert.equal(stderr, '');
  assert.equal(stdout, 'apply.reason.mount cmd\napply.reason.mount cmd\napply.reason.mount c\n');
  assert.deepEqual(read(root), { 'cmd/a': '1', b: '1', c: '1' });
});

for (const [code, reason, hasOwnLinks] of [
  ['EXDEV', 'apply.reason.mount', true],
  ['EPERM', 'apply.reason.read-only', true],
  ['EPERM', undefined, false],
  ['EMLINK', undefined, true],
] as const) {
  const name = hasOwnLinks ? code : `${code}, as all links do`;
  test(`a file that a link fails for with ${name}: ${reason ?? 'written'}`, (t) => {
    const tree = { a: '1', b: '1' };
    const operations = [write('a', '2', '1'), { kind: 'remove', path: 'b', before: Buffer.from('1') } as const];
    for (const path of ['a', 'b']) {
      const root = folder(t);
      plant(root, tree);
      const run = actor({
        before: (_n, call, at) => {
          if (call !== 'linkSync' || (at !== join(root, path) && hasOwnLinks)) return;
          throw Object.assign(new Error(code), { code });
        },
      });
      const problem = failing(() => run.apply(root, operations))?.problem;
      const values = { path, at: path, reason: message(reason ?? 'apply.reason.mount') };
      assert.deepEqual(problem, reason === undefined ? undefined : message('apply.blocked', values));
      assert.deepEqual(read(root), reason === undefined ? { a: '2' } : tree);
    }
  });
}

test('an append-only file is in the way: refused, and nothing is written', {
  skip: !isAppendOnlyPossible() && 'chattr does not work here',
}, (t) => {
  const root = folder(t, tmpdir());
  plant(root, { a: '1', b: '1' });
  spawnSync('chattr', ['+a', join(root, 'b')]);
  t.after(() => spawnSync('chattr', ['-a', join(root, 'b')]));
  const problem = failing(() => apply(root, [write('a', '2', '1'), write('b', '2', '1')]))?.problem;
  assert.deepEqual([problem?.key, problem?.values.at], ['apply.blocked', 'b']);
  spawnSync('chattr', ['-a', join(root, 'b')]);
  assert.deepEqual(read(root), { a: '1', b: '1' });
});

function isAppendOnlyPossible(): boolean {
  const file = join(fs.mkdtempSync(join(tmpdir(), 'chattr-')), 'file');
  fs.writeFileSync(file, '');
  const isPossible = spawnSync('chattr', ['+a', file]).status === 0;
  spawnSync('chattr', ['-a', file]);
  fs.rmSync(join(file, '..'), { recursive: true });
  return isPossible;
}

test('a symlink that appears while the run stages is not followed', (t) => {
  const root = folder(t);
  const outside = folder(t);
  const run = actor({
    before: (_n, name, path) => {
      if (name === 'writeFileSync' && stagedName(path) === '0') fs.symlinkSync(outside, join(root, 'cmd'));
    },
  });
  assert.equal(failing(() => run.apply(root, [write('cmd/a', '1')]))?.problem.key, 'apply.blocked');
  const late = actor({
    before: (_n, name, path) => {
      if (name !== 'renameSync' || !path.endsWith('journal.new') || fs.existsSync(join(root, 'pkg'))) return;
      fs.symlinkSync(outside, join(root, 'pkg'));
    },
  });
  assert.deepEqual(late.apply(root, [write('pkg/a', '1')]).left, [{ path: 'pkg/a', reason: 'blocked' }]);
  assert.deepEqual(fs.readdirSync(outside), []);
});

test('a file that turns into a symlink between two looks is not read through', (t) => {
  const root = folder(t);
  plant(root, { a: '1', other: '1' });
  const run = actor({
    before: (_n, name, path) => {
      if (path !== join(root, 'a')) return;
      fs.rmSync(path, { force: true });
      if (name === 'readFileSync') fs.symlinkSync('other', path);
      else plant(root, { a: '1' });
    },
  });
  assert.deepEqual(failing(() => run.apply(root, [write('a', '2', '1')]))?.problem.values, {
    path: 'a',
    reason: message('apply.reason.symlink'),
    at: 'a',
  });
});

test('the root itself may be a symlink, and must exist', (t) => {
  const real = folder(t);
  const link = join(folder(t), 'link');
  fs.symlinkSync(real, link);
  apply(link, [write('a/b', '1')]);
  assert.deepEqual(read(real), { 'a/b': '1' });
  assert.equal(failing(() => apply(join(real, 'missing'), [write('a', '1')]))?.problem.key, 'apply.io');
});

test('a symlink or a file in place of the staging folder is refused, and a planted one inside it too', (t) => {
  const outside = folder(t);
  for (const tree of [
    { '.go-container.tmp': `@${outside}` },
    { '.go-container.tmp': 'x' },
    { '.go-container.tmp/run': `@${outside}` },
  ]) {
    const root = folder(t);
    plant(root, tree as Tree);
    const before = read(root);
    const error = failing(() => apply(root, [write('a', '1')]));
    assert.equal(error?.problem.key, 'apply.blocked');
    assert.equal(failing(() => recover(root))?.problem.key, 'apply.blocked');
    assert.deepEqual(read(root), before);
    assert.deepEqual(fs.readdirSync(outside), []);
  }
});

test('read-only files and folders: refused, and nothing is written', (t) => {
  const root = folder(t);
  plant(root, { 'dir/a': '1', file: '1' });
  fs.chmodSync(join(root, 'file'), 0o444);
  fs.chmodSync(join(root, 'dir'), 0o555);
  for (const [path, at, before] of [
    ['file', 'file', '1'],
    ['dir/a', 'dir', '1'],
    ['dir/new/b', 'dir', null],
  ] as const) {
    assert.deepEqual(seeing(root)(path).obstacle, { reason: 'apply.reason.read-only', at });
    const error = failing(() => apply(root, [write('first', '1'), write(path, 'x', before)]));
    assert.deepEqual(
      [error?.problem.key, error?.problem.values],
      ['apply.blocked', { path, reason: message('apply.reason.read-only'), at }],
    );
  }
  fs.chmodSync(join(root, 'dir'), 0o755);
  assert.deepEqual(read(root), { 'dir/a': '1', file: '1' });
  fs.chmodSync(root, 0o555);
  assert.deepEqual(seeing(root)('new').obstacle, { reason: 'apply.reason.read-only', at: '.' });
  fs.chmodSync(root, 0o755);
});

test('an ordinary user who may not write gets the same', { skip: process.getuid?.() !== 0 }, (t) => {
  const root = folder(t);
  plant(root, { 'dir/a': '1', file: '1', secret: '1', 'closed/a': '1' });
  fs.chmodSync(join(root, 'secret'), 0o600);
  fs.chmodSync(join(root, 'closed'), 0o700);
  fs.chmodSync(root, 0o777);
  // The rights are given up after the sources are loaded, which may lie where nobody may look.
  const script = `
    const { apply } = await import(${JSON.stringify(join(import.meta.dirname, '../../../src/apply/apply.ts'))});
    process.setgroups([]);
    process.setgid(65534);
    process.setuid(65534);
    const before = Buffer.from('1');
    for (const [path, was] of [['file', before], ['dir/a', before], ['dir/b', null], ['secret', before], ['closed/a', before]]) {
      try {
        apply(${JSON.stringify(root)}, [
          { kind: 'write', path: 'first', content: Buffer.from('x'), executable: false, before: null },
          { kind: 'write', path, content: Buffer.from('x'), executable: false, before: was },
        ]);
      } catch (error) { console.log(error.problem?.key, error.problem?.values.reason?.key, error.problem?.values.at ?? error); }
    }`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    cwd: tmpdir(),
  });
  const expected = [
    'read-only file',
    'read-only dir/a',
    'read-only dir',
    'unreadable secret',
    'unreadable closed/a',
  ].map((reason) => `apply.blocked apply.reason.${reason}\n`);
  assert.equal(stdout, expected.join(''), stderr);
  assert.deepEqual(Object.keys(read(root)), ['closed/a', 'dir/a', 'file', 'secret']);
});

for (const code of ['ENOSPC', 'EACCES']) {
  test(`${code} at any operation: rolled back with status 4, or finished by the next run; nothing is lost`, (t) => {
    for (let at = 0; ; at += 1) {
      const root = folder(t);
      plant(root, oldTree);
      const run = actor({
        before: (n) => {
          if (n === at) throw Object.assign(new Error(code), { code, path: join(root, 'x') });
        },
      });
      let committed = true;
      const error = failing(() => run.apply(root, plan()));
      if (error !== undefined) {
        assert.equal(error.status, 4);
        committed = error.problem.key === 'apply.unfinished';
        if (committed) run.recover(root);
      }
      if (run.count() <= at) break;
      const tree = read(root);
      if (Object.keys(tree).some((path) => path.startsWith('.go-container.tmp'))) {
        // Removing the staging folder is what failed; the next process does it.
        run.die();
        actor().recover(root);
      }
      const now = read(root);
      const isOld = JSON.stringify(now) === JSON.stringify(sorted(oldTree));
      const left = error === undefined && ['EACCES'].includes(code) && !isOld;
      if (!isOld && !left) assert.deepEqual(now, sorted(newTree), `operation ${at}`);
      if (error !== undefined && !committed) assert.equal(isOld, true, `operation ${at}: ${error.message}`);
    }
  });
}

test('any list of operations leads from one tree to another, wherever it is killed', (t) => {
  const name = fc.constantFrom('a', 'b', 'c/d', 'c/e', 'f/g/h', 'f/g/i', 'j k/ü', '.go-container.lock', '.yo-rc.json');
  const text = fc.string({ maxLength: 5, unit: fc.constantFrom('x', 'y', '\r', '\n', 'é') }).map((body) => `-${body}`);
  const tree = fc.dictionary(
    name,
    fc.tuple(fc.constantFrom('', '*'), text).map(([x, body]) => x + body),
  );
  const root = folder(t);
  fc.assert(
    fc.property(tree, tree, fc.nat(120), fc.constantFrom('before', 'half', 'after'), (from, to, killAt, how) => {
      fs.rmSync(root, { recursive: true });
      fs.mkdirSync(root);
      plant(root, from);
      const run = actor({ killAt, how });
      let whole = false;
      try {
        run.apply(root, between(from, to));
        whole = true;
      } catch {
        actor().recover(root);
      }
      const now = JSON.stringify(read(root));
      const [old, next] = [JSON.stringify(sorted({ ...from })), JSON.stringify(sorted({ ...to }))];
      return now === next || (!whole && now === old);
    }),
    { numRuns: 600 },
  );
});
