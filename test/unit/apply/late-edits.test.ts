import assert from 'node:assert/strict';
import fs from 'node:fs';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { apply } from '../../../src/apply/apply.ts';
import type { Left } from '../../../src/apply/journal.ts';
import type { Ordered } from '../../../src/reconcile/operation.ts';
import {
  type Actor,
  actor,
  failing,
  folder,
  isCommitted,
  newTree,
  oldTree,
  plan,
  plant,
  read,
  sorted,
  stagedName,
  survive,
  type Tree,
} from './world.ts';

/*
 * A user who does not wait for the run: whatever they do, and whenever, what they wrote is at its path afterwards, or where the report says.
 */

const mine = 'mine, since\n';
const hidden = (root: string) => join(root, '..', 'editor.tmp');

/** The ways in which editors save, and people remove. */
const ways: Record<string, (root: string, path: string) => void> = {
  'in place': (root, path) => {
    fs.mkdirSync(dirname(join(root, path)), { recursive: true });
    fs.appendFileSync(join(root, path), mine);
  },
  'by renaming': (root, path) => {
    fs.mkdirSync(dirname(join(root, path)), { recursive: true });
    fs.writeFileSync(hidden(root), mine);
    fs.renameSync(hidden(root), join(root, path));
  },
  'by deleting': (root, path) => fs.rmSync(join(root, path), { force: true }),
};

/** A project in a folder of its own, so that an editor has a place for what it saves from. */
function project(t: TestContext): string {
  const root = join(folder(t), 'project');
  plant(root, oldTree);
  return root;
}

/** Runs to the end, with a recovery where the run itself did not get there; what it says, undefined where it wrote nothing. */
function runOn(run: Actor, root: string): Left[] | undefined {
  let left: readonly Left[] = [];
  const key = failing(() => {
    left = run.apply(root, plan()).left;
  })?.problem.key;
  assert.ok(key === undefined || key === 'apply.edited', key);
  return key === undefined ? [...left] : undefined;
}

const plain = (text: string) => text.replace(/^\*/, '');

/** All texts of a file's name: at its path, and where the report says that it is. */
const textsOf = (tree: Tree, path: string, left: readonly Left[]) =>
  [path, ...left.flatMap((one) => (one.path === path ? (one.kept ?? []) : []))].flatMap((name) => tree[name] ?? []);

for (const [kind, path] of [
  ['written', 'Dockerfile'],
  ['written for the first time', 'internal/health/health.go'],
  ['removed', 'deploy/k8s/a.yaml'],
  ['given another mode', 'scripts/run.sh'],
] as const) {
  for (const [way, edit] of Object.entries(ways)) {
    test(`a file that is ${kind}, changed ${way} at any operation: nothing is lost, and it is said`, (t) => {
      const seen = new Set<string>();
      for (let at = 0; ; at += 1) {
        const root = project(t);
        let was: string | undefined;
        let now: string | undefined;
        const run = actor({
          before: (n) => {
            if (n !== at) return;
            was = read(root)[path];
            edit(root, path);
            now = read(root)[path];
          },
        });
        const left = runOn(run, root);
        if (run.count() <= at) break;
        const tree = read(root);
        const label = `operation ${at}: ${JSON.stringify(left)}`;
        const texts = textsOf(tree, path, left ?? []);
        // What was deleted stays away, whether the run had written it by then or not.
        if (now === undefined && was !== undefined) assert.equal(tree[path], undefined, label);
        if (now !== undefined)
          assert.ok(
            texts.some((text) => plain(text) === plain(now ?? '')),
            `${label}: ${texts}`,
          );
        // Said of everything but an edit of what the run had made by then, of what was to be deleted anyway, and of nothing at all.
        const isLeft = left?.some((one) => one.path === path) ?? true;
        const isUnsaid = was === newTree[path] || (now ?? '') === (newTree[path] ?? '') || was === now;
        if (kind !== 'given another mode') assert.ok(isLeft || isUnsaid, label);
        for (const [name, text] of Object.entries(tree)) {
          if (name === path || name.endsWith('/') || left?.some(({ kept }) => kept === name)) continue;
          assert.equal(text, (left === undefined ? oldTree : newTree)[name], `${label}: ${name}`);
        }
        seen.add(left === undefined ? 'stopped' : isLeft ? 'left' : 'done');
        fs.rmSync(root, { recursive: true });
      }
      assert.ok(seen.has('done'), [...seen].join());
    });
  }
}

