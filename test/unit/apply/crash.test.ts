import assert from 'node:assert/strict';
import fs from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Amend } from '../../../src/apply/forward.ts';
import { recover } from '../../../src/apply/recover.ts';
import { checksum } from '../../../src/inspect/checksum.ts';
import { deadRun } from '../../support/folders.ts';
import {
  actor,
  failing,
  folder,
  isCommitted,
  killed,
  newTree,
  oldTree,
  plan,
  plant,
  read,
  runFolder,
  sorted,
  stagedName,
  survive,
  type Tree,
  type Trouble,
} from './world.ts';

const hows = ['before', 'half', 'after'] as const;
const amend: Amend = ({ path, next, left }) =>
  path === '.go-container.lock' && left.length > 0
    ? Buffer.from(`lock 2 without ${left.map(({ path }) => path).sort()}`)
    : next;

/** A project whose run was killed at one operation; undefined where the run was over before. */
function crash(t: TestContext, trouble: Trouble): { root: string; committed: boolean } | undefined {
  const root = folder(t);
  plant(root, oldTree);
  const run = actor(trouble);
  if (survive(() => run.apply(root, plan())) !== undefined) return undefined;
  return { root, committed: isCommitted(root) };
}

/** All crashes there are. */
function* crashes(t: TestContext, kinds: readonly ('before' | 'half' | 'after')[] = hows, from = 0) {
  for (const how of kinds) {
    for (let killAt = from; ; killAt += 1) {
      const crashed = crash(t, { killAt, how });
      if (crashed === undefined) break;
      yield { ...crashed, name: `killed ${how} operation ${killAt}` };
    }
  }
}

test('killed at any operation, the project is all old or all new after the next run', (t) => {
  let number = 0;
  const outcomes = new Set<string>();
  for (const { root, committed, name } of crashes(t)) {
    number += 1;
    const before = read(root);
    const { outcome, left } = actor().recover(root);
    outcomes.add(outcome);
    assert.deepEqual(left, [], name);
    const now = read(root);
    if (committed) assert.equal(outcome, 'rolled-forward', name);
    const finished = !committed && before['.yo-rc.json'] === 'answers 2';
    assert.deepEqual(now, sorted(committed || finished ? newTree : oldTree), name);
    assert.equal(actor().recover(root).outcome, 'clean');
    fs.rmSync(root, { recursive: true });
  }
  assert.ok(number > 500, `${number} kills`);
  assert.deepEqual([...outcomes].sort(), ['clean', 'rolled-back', 'rolled-forward']);
});

test('before the commit point nothing outside the staging folder has changed', (t) => {
  for (const { root, committed, name } of crashes(t, ['before'])) {
    const tree = Object.entries(read(root)).filter(([path]) => !path.startsWith('.go-container.tmp'));
    if (committed) return;
    assert.deepEqual(Object.fromEntries(tree), sorted(oldTree), name);
  }
  assert.fail('never committed');
});

test('a second run in place of a recovery does both', (t) => {
  for (const { root, committed, name } of crashes(t, ['after'])) {
    const finished = !committed && read(root)['.yo-rc.json'] === 'answers 2';
    const error = failing(() => actor().apply(root, plan()));
    // What the plan was made from is no more where the first run is finished for it.
    assert.equal(error?.problem.key, committed || finished ? 'apply.edited' : undefined, name);
    assert.deepEqual(read(root), sorted(newTree), name);
    fs.rmSync(root, { recursive: true });
  }
});

test('killed again at any operation of the recovery, and again', (t) => {
  let number = 0;
  for (let killAt = 0; ; killAt += 1) {
    const how = hows[killAt % 3];
    const first = crash(t, { killAt, ...(how && { how }) });
    if (first === undefined) break;
    const copy = join(folder(t), 'copy');
    const finished = !first.committed && read(first.root)['.yo-rc.json'] === 'answers 2';
    for (let again = killAt % 5; ; again += 5) {
      fs.rmSync(copy, { recursive: true, force: true });
      fs.cpSync(first.root, copy, { recursive: true, preserveTimestamps: true });
      const second = actor({ killAt: again, how: hows[number % 3] ?? 'before' });
      const done = survive(() => second.recover(copy));
      const third = actor({ killAt: (again * 7) % 40, how: 'after' });
      survive(() => third.recover(copy));
      actor().recover(copy);
      number += 1;
      const name = `killed ${how} ${killAt}, then ${again}`;
      assert.deepEqual(read(copy), sorted(first.committed || finished ? newTree : oldTree), name);
      if (done !== undefined) break;
    }
  }
  assert.ok(number > 400, `${number} double kills`);
});

