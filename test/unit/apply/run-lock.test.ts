import assert from 'node:assert/strict';
import { type ChildProcess, fork, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { realDisk } from '../../../src/apply/disk.ts';
import { recover } from '../../../src/apply/recover.ts';
import { acquire, release } from '../../../src/apply/run-lock.ts';
import { few, type Order } from './child.ts';
import {
  actor,
  between,
  failing,
  folder,
  isCommitted,
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
} from './world.ts';

const work = '.go-container.tmp';
const program = join(import.meta.dirname, 'child.ts');

/** A project that is whole, or whose run was killed while staging, or just after the commit point. */
const states = ['clean', 'staging', 'committed'] as const;
function project(t: TestContext, state: (typeof states)[number]): string {
  const root = folder(t);
  plant(root, oldTree);
  if (state === 'clean') return root;
  let killNext = false;
  const run = actor({
    before: (_n, name, path) => {
      if (killNext) run.die();
      const at = state === 'staging' ? ['writeFileSync', '5'] : ['linkSync', '1'];
      if (name === at[0] && stagedName(path) === at[1]) killNext = true;
    },
  });
  assert.equal(
    survive(() => run.apply(root, plan())),
    undefined,
  );
  return root;
}

/** Makes the run at work look as if it had done nothing for so many milliseconds. */
function age(root: string, milliseconds: number, paths = [`${work}/run`, String(runFolder(root)).slice(root.length)]) {
  const then = new Date(Date.now() - milliseconds);
  for (const path of paths) fs.utimesSync(join(root, path), then, then);
}

test('while one run is at work every other fails at once, at any point, and exactly one of both works', (t) => {
  for (const state of ['clean', 'staging'] as const) {
    for (let at = 0; ; at += 1) {
      const root = project(t, state);
      let inner: string | undefined;
      const first = actor({
        before: (n) => {
          if (n !== at) return;
          inner = failing(() => actor().apply(root, plan()))?.problem.key ?? 'done';
        },
      });
      const outer = failing(() => first.apply(root, plan()))?.problem.key ?? 'done';
      const name = `${state}, operation ${at}: ${outer}, ${inner}`;
      assert.deepEqual(read(root), sorted(newTree), name);
      if (inner === undefined) break;
      assert.equal([outer, inner].filter((key) => key === 'done').length, 1, name);
      assert.ok(
        [outer, inner].some((key) => key === 'apply.busy' || key === 'apply.edited'),
        name,
      );
      fs.rmSync(root, { recursive: true });
    }
  }
});

test('two recoveries of the same crash: one does it', (t) => {
  for (const state of ['staging', 'committed'] as const) {
    for (let at = 0; ; at += 1) {
      const root = project(t, state);
      const results: string[] = [];
      const attempt = (run: ReturnType<typeof actor>) => {
        const error = failing(() => results.push(run.recover(root).outcome));
        if (error !== undefined) results.push(error.problem.key);
      };
      const first = actor({ before: (n) => n === at && attempt(actor()) });
      attempt(first);
      if (results.length < 2) break;
      const name = `${state}, operation ${at}: ${results}`;
      assert.equal(results.filter((key) => key.startsWith('rolled')).length, 1, name);
      assert.deepEqual(read(root), sorted(state === 'committed' ? newTree : oldTree), name);
      fs.rmSync(root, { recursive: true });
    }
  }
});

/** The number of the operation with which a run begins to acquire the lock; on a clean project, looks at all files come before it. */
function beginOfLock(t: TestContext, state: (typeof states)[number]): number {
  let begin: number | undefined;
  const run = actor({
    before: (n, name) => {
      if (name === 'mkdirSync') begin ??= n;
    },
  });
  failing(() => run.apply(project(t, state), plan()));
  assert.ok(begin !== undefined);
  return begin;
}

/**
 * `first` is stopped at an operation before it holds the lock; meanwhile, if `betweenThem`, another run comes and goes; then `second` is
 * stopped while it holds the lock; then `first` goes on. It must touch nothing of it.
 */
function overtaken(t: TestContext, state: (typeof states)[number], betweenThem: boolean): void {
  let rounds = 0;
  const begin = Math.max(0, beginOfLock(t, state) - 10);
  const change = [{ kind: 'write', path: 'x', content: Buffer.from('x'), executable: false, before: null }] as const;
  for (let at = begin; at < begin + 30; at += 1) {
    for (let stopAt = 3; stopAt < 24; stopAt += 2) {
      const root = project(t, state);
      let held: Tree | undefined;
      const first = actor({
        before: (n) => {
          if (n !== at) return;
          if (betweenThem) failing(() => actor().apply(root, plan()));
          const second = actor({ killAt: stopAt, how: 'after', stopped: true });
          survive(() => failing(() => second.apply(root, change)));
          if (runFolder(root)?.includes(`/${second.pid}.`)) held = read(root);
        },
      });
      const isOthers = ([path]: [string, string]) => !path.startsWith(`${work}/new-`);
      const error = failing(() => first.apply(root, plan()));
      if (held !== undefined) {
        const name = `${state}, first at ${at}, second at ${stopAt}: ${error?.message}`;
        rounds += 1;
        assert.ok(error?.problem.key === 'apply.busy' || error?.problem.key === 'apply.edited', name);
        assert.deepEqual(Object.entries(read(root)).filter(isOthers), Object.entries(held).filter(isOthers), name);
      }
      fs.rmSync(root, { recursive: true });
    }
  }
  assert.ok(rounds > 40, `${rounds} rounds`);
}
for (const state of states) {
  for (const betweenThem of [false, true]) {
    test(`a run that is overtaken touches nothing: ${state}, ${betweenThem ? 'two others' : 'one other'}`, (t) =>
      overtaken(t, state, betweenThem));
  }
}

for (const state of ['clean', 'committed'] as const) {
  test(`a run paused at any operation, and taken over, writes nothing more: ${state}`, (t) => {
    const outcomes = new Set<string>();
    for (let at = 0; ; at += 1) {
      const root = project(t, state);
      let tree: Tree | undefined;
      let isMakingFolder = false;
      const first = actor({
        before: (n, name) => {
          if (n !== at || !runFolder(root)?.includes(`/${first.pid}.`)) return;
          age(root, 61_000);
          outcomes.add(actor().recover(root).outcome);
          // And a third run has made something else of it.
          const now = read(root);
          const { 'internal/health/health.go': _, ...rest } = now;
          const third = { ...rest, Dockerfile: 'third', 'scripts/new.sh': 'third', 'scripts/run.sh': 'run' };
          actor().apply(root, between(now, third));
          isMakingFolder = name === 'mkdirSync';
          tree = read(root);
        },
      });
      const error = failing(() => (state === 'clean' ? first.apply(root, plan()) : first.recover(root)));
      if (tree !== undefined) {
        assert.deepEqual([error?.status, error?.problem.key], [4, 'apply.busy'], `operation ${at}`);
        // One that was about to make a directory leaves it, empty.
        const { 'internal/health/': made, ...after } = read(root);
        assert.deepEqual(after, tree, `operation ${at}`);
        assert.ok(made === undefined || isMakingFolder, `operation ${at}`);
      }
      fs.rmSync(root, { recursive: true });
      if (first.count() <= at) break;
    }
    const expected = state === 'clean' ? ['clean', 'rolled-back', 'rolled-forward'] : ['clean', 'rolled-forward'];
    assert.deepEqual([...outcomes].sort(), expected);
  });
}

test('a real process that is stopped, and taken over, writes nothing more when it goes on', {
  skip: process.platform !== 'linux',
  timeout: 120_000,
}, async (t) => {
  const outcomes = new Set<string>();
  for (let at = 8; ; at += 8) {
    const root = folder(t);
    plant(root, few(oldTree));
    const child = spawn(process.execPath, [program, root, String(at), 'stop'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    t.after(() => void child.kill('SIGKILL'));
    const [said] = (await once(child.stdout, 'data')) as [Buffer];
    if (String(said).startsWith('done')) break;
    const state = () => /\) (\w)/.exec(fs.readFileSync(`/proc/${child.pid}/stat`, 'latin1'))?.[1];
    while (state() !== 'T') await new Promise((done) => setTimeout(done, 5));
    const isHeld = runFolder(root)?.includes(`/${child.pid}.`) === true;
    if (isHeld) {
      assert.equal(failing(() => recover(root))?.problem.values.pid, String(child.pid));
      age(root, 61_000);
      outcomes.add(recover(root, { fsync: false }).outcome);
    }
    const tree = read(root);
    child.kill('SIGCONT');
    const [end] = (await once(child.stdout, 'data')) as [Buffer];
    if (!isHeld) continue;
    assert.equal(String(end), 'apply.busy\n', `operation ${at}`);
    assert.deepEqual(read(root), tree, `operation ${at}`);
  }
  assert.deepEqual([...outcomes].sort(), ['rolled-back', 'rolled-forward']);
});

/** A lock with this token, last changed so long ago: the directory that all are renamed to, and the run's own. */
function lockOf(t: TestContext, token: string, gateAge: number, runAge: number): string {
  const root = folder(t);
  const run = `${work}/run/${token}`;
  fs.mkdirSync(join(root, run), { recursive: true });
  age(root, runAge, [run]);
  age(root, gateAge, [`${work}/run`]);
  return root;
}

test('a run counts as alive if its process is, or may be on another machine, and it did something in the last minute', (t) => {
  const [living, dead] = [actor(), actor()];
  const tokenOf = ({ disk }: typeof living, root = folder(t)) => acquire(disk, root).token;
  const [mine, theirs] = [tokenOf(living), tokenOf(dead)];
  const elsewhere = tokenOf(actor({ host: 'elsewhere' }));
  dead.die();
  const rows: [token: string, gateAge: number, runAge: number, isBusy: boolean][] = [
    [mine, 0, 0, true],
    [mine, 30_000, 30_000, true],
    [mine, 61_000, 30_000, true],
    [mine, 30_000, 61_000, true],
    [mine, 61_000, 61_000, false],
    [mine, -30_000, -30_000, true],
    [mine, -120_000, -120_000, true],
    [theirs, -120_000, -120_000, false],
    [theirs, 0, 0, false],
    [elsewhere, 30_000, 30_000, true],
    [elsewhere, 61_000, 61_000, false],
    [`gone.${mine}`, 0, 0, false],
  ];
  for (const [token, gateAge, runAge, isBusy] of rows) {
    const root = lockOf(t, token, gateAge, runAge);
    const name = `${token} ${gateAge} ${runAge}`;
    const { disk } = actor();
    if (isBusy) {
      const problem = failing(() => acquire(disk, root))?.problem;
      assert.deepEqual([problem?.key, problem?.values.pid], ['apply.busy', token.split('.')[0]], name);
      assert.deepEqual(read(root), { [`${work}/run/${token}/`]: '' }, name);
    } else {
      const lock = acquire(disk, root);
      assert.deepEqual([lock.inherited, runFolder(root)], [true, lock.run], name);
      // Whoever has just taken over is at work.
      assert.equal(failing(() => acquire(actor().disk, root))?.problem.key, 'apply.busy', name);
      release(disk, lock);
      assert.deepEqual(read(root), {}, name);
    }
  }
  for (const name of ['owner', `0.${mine.replace(/^\d+\./, '')}`, `${mine}0`, `x${mine}`, `gone.gone.${mine}`]) {
    assert.equal(
      failing(() => acquire(actor().disk, lockOf(t, name, 61_000, 61_000)))?.problem.key,
      'apply.damaged',
      name,
    );
  }
});

test('a process of this machine is known, also one of another user', async () => {
  assert.equal(realDisk.isProcess(process.pid), true);
  const ended = spawnSync('true').pid;
  assert.equal(realDisk.isProcess(ended), false);
  if (process.getuid?.() !== 0) return;
  const script = `
    const { realDisk } = await import(${JSON.stringify(join(import.meta.dirname, '../../../src/apply/disk.ts'))});
    process.setgroups([]);
    process.setgid(65534);
    process.setuid(65534);
    console.log(realDisk.isProcess(${process.pid}), realDisk.isProcess(${ended}));`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    cwd: tmpdir(),
  });
  assert.equal(stdout, 'true false\n');
});