for (const path of ['Dockerfile', 'deploy/k8s/a.yaml']) {
  test(`what a program writes into ${path}, which it has held open since before the run, is kept`, (t) => {
    const index = plan().findIndex((operation) => operation.path === path);
    let last = 0;
    const whole = actor({
      before: (n, name, at) => {
        if (name === 'readFileSync' && stagedName(at) === `${index}r`) last = n;
      },
    });
    assert.deepEqual(whole.apply(project(t), plan()).left, []);
    assert.ok(last > 0);
    let kept = 0;
    for (let at = 0; at <= last; at += 1) {
      const root = project(t);
      const handle = fs.openSync(join(root, path), 'a');
      const run = actor({ before: (n) => void (n === at && fs.writeSync(handle, mine)) });
      const left = runOn(run, root) ?? [];
      // It goes on writing after the run: that is the same file still.
      fs.writeSync(handle, 'and more');
      fs.closeSync(handle);
      const texts = textsOf(read(root), path, left);
      assert.ok(texts.includes(`${oldTree[path]}${mine}and more`), `operation ${at}: ${JSON.stringify(left)}`);
      if (left.some((one) => one.kept !== undefined)) kept += 1;
      fs.rmSync(root, { recursive: true });
    }
    assert.equal(kept > 0, path === 'Dockerfile');
  });
}

test('a file changed in the very instant in which it is replaced is put back, and its baseline stays', (t) => {
  const root = project(t);
  const run = actor({
    before: (_n, name, path) =>
      void (name === 'renameSync' && path === join(root, 'Dockerfile') && ways['in place']?.(root, 'Dockerfile')),
  });
  const { left } = run.apply(root, plan(), ({ path, next, left }) =>
    path === '.go-container.lock' ? Buffer.from(`lock 2 without ${left.map((one) => one.path)}`) : next,
  );
  assert.deepEqual(left, [{ path: 'Dockerfile', reason: 'edited' }]);
  const edited = { Dockerfile: `${oldTree.Dockerfile}${mine}`, '.go-container.lock': 'lock 2 without Dockerfile' };
  assert.deepEqual(read(root), sorted({ ...newTree, ...edited }));
});

test('what was kept beside is found again by a run that was killed meanwhile, and not kept twice', (t) => {
  for (let killAt = 0; ; killAt += 1) {
    const root = project(t);
    const handle = fs.openSync(join(root, 'Dockerfile'), 'a');
    let isWritten = false;
    const run = actor({
      killAt,
      how: 'after',
      before: (_n, name, path) => {
        if (name !== 'linkSync' || !path.endsWith(`/${plan().length - 1}`)) return;
        fs.writeSync(handle, mine);
        isWritten = true;
      },
    });
    const isOver = survive(() => run.apply(root, plan())) !== undefined;
    actor().recover(root);
    fs.closeSync(handle);
    const tree = read(root);
    assert.deepEqual(
      tree,
      sorted(
        isWritten
          ? { ...newTree, 'Dockerfile.orig': `${oldTree.Dockerfile}${mine}` }
          : fs.readFileSync(join(root, '.yo-rc.json'), 'utf8') === 'answers 1'
            ? oldTree
            : newTree,
      ),
      `killed after operation ${killAt}`,
    );
    fs.rmSync(root, { recursive: true });
    if (isOver) break;
  }
});

/** A run that was killed when the old file had been moved away, and the new one was not in place. */
function between(t: TestContext): string {
  const root = project(t);
  const index = plan().findIndex(({ path }) => path === 'cmd/server/main.go');
  const run = actor({
    before: (_n, name, path) => void (name === 'linkSync' && path.endsWith(`/${index}`) && run.die()),
  });
  assert.equal(
    survive(() => run.apply(root, plan())),
    undefined,
  );
  assert.equal(fs.existsSync(join(root, 'cmd/server/main.go')), false);
  return root;
}

test('a file put there while the old one was moved away stays, and so does the old one', (t) => {
  const root = between(t);
  // As `git checkout` would, over what was never committed.
  plant(root, { 'cmd/server/main.go': 'as committed', 'cmd/server/main.go.orig': 'older' });
  const { left } = actor().recover(root);
  assert.deepEqual(left, [{ path: 'cmd/server/main.go', reason: 'edited', kept: 'cmd/server/main.go.orig.1' }]);
  assert.deepEqual(
    read(root),
    sorted({
      ...newTree,
      'cmd/server/main.go': 'as committed',
      'cmd/server/main.go.orig': 'older',
      'cmd/server/main.go.orig.1': String(oldTree['cmd/server/main.go']),
    }),
  );
});