const edits: Tree[] = [
  { Dockerfile: 'mine, since' },
  { 'internal/health/health.go': 'mine, since' },
  { 'deploy/k8s/a.yaml': 'mine, since' },
  { 'scripts/run.sh': 'mine, since' },
  { Dockerfile: 'FROM a\n# mine\n' },
  { 'deploy/k8s/a.yaml': 'old a' },
  { 'build.sh': 'mine, since', 'cmd/server/main.go': 'mine, since', 'deploy/k8s/b.yaml': 'mine, since' },
];

test('a file edited or put back since the crash is left alone, and keeps its old baseline; also if killed again', (t) => {
  let lefts = 0;
  let kept = 0;
  let from = 0;
  for (const { committed } of crashes(t, ['after'])) {
    if (committed) break;
    from += 1;
  }
  for (const [index, edit] of edits.entries()) {
    for (const { root, committed, name } of crashes(t, ['after'], from)) {
      const at = read(root);
      const finished = at['.yo-rc.json'] === 'answers 2';
      if (!committed) {
        fs.rmSync(root, { recursive: true });
        continue;
      }
      plant(root, edit);
      const second = actor({ killAt: (index * 31 + lefts * 5) % 60, how: hows[lefts % 3] ?? 'after' });
      survive(() => second.recover(root, amend));
      const { left } = actor().recover(root, amend);
      const now = read(root);
      const label = `${name}, edit ${index}`;
      assert.equal(
        Object.keys(now).some((path) => path.startsWith('.go-container.tmp')),
        false,
        label,
      );
      for (const [path, text] of Object.entries(now)) {
        const of = path.replace(/\.orig$/, '');
        // Between the moment in which the old file was moved away and that in which the new one was in place.
        if (of !== path && of in edit) {
          assert.equal(text, oldTree[of], label);
          kept += 1;
          continue;
        }
        if (!(path in edit)) {
          if (path !== '.go-container.lock') assert.equal(text, newTree[path], `${label}: ${path}`);
          continue;
        }
        const isMine = text.replace(/^\*/, '') === edit[path];
        // A file put back as it was may be updated, where its new content was still staged.
        if (edit[path] === 'mine, since') assert.ok(isMine, `${label}: ${path} lost`);
        else assert.ok(isMine || text === newTree[path], `${label}: ${path}`);
        const expected = isMine && !finished;
        const lock = String(now['.go-container.lock']);
        if (expected && at['.go-container.lock'] === 'lock 1') assert.ok(lock.includes(path), `${label}: ${lock}`);
        if (!isMine) assert.ok(!lock.includes(path), `${label}: ${lock}`);
      }
      for (const { path } of left) assert.ok(path in edit, `${label}: ${path} is reported`);
      lefts += left.length;
      fs.rmSync(root, { recursive: true });
    }
  }
  assert.ok(lefts > 20 && kept > 1, `${lefts} left, ${kept} kept`);
});

test('what was decided about a file before a second crash stays decided', (t) => {
  for (const { root, committed } of crashes(t, ['after'])) {
    if (!committed) continue;
    plant(root, { 'build.sh': 'mine, since' });
    const second = actor({
      before: (_n, name, path) => {
        if (name === 'linkSync' && stagedName(path) === '9') second.die();
      },
    });
    assert.equal(
      survive(() => second.recover(root, amend)),
      undefined,
    );
    assert.equal(read(root)['.go-container.lock'], 'lock 2 without build.sh');
    plant(root, oldTree['build.sh'] === undefined ? {} : { 'build.sh': oldTree['build.sh'] });
    assert.deepEqual(actor().recover(root, amend).left, [{ path: 'build.sh', reason: 'edited' }]);
    assert.equal(read(root)['build.sh'], oldTree['build.sh']);
    assert.equal(read(root)['.go-container.lock'], 'lock 2 without build.sh');
    return;
  }
});

