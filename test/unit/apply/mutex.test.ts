import assert from 'node:assert/strict';
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { realDisk } from '../../../src/apply/disk.ts';
import { claim, release } from '../../../src/apply/mutex.ts';
import { foreignMs, introduce, isAlive } from '../../../src/apply/owner.ts';
import { recover } from '../../../src/apply/recover.ts';
import { few, type Order } from './child.ts';
import { actor, failing, folder, newTree, oldTree, plan, plant, read, sorted, survive, type Tree } from './world.ts';

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
      const at = state === 'staging' ? ['writeFileSync', 'run/5'] : ['linkSync', 'run/1'];
      if (name === at[0] && path.endsWith(`/${at[1]}`)) killNext = true;
    },
  });
  assert.equal(
    survive(() => run.apply(root, plan())),
    undefined,
  );
  return root;
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

/** The number of the operation with which a run begins its claim. On a clean project a first look at all files comes before it. */
function beginOfClaim(t: TestContext, state: (typeof states)[number]): number {
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
 * `first` is stopped at one of its operations; meanwhile, if `between`, another run comes and goes; then `second` is stopped
 * while it holds the project; then `first` goes on. It must touch nothing.
 */
function overtaken(t: TestContext, state: (typeof states)[number], betweenThem: boolean): void {
  let rounds = 0;
  // The last of the first looks too: what comes between them and the claim.
  const begin = Math.max(0, beginOfClaim(t, state) - 10);
  for (let at = begin; at < begin + 45; at += 1) {
    for (const stopAt of [3, 5, 6, 7, 8, 9, 10, 12, 15, 18, 22]) {
      const root = project(t, state);
      let held: Tree | undefined;
      let pid = '';
      const first = actor({
        before: (n) => {
          if (n !== at) return;
          if (betweenThem) failing(() => actor().apply(root, plan()));
          const second = actor({ killAt: stopAt, how: 'after', stopped: true });
          // From what is there by now back to the old state: any change will do.
          survive(() =>
            failing(() =>
              second.apply(root, [
                { kind: 'write', path: 'x', content: Buffer.from('x'), executable: false, before: null },
              ]),
            ),
          );
          const tree = read(root);
          pid = second.pid;
          const holds = Object.entries(tree).some(
            ([path, text]) => path.startsWith(`${work}/run/`) && path.endsWith('owner') && text.startsWith(`${pid}.`),
          );
          if (holds) held = tree;
        },
      });
      const mine = `${work}/${first.pid}.`;
      const others = (tree: Tree) => Object.entries(tree).filter(([path]) => !path.startsWith(mine));
      const error = failing(() => first.apply(root, plan()));
      if (held !== undefined) {
        const name = `${state}, first at ${at}, second at ${stopAt}: ${error?.message}`;
        rounds += 1;
        assert.ok(error?.problem.key === 'apply.busy' || error?.problem.key === 'apply.edited', name);
        assert.deepEqual(others(read(root)), others(held), name);
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

test('a chain of dead claims is followed to its end', (t) => {
  const root = project(t, 'committed');
  for (let round = 0; round < 4; round += 1) {
    const run = actor({
      before: (_n, name) => {
        if (name === 'unlinkSync') run.die();
      },
    });
    survive(() => run.recover(root));
  }
  const stopped = actor({ stopped: true, before: (_n, name) => name === 'unlinkSync' && stopped.die() });
  survive(() => stopped.recover(root));
  assert.equal(failing(() => actor().recover(root))?.problem.key, 'apply.busy');
  assert.equal(failing(() => actor().recover(root))?.problem.values.pid, stopped.pid);
});

test('damaged owners, one after the other, are taken for dead', (t) => {
  const root = project(t, 'committed');
  fs.writeFileSync(join(root, work, 'run/owner'), '');
  const run = actor({ killAt: 40 });
  survive(() => run.recover(root));
  const next = fs.readdirSync(join(root, work, 'run')).find((name) => name.startsWith('after-'));
  fs.writeFileSync(join(root, work, 'run', String(next), 'owner'), 'no/owner');
  assert.equal(actor().recover(root).outcome, 'rolled-forward');
  assert.deepEqual(read(root), sorted(newTree));
});

test('a failed run of this very process can be taken up by it', (t) => {
  const root = folder(t);
  plant(root, oldTree);
  const run = actor({
    before: (_n, name, path) => {
      if (name === 'linkSync' && path.endsWith('/run/6')) throw Object.assign(new Error('EIO'), { code: 'EIO' });
    },
  });
  assert.equal(failing(() => run.apply(root, plan()))?.problem.key, 'apply.unfinished');
  const { disk } = actor();
  assert.equal(failing(() => recover(root, { disk }))?.problem.key, undefined);
  assert.deepEqual(read(root), sorted(newTree));
});

test('who is alive', () => {
  const self = introduce(realDisk);
  const [pid, start, host, boot, random] = self.split('.');
  const id = (changed: { pid?: string; start?: string; host?: string; boot?: string }) =>
    [changed.pid ?? pid, changed.start ?? start, changed.host ?? host, changed.boot ?? boot, random].join('.');
  const alive = (changed: Parameters<typeof id>[0], age = 0) => isAlive(realDisk, id(changed), self, () => age);
  assert.equal(alive({}), true);
  assert.equal(alive({}, 1e12), true);
  assert.equal(alive({ start: '1' }), start === '0', 'the number was used again');
  assert.equal(alive({ pid: '5999999' }), false);
  assert.equal(alive({ boot: '0000000000000000' }), false);
  assert.equal(alive({ host: '0000000000000000', pid: '5999999', boot: '0000000000000000' }), true);
  assert.equal(alive({ host: '0000000000000000' }, foreignMs + 1), false);
  for (const text of ['', 'none', `gone.${self}`, 'x', '1.2.3'])
    assert.equal(
      isAlive(realDisk, text, self, () => 0),
      false,
    );
  const noProc = {
    ...realDisk,
    readFileSync: (() => {
      throw Object.assign(new Error(), { code: 'ENOENT' });
    }) as never,
  };
  const old = introduce(noProc);
  assert.match(old, /^\d+\.0\.[0-9a-f]{16}\.0\./);
  assert.equal(
    isAlive(noProc, old, old, () => 0),
    true,
  );
  assert.equal(
    isAlive(noProc, old, old, () => 1e12),
    false,
    'from before this machine was started',
  );
  assert.equal(
    isAlive(noProc, old.replace(/^\d+/, '5999999'), old, () => 0),
    false,
  );
});

test('a zombie is dead', { skip: process.platform !== 'linux' }, async () => {
  // The shell starts a process, becomes one that never waits for it, and so leaves a zombie.
  const shell = spawn('sh', ['-c', '(sleep 0.2) & echo $!; exec sleep 5'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(shell.stdout, 'data')) as [Buffer];
  const zombie = String(line).trim();
  const stat = () => fs.readFileSync(`/proc/${zombie}/stat`, 'latin1');
  while (!stat().includes(') Z ')) await new Promise((done) => setTimeout(done, 10));
  const self = introduce(realDisk);
  const start = stat()
    .slice(stat().lastIndexOf(')') + 2)
    .split(' ')[19];
  const id = self.replace(/^\d+\.\d+/, `${zombie}.${start}`);
  assert.equal(
    isAlive(realDisk, id, self, () => 0),
    false,
  );
  shell.kill();
});

test('a lock of another machine holds for a while, and is then taken over', (t) => {
  const root = folder(t);
  plant(root, oldTree);
  const there = actor({ host: 'pid:[2]', killAt: 80 });
  survive(() => there.apply(root, plan()));
  const here = actor({ host: 'pid:[1]' });
  assert.equal(failing(() => here.recover(root))?.problem.key, 'apply.busy');
  fs.utimesSync(join(root, work, 'run/owner'), new Date(), new Date(Date.now() - foreignMs - 1000));
  assert.equal(here.recover(root).outcome, 'rolled-back');
  assert.deepEqual(read(root), sorted(oldTree));
});

test('claims of the living beside a run are left alone, those of the dead are swept', (t) => {
  const root = folder(t);
  const [living, dead] = [actor(), actor()];
  const [livingId, deadId] = [introduce(living.disk), introduce(dead.disk)];
  dead.die();
  plant(root, {
    [`${work}/${livingId}/owner`]: livingId,
    [`${work}/${deadId}/owner`]: deadId,
    [`${work}/.DS_Store`]: 'x',
  });
  const { disk } = actor();
  const held = claim(disk, root);
  assert.deepEqual(fs.readdirSync(join(root, work)).sort(), [livingId, 'run'].sort());
  release(disk, held);
  assert.deepEqual(read(root), { [`${work}/${livingId}/owner`]: livingId });
});

/** What a project of many files looks like when run number `who` wrote it. */
const by = (who: string): Tree =>
  Object.fromEntries(
    [...'abcdefg'].map((name) => [`${name}/${name}`, `${name} by ${who}`]).concat([['.yo-rc.json', who]]),
  );

test('eight processes at once: exactly one works, also on a crashed project', { timeout: 50_000 }, async (t) => {
  const children: ChildProcess[] = Array.from({ length: 8 }, () => fork(program, { stdio: 'inherit' }));
  t.after(() => children.forEach((child) => void child.kill()));
  await Promise.all(children.map((child) => once(child, 'spawn')));
  const seen = new Set<string>();
  for (let round = 0; round < 60; round += 1) {
    const root = folder(t, round % 4 === 3 ? tmpdir() : undefined);
    plant(root, by('nobody'));
    let from = by('nobody');
    if (round % 3 > 0) {
      const marker = join(root, work, 'run', round % 3 === 1 ? '0' : 'journal');
      let left = 10;
      const crashed = actor({
        before: () => {
          if (fs.existsSync(marker)) left -= 1;
          if (left === 0) crashed.die();
        },
      });
      const to = by('the dead');
      const operations = Object.entries(to).map(([path, text]) => ({ path, text, old: from[path] ?? '' }));
      survive(() =>
        crashed.apply(
          root,
          operations.map(({ path, text, old }) => ({
            kind: 'write',
            path,
            content: Buffer.from(text),
            executable: false,
            before: Buffer.from(old),
          })),
        ),
      );
      assert.ok(fs.existsSync(join(root, work, 'run/0')) || fs.existsSync(join(root, work, 'run/1')));
      const committed = fs.existsSync(join(root, work, 'run/journal'));
      assert.equal(committed, round % 3 === 2);
      if (committed) from = to;
    }
    const at = Date.now() + 5;
    const results = await Promise.all(
      children.map(async (child, index) => {
        const answer = once(child, 'message');
        const order: Order = { root, at, from, to: by(`process ${index}`) };
        child.send(order);
        return String((await answer)[0]);
      }),
    );
    const winners = results.flatMap((result, index) => (result === 'done' ? [index] : []));
    const name = `round ${round}: ${results}`;
    assert.equal(winners.length, 1, name);
    for (const result of results) {
      seen.add(result);
      assert.ok(['done', 'apply.busy', 'apply.edited'].includes(result), name);
    }
    assert.deepEqual(read(root), sorted(by(`process ${winners[0]}`)), name);
  }
  assert.ok(seen.has('apply.busy'));
});

test('a real process killed at every file operation, by SIGKILL or by exit', { timeout: 60_000 }, async (t) => {
  let next = 0;
  let over = false;
  let forward = 0;
  const worker = async () => {
    while (!over) {
      const at = next++;
      const root = folder(t);
      plant(root, few(oldTree));
      const child = spawn(process.execPath, [program, root, String(at), at % 2 === 0 ? 'exit' : 'kill'], {
        stdio: 'inherit',
      });
      const [code] = await once(child, 'exit');
      if (code === 0) over = true;
      else assert.ok(code === 9 || code === null, `operation ${at}: ${code}`);
      const finished = read(root)['.yo-rc.json'] === 'answers 2';
      const { outcome, left } = recover(root, { fsync: false });
      const isNew = outcome === 'rolled-forward' || finished;
      if (outcome === 'rolled-forward') forward += 1;
      assert.deepEqual([left, read(root)], [[], few(sorted(isNew ? newTree : oldTree))], `operation ${at}`);
    }
  };
  await Promise.all([worker(), worker(), worker()]);
  assert.ok(forward > 15 && next > 60, `${forward} of ${next} rolled forward`);
});