test('the same file put there again is not kept twice', (t) => {
  const root = between(t);
  plant(root, { 'cmd/server/main.go': String(oldTree['cmd/server/main.go']) });
  assert.deepEqual(actor().recover(root).left, [{ path: 'cmd/server/main.go', reason: 'edited' }]);
  assert.deepEqual(read(root), sorted({ ...newTree, 'cmd/server/main.go': String(oldTree['cmd/server/main.go']) }));
});

test('where a symbolic link came in place of the folder, the old file is kept beside the link', (t) => {
  const root = between(t);
  const outside = folder(t);
  fs.rmSync(join(root, 'cmd'), { recursive: true });
  fs.symlinkSync(outside, join(root, 'cmd'));
  const { left } = actor().recover(root);
  assert.deepEqual(left, [{ path: 'cmd/server/main.go', reason: 'blocked', kept: 'main.go.orig' }]);
  assert.equal(read(root)['main.go.orig'], oldTree['cmd/server/main.go']);
  assert.deepEqual(fs.readdirSync(outside), []);
});

test('a file, a symbolic link or a folder in place of the one that was looked at is not read, and goes back', (t) => {
  const outside = folder(t);
  const replacements: Record<string, (path: string) => void> = {
    link: (path) => fs.symlinkSync(outside, path),
    folder: (path) => fs.mkdirSync(path),
  };
  for (const [name, put] of Object.entries(replacements)) {
    for (const path of ['Dockerfile', 'deploy/k8s/a.yaml']) {
      const root = project(t);
      const run = actor({
        before: (_n, call, at) => {
          if (call !== 'renameSync' || at !== join(root, path)) return;
          fs.rmSync(at);
          put(at);
        },
      });
      assert.deepEqual(run.apply(root, plan()).left, [{ path, reason: 'edited' }], name);
      const stats = fs.lstatSync(join(root, path));
      assert.equal(name === 'link' ? stats.isSymbolicLink() : stats.isDirectory(), true, name);
    }
  }
});

for (const code of ['EPERM', 'EOPNOTSUPP']) {
  test(`where the file system has no hard links (${code}), killed at any operation, all is old or new`, (t) => {
    for (let killAt = 0; ; killAt += 1) {
      const root = project(t);
      const noLinks = (_n: number, name: string) => {
        if (name === 'linkSync') throw Object.assign(new Error(code), { code });
      };
      const run = actor({ killAt, how: killAt % 2 === 0 ? 'after' : 'half', before: noLinks });
      survive(() => run.apply(root, plan()));
      const committed = isCommitted(root);
      assert.deepEqual(actor({ before: noLinks }).recover(root).left, []);
      const isNew = committed || read(root)['.yo-rc.json'] === 'answers 2';
      assert.deepEqual(read(root), sorted(isNew ? newTree : oldTree), `operation ${killAt}`);
      fs.rmSync(root, { recursive: true });
      if (run.count() <= killAt) return;
    }
  });
}

test('what needs another file to be in place is not done where that was left alone', (t) => {
  const root = folder(t);
  plant(root, { old: 'with my edits', a: '1' });
  const content = (text: string) => Buffer.from(text);
  const operations: Ordered[] = [
    { kind: 'write', path: 'new', content: content('with my edits, merged'), executable: false, before: null },
    { kind: 'remove', path: 'old', before: Buffer.from('with my edits'), needs: 'new' },
    { kind: 'write', path: 'a.orig', content: content('1'), executable: false, before: null },
    { kind: 'write', path: 'a', content: content('2'), executable: false, before: Buffer.from('1'), needs: 'a.orig' },
    { kind: 'write', path: 'last', content: content('last'), executable: false, before: null },
  ];
  const run = actor({
    before: (_n, name, path) => {
      if (name === 'renameSync' && path.endsWith('journal.new')) plant(root, { new: 'mine', 'a.orig': 'mine' });
    },
  });
  const left = ['new edited', 'old held', 'a.orig edited', 'a held'];
  assert.deepEqual(
    run.apply(root, operations).left.map(({ path, reason }) => `${path} ${reason}`),
    left,
  );
  assert.deepEqual(read(root), { a: '1', 'a.orig': 'mine', last: 'last', new: 'mine', old: 'with my edits' });
  fs.rmSync(join(root, 'new'));
  fs.rmSync(join(root, 'a.orig'));
  fs.rmSync(join(root, 'last'));
  apply(root, operations);
  assert.deepEqual(read(root), { a: '2', 'a.orig': '1', last: 'last', new: 'with my edits, merged' });
});