test('a file changed in the very instant in which it is removed is put back, also after a crash', (t) => {
  for (const dies of [false, true]) {
    const root = folder(t);
    plant(root, oldTree);
    let moved = false;
    const run = actor({
      before: (_n, name, path) => {
        if (moved && dies) run.die();
        if (name !== 'renameSync' || path !== join(root, 'deploy/k8s/a.yaml')) return;
        fs.appendFileSync(path, ', and mine');
        moved = true;
      },
    });
    const applied = survive(() => run.apply(root, plan(), amend));
    const left = applied?.left ?? actor().recover(root, amend).left;
    assert.equal(applied === undefined, dies);
    assert.deepEqual(left, [{ path: 'deploy/k8s/a.yaml', reason: 'edited' }]);
    const tree = { ...newTree, 'deploy/k8s/a.yaml': 'old a, and mine' };
    assert.deepEqual(read(root), sorted({ ...tree, '.go-container.lock': 'lock 2 without deploy/k8s/a.yaml' }));
  }
});

test('a symlink, a folder or a file put in the way since the crash is left alone', (t) => {
  const committedCrash = () => {
    const all = crashes(t, ['after']);
    for (const crashed of all) if (crashed.committed) return crashed.root;
    throw new Error('never committed');
  };
  const outside = folder(t);
  const root = committedCrash();
  fs.symlinkSync(outside, join(root, 'internal'));
  fs.rmSync(join(root, 'Dockerfile'));
  fs.mkdirSync(join(root, 'Dockerfile'));
  fs.rmSync(join(root, 'build.sh'));
  const { outcome, left } = actor().recover(root, amend);
  assert.equal(outcome, 'rolled-forward');
  assert.deepEqual(
    new Set(left.map(({ path, reason }) => `${path} ${reason}`)),
    new Set(['internal/health/health.go blocked', 'Dockerfile blocked', 'build.sh edited']),
  );
  assert.deepEqual(fs.readdirSync(outside), []);
  assert.equal(fs.existsSync(join(root, 'build.sh')), false);
  assert.equal(read(root)['.go-container.lock'], 'lock 2 without Dockerfile,build.sh,internal/health/health.go');
});

test('a staged file that is damaged is not put in place', (t) => {
  for (const { root, committed } of crashes(t, ['after'])) {
    if (!committed) continue;
    const run = String(runFolder(root));
    const steps = JSON.parse(fs.readFileSync(join(run, 'journal'), 'utf8')).steps;
    const step = steps.find(({ path }: { path: string }) => path === 'Dockerfile');
    fs.writeFileSync(join(run, step.staged), '');
    assert.deepEqual(actor().recover(root, amend).left, [{ path: 'Dockerfile', reason: 'damaged' }]);
    assert.equal(read(root).Dockerfile, oldTree.Dockerfile);
    return;
  }
});

/** Plants the directory of a dead run next to the files of a project. */
function plantRun(root: string, files: Tree, staged: Tree): void {
  plant(root, files);
  plant(join(root, deadRun), staged);
}