test('no two runs have the same token, also of one process', (t) => {
  const { disk } = actor();
  const tokens = Array.from({ length: 20 }, () => acquire(disk, folder(t)).token);
  assert.equal(new Set(tokens).size, 20);
});

test('a run that ends while another one looks at it leaves the lock to that one', (t) => {
  for (const [call, inGate] of [
    ['readdirSync', true],
    ['lstatSync', false],
  ] as const) {
    const root = folder(t);
    const first = acquire(actor().disk, root);
    const second = actor({
      before: (_n, name, path) => {
        const isNow = name === call && path === (inGate ? join(root, work, 'run') : first.run);
        if (isNow && fs.existsSync(first.run)) release(realDisk, first);
      },
    });
    const lock = acquire(second.disk, root);
    assert.deepEqual([lock.inherited, runFolder(root)], [false, lock.run], call);
  }
});

test('something else at the place of the lock stops the run, and stays', (t) => {
  for (const [path, at] of [
    [work, work],
    [`${work}/run`, `${work}/run`],
  ] as const) {
    const root = folder(t);
    plant(root, { [path]: 'mine' });
    const { disk } = actor();
    const { key, values } = failing(() => acquire(disk, root))?.problem ?? {};
    assert.deepEqual([key, values?.at, values?.path], ['apply.blocked', at, at]);
    assert.deepEqual(read(root), { [path]: 'mine' });
  }
});