test('a journal that is damaged, of another version, or says what no run would stops the run, and nothing is removed', (t) => {
  const step = { kind: 'write', path: 'a', staged: '0', before: null, after: checksum('evil') };
  const remove = { kind: 'remove', path: 'a', staged: '0r', before: checksum('1') };
  const good = { version: 1, steps: [step], left: [] };
  const bad = [
    '',
    '{',
    'null',
    '[]',
    { ...good, version: 2 },
    { ...good, version: undefined },
    { ...good, left: {} },
    { ...good, left: ['a'] },
    { ...good, left: [{ path: '../x', reason: 'edited' }] },
    { ...good, left: [{ path: 'x', reason: 'other' }] },
    { ...good, left: [{ path: 'x', reason: 'edited', kept: '../x' }] },
    { ...good, steps: {} },
    { ...good, steps: ['a'] },
    { ...good, steps: [step, { ...step, path: '../escaped' }] },
    { ...good, steps: [{ ...step, path: '.git/hooks/pre-commit' }] },
    { ...good, steps: [{ ...step, path: 7 }] },
    { ...good, steps: [{ ...step, needs: '../x' }] },
    { ...good, steps: [{ ...step, staged: '../../b' }] },
    { ...good, steps: [{ ...step, staged: 0 }] },
    { ...good, steps: [{ ...step, staged: '0/b' }] },
    { ...good, steps: [{ ...step, before: 'x' }] },
    { ...good, steps: [{ ...step, before: undefined }] },
    { ...good, steps: [{ ...step, after: undefined }] },
    { ...good, steps: [{ ...step, after: `x${checksum('evil')}` }] },
    { ...good, steps: [{ ...remove, staged: '/etc' }] },
    { ...good, steps: [{ ...remove, before: null }] },
    { ...good, steps: [{ kind: 'other', path: 'a' }] },
  ];
  for (const journal of bad) {
    const root = join(folder(t), 'inner');
    const text = typeof journal === 'string' ? journal : JSON.stringify(journal);
    plantRun(root, { b: 'evil', '.git/config': 'x' }, { '0': 'evil', '0r': 'the only copy', journal: text });
    for (const run of [() => recover(root), () => recover(root), () => actor().apply(root, plan())]) {
      const error = failing(run);
      assert.deepEqual([error?.status, error?.problem.key], [4, 'apply.damaged'], text);
      const { b, '.git/config': config, ...rest } = read(root);
      assert.deepEqual([b, config, Object.values(rest).sort()], ['evil', 'x', ['evil', text, 'the only copy'].sort()]);
      assert.deepEqual(fs.readdirSync(join(root, '..')), ['inner']);
    }
  }
  for (const put of [(path: string) => fs.mkdirSync(path), (path: string) => fs.symlinkSync('0', path)]) {
    const root = folder(t);
    plantRun(root, {}, { '0': JSON.stringify(good) });
    put(join(root, deadRun, 'journal'));
    assert.equal(failing(() => recover(root))?.problem.key, 'apply.damaged');
  }
  for (const [staged, outcome] of [
    [{ '0': 'x' }, 'rolled-back'],
    [{ 'journal.done': '' }, 'rolled-forward'],
  ] as const) {
    const root = folder(t);
    plantRun(root, {}, staged);
    assert.equal(recover(root).outcome, outcome);
    assert.deepEqual(read(root), {});
  }
  const root = folder(t);
  const left = [{ path: 'x', reason: 'late', kept: 'x.orig' }];
  plantRun(root, {}, { '0': 'evil', journal: JSON.stringify({ ...good, left }) });
  assert.deepEqual(recover(root), { outcome: 'rolled-forward', left });
  assert.deepEqual(read(root), { a: 'evil' });
});

test('a staging directory that no version of this kind made stops the run, and nothing is removed', (t) => {
  const root = folder(t);
  const former = { '.go-container.tmp/run/owner': '1.1.x', '.go-container.tmp/run/0r': 'the only copy' };
  plant(root, former);
  const error = failing(() => recover(root));
  assert.deepEqual([error?.status, error?.problem.key], [4, 'apply.damaged']);
  assert.equal(failing(() => actor().apply(root, plan()))?.problem.key, 'apply.damaged');
  assert.deepEqual(read(root), sorted(former));
});

test('a project without the staging folder is only looked at', (t) => {
  const root = folder(t);
  const run = actor();
  assert.deepEqual(run.recover(root), { outcome: 'clean', left: [] });
  assert.equal(run.count(), 1);
  fs.mkdirSync(join(root, '.go-container.tmp'));
  assert.equal(actor().recover(root).outcome, 'clean');
  assert.deepEqual(read(root), {});
});

test('a kill is no failure: nothing of the dead process cleans up behind it', (t) => {
  const root = folder(t);
  plant(root, oldTree);
  const run = actor({ killAt: 60 });
  assert.throws(
    () => run.apply(root, plan()),
    (error) => error === killed,
  );
  assert.equal(run.count(), 61);
});