test('what killed runs left next to the lock is removed by the next run', (t) => {
  const root = folder(t);
  plant(root, { [`${work}/new-1/1/x`]: 'x', [`${work}/old-2/journal`]: 'x', [`${work}/.DS_Store`]: 'x' });
  const { disk } = actor();
  const lock = acquire(disk, root);
  assert.equal(lock.inherited, false);
  assert.deepEqual(fs.readdirSync(join(root, work)), ['run']);
  release(disk, lock);
  assert.deepEqual(read(root), {});
});

test('a run whose directories are swept while it makes them makes them again, unless the project is gone', (t) => {
  const error = () => Object.assign(new Error('ENOENT'), { code: 'ENOENT' });
  let left = 3;
  const swept = actor({
    before: (_n, name) => {
      if (name === 'mkdirSync' && left-- > 0) throw error();
    },
  });
  const root = folder(t);
  assert.equal(acquire(swept.disk, root).inherited, false);
  const gone = actor({
    before: (_n, name) => {
      if (name === 'mkdirSync') throw error();
    },
  });
  assert.throws(() => acquire(gone.disk, join(root, 'gone')), { code: 'ENOENT' });
});

test('a failed run of this very process can be finished by it', (t) => {
  const root = folder(t);
  plant(root, oldTree);
  const run = actor({
    before: (_n, name, path) => {
      if (name === 'linkSync' && stagedName(path) === '6') throw Object.assign(new Error('EIO'), { code: 'EIO' });
    },
  });
  assert.equal(failing(() => run.apply(root, plan()))?.problem.key, 'apply.unfinished');
  assert.equal(actor().recover(root).outcome, 'rolled-forward');
  assert.deepEqual(read(root), sorted(newTree));
});

/** What a project of many files looks like when run number `who` wrote it. */
const by = (who: string): Tree =>
  Object.fromEntries(
    [...'abcdefg'].map((name) => [`${name}/${name}`, `${name} by ${who}`]).concat([['.yo-rc.json', who]]),
  );

test('eight processes at once: exactly one works, also on a crashed project', { timeout: 300_000 }, async (t) => {
  const children: ChildProcess[] = Array.from({ length: 8 }, () => fork(program, { stdio: 'inherit' }));
  t.after(() => children.forEach((child) => void child.kill()));
  for (let round = 0; round < 24; round += 1) {
    const root = folder(t, round % 4 === 3 ? tmpdir() : undefined);
    plant(root, by('nobody'));
    let from = by('nobody');
    if (round % 3 > 0) {
      let left = 10;
      const crashed = actor({
        before: () => {
          const run = runFolder(root);
          if (run !== undefined && fs.existsSync(join(run, round % 3 === 1 ? '0' : 'journal'))) left -= 1;
          if (left === 0) crashed.die();
        },
      });
      survive(() => crashed.apply(root, between(from, by('the dead'))));
      assert.equal(isCommitted(root), round % 3 === 2);
      if (isCommitted(root)) from = by('the dead');
      // Its number is that of no process, but it ran on another machine as far as they can see.
      age(root, 61_000);
    }
    const results = await Promise.all(
      children.map(async (child, index) => {
        const answer = once(child, 'message');
        const order: Order = { root, from, to: by(`process ${index}`) };
        child.send(order);
        return String((await answer)[0]);
      }),
    );
    const winners = results.flatMap((result, index) => (result === 'done' ? [index] : []));
    const name = `round ${round}: ${results}`;
    assert.equal(winners.length, 1, name);
    for (const result of results) assert.ok(['done', 'apply.busy', 'apply.edited'].includes(result), name);
    assert.deepEqual(read(root), sorted(by(`process ${winners[0]}`)), name);
  }
});

test('a real process killed, by SIGKILL or by exit, leaves all old or all new', { timeout: 300_000 }, async (t) => {
  let forward = 0;
  let backward = 0;
  for (let at = 0; ; at += 5) {
    const root = folder(t);
    plant(root, few(oldTree));
    const { status } = spawnSync(process.execPath, [program, root, String(at), at % 2 === 0 ? 'exit' : 'kill']);
    if (status === 0) break;
    const finished = read(root)['.yo-rc.json'] === 'answers 2';
    const { outcome, left } = recover(root, { fsync: false });
    const isNew = outcome === 'rolled-forward' || finished;
    if (outcome === 'rolled-forward') forward += 1;
    if (outcome === 'rolled-back') backward += 1;
    assert.deepEqual([left, read(root)], [[], few(sorted(isNew ? newTree : oldTree))], `operation ${at}`);
  }
  assert.ok(forward > 3 && backward > 1, `${forward} rolled forward, ${backward} back`);
});
