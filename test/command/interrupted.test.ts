import assert from 'node:assert/strict';
import { appendFileSync, cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { message } from '../../src/language/message.ts';
import { sayMessage } from '../../src/language/say.ts';
import { type Interference, interfered } from '../support/at-operation.ts';
import { filesIn, freshFolder } from '../support/folders.ts';
import { goContainer, goContainerBeside, type Outcome } from '../support/process.ts';

/** What the interfered run is to make of the project: files that change, one that goes, and one that the user has deleted. */
const change = ['--defaults', '--json', '--base=distroless', '--port=9090', '--health-path=/live', '--without=make'];
/** The status of a run that ended before the operation came. */
const noSuchOperation = 99;
const work = '.go-container.tmp';
const read = (folder: string, path: string) => readFileSync(join(folder, path), 'utf8');
const english = (key: 'apply.finished' | 'apply.undone' | 'apply.otherRun') => sayMessage('en', message(key));
/** Reports whether a run came to write, and then left something alone. */
const isPartial = ({ status, stdout }: Outcome) => status === 4 && 'warnings' in JSON.parse(stdout);
const warningsOf = ({ stdout }: Outcome): string[] => (JSON.parse(stdout) as { warnings: string[] }).warnings;

/** What removes folders when they are no longer needed. */
type Removing = { after: (remove: () => void) => void };

/** A project that a user has edited. */
function project(t: Removing): string {
  const folder = freshFolder(t);
  assert.equal(goContainer(['--defaults', '--with=make'], folder).status, 0);
  for (const [path, from, to] of [
    ['Dockerfile', 'USER 65532:65532\n', 'ENV MINE=1\nUSER 65532:65532\n'],
    ['cmd/server/handler.go', 'func greet()', '// greet is mine.\nfunc greet()'],
  ] as const) {
    const before = read(folder, path);
    assert.ok(before.includes(from));
    writeFileSync(join(folder, path), before.replace(from, to));
  }
  rmSync(join(folder, '.dockerignore'));
  return folder;
}

function copyOf(folder: string, name: string): string {
  const copy = join(dirname(folder), name, 'orders');
  rmSync(dirname(copy), { recursive: true, force: true });
  cpSync(folder, copy, { recursive: true });
  return copy;
}

/**
 * Calls `attempt` with the number of every operation, or of one in `step`, until it gives false; two at a time, as a machine that tests has
 * two cores. Gives how many there were.
 */
async function forEachOperation(step: number, attempt: (at: number) => Promise<boolean>): Promise<number> {
  let [next, isOver] = [0, false];
  const worker = async () => {
    while (!isOver) {
      next += 1;
      if (!(await attempt((next - 1) * step))) isOver = true;
    }
  };
  await Promise.all([worker(), worker()]);
  return (next - 2) * step;
}

/** The files in the directory of a run that was cut short. */
function stagedIn(folder: string): string[] {
  const gate = join(folder, work, 'run');
  return existsSync(gate) ? readdirSync(gate).flatMap((run) => readdirSync(join(gate, run))) : [];
}

const interfere = (folder: string, args: readonly string[], interference: Interference) =>
  goContainerBeside(args, folder, interfered(interference));

describe('the command, killed at its file operations', { timeout: 300_000 }, () => {
  it('leaves what the next run makes old or new, says so, and check tells which it is', async (t) => {
    const original = project(t);
    const changed = copyOf(original, 'changed');
    assert.equal(goContainer(change, changed).status, 0);
    const [old, next] = [filesIn(original), filesIn(changed)];
    assert.ok('Makefile' in old && !('Makefile' in next));
    for (const folder of [original, changed]) assert.equal(goContainer(['check'], folder).status, 0);
    assert.match(String(next.Dockerfile), /^ENV MINE=1$[\s\S]*^EXPOSE 9090$/m);
    const seen = new Set<string>();
    const hows = ['before', 'half', 'after'] as const;
    const count = await forEachOperation(2, async (at) => {
      const folder = copyOf(original, `killed-${at}`);
      const name = `operation ${at}`;
      const { status } = await interfere(folder, change, { at, from: 'write', kill: hows[(at / 2) % 3] ?? 'before' });
      if (status === noSuchOperation) return false;
      assert.equal(status, null, name);
      const isUnfinished = existsSync(join(folder, work));
      const staged = stagedIn(folder);
      const isCommitted = staged.includes('journal');
      const asFound = filesIn(folder);
      const checked = await goContainerBeside(['check'], folder, {});
      assert.equal(checked.status, isUnfinished ? 4 : 0, `${name}: ${checked.stdout}${checked.stderr}`);
      assert.deepEqual(filesIn(folder), asFound, name);
      const again = await goContainerBeside(['--defaults', '--json'], folder, {});
      assert.equal(again.status, 0, `${name}: ${again.stderr}`);
      const files = filesIn(folder);
      const isNew = files['.yo-rc.json'] === next['.yo-rc.json'];
      // Of both, check has said that they agree.
      assert.deepEqual(files, isNew ? next : old, name);
      if (isCommitted) assert.ok(isNew, name);
      const said = staged.length === 0 ? [] : isCommitted ? [english('apply.finished')] : [english('apply.undone')];
      assert.deepEqual(warningsOf(again), said, name);
      assert.equal(existsSync(join(folder, work)), false);
      seen.add(`${isNew ? 'new' : 'old'}, ${said.length === 0 ? 'unsaid' : isCommitted ? 'finished' : 'undone'}`);
      rmSync(dirname(folder), { recursive: true });
      return true;
    });
    assert.ok(count > 60, `${count} operations`);
    assert.deepEqual([...seen].sort(), ['new, finished', 'new, unsaid', 'old, undone', 'old, unsaid']);
  });
});

/** A project whose run was killed after the commit, before the Dockerfile was in place. */
async function cutShort(t: Removing): Promise<string> {
  const original = project(t);
  let found: string | undefined;
  await forEachOperation(2, async (at) => {
    if (found !== undefined) return false;
    const folder = copyOf(original, `cut-${at}`);
    const { status } = await interfere(folder, change, { at, from: 'write', kill: 'before' });
    if (status === noSuchOperation) return false;
    if (!stagedIn(folder).includes('journal')) return true;
    assert.doesNotMatch(read(folder, 'Dockerfile'), /EXPOSE 9090/);
    found ??= folder;
    return false;
  });
  assert.ok(found !== undefined);
  return found;
}

describe('a run that was cut short', () => {
  let cut = '';
  const removals: (() => void)[] = [];
  before(async () => {
    cut = await cutShort({ after: (remove) => removals.push(remove) });
  });
  after(() => {
    for (const remove of removals) remove();
  });
  it('and is finished by the next one, which names what it left alone and offers that change again', () => {
    const folder = copyOf(cut, 'left');
    appendFileSync(join(folder, 'Dockerfile'), '# LATE\n');
    const run = goContainer(['--defaults'], folder);
    assert.equal(run.status, 0, run.stderr);
    assert.ok(run.stdout.includes(english('apply.finished')), run.stdout);
    assert.match(run.stdout, /^Dockerfile was changed in the instant of writing/m);
    // Merged by the same run: with the lock of the finished one, the old port would have counted as the user's.
    assert.match(run.stdout, /^merged +Dockerfile/m);
    assert.match(read(folder, 'Dockerfile'), /^ENV MINE=1$[\s\S]*^EXPOSE 9090$[\s\S]*^# LATE$/m);
    assert.doesNotMatch(goContainer(['--defaults'], folder).stdout, /cut short|LATE|instant/);
  });
  it('is spoken of where the next one has nothing to do, fails, or brings many projects up to date', () => {
    for (const [name, args, status] of [
      ['nothing', ['--defaults'], 0],
      ['chinese', ['--defaults', '--language=zh-CN'], 0],
      ['fails', ['--defaults', '--port=no'], 2],
      ['each', ['update', '--each', '.'], 0],
    ] as const) {
      const copy = copyOf(cut, name);
      const run = goContainer(args, copy);
      assert.equal(run.status, status, name);
      const text = sayMessage(name === 'chinese' ? 'zh-CN' : 'en', message('apply.finished'));
      assert.ok((status === 0 ? run.stdout : run.stderr).includes(text), `${name}: ${run.stdout}${run.stderr}`);
    }
  });
});

describe('a file that is changed while the command writes', { timeout: 300_000 }, () => {
  it('keeps what was written into it, whenever that is, and gets the change from this run or the next', async (t) => {
    const original = project(t);
    const asFound = filesIn(original);
    const seen = new Set<string>();
    await forEachOperation(2, async (at) => {
      const folder = copyOf(original, `edited-${at}`);
      const file = join(folder, 'Dockerfile');
      const run = await interfere(folder, change, { at, from: 'write', append: { file, text: '# LATE\n' } });
      if (run.status === noSuchOperation) return false;
      const name = `operation ${at}: ${run.stdout}${run.stderr}`;
      const files = filesIn(folder);
      const holding = Object.keys(files).filter((path) => files[path]?.includes('# LATE'));
      assert.equal(holding.length, 1, name);
      const holder = String(holding[0]);
      if (run.status === 4 && !isPartial(run)) {
        assert.deepEqual(files, { ...asFound, Dockerfile: `${asFound.Dockerfile}# LATE\n` }, name);
        seen.add('stopped');
      } else {
        const isNew = /^EXPOSE 9090$/m.test(String(files.Dockerfile));
        // Not all of it was written.
        assert.equal(run.status, isNew ? 0 : 4, name);
        if (!isNew) assert.deepEqual((JSON.parse(run.stdout) as { next: unknown[] }).next, [], name);
        const isSaid = warningsOf(run).some((text) => text.includes('Dockerfile') && text.includes(holder));
        assert.ok(isSaid || (isNew && holder === 'Dockerfile'), name);
        // What appeared where the old file had just been moved away is not a Dockerfile that can be merged.
        if (files.Dockerfile === '# LATE\n') {
          assert.equal(files['Dockerfile.orig'], asFound.Dockerfile, name);
          seen.add('beside');
        } else {
          assert.equal((await goContainerBeside(['--defaults'], folder, {})).status, 0);
          assert.match(read(folder, 'Dockerfile'), /^ENV MINE=1$[\s\S]*^EXPOSE 9090$/m, name);
          seen.add(isNew ? 'done' : 'left');
        }
      }
      rmSync(dirname(folder), { recursive: true });
      return true;
    });
    assert.deepEqual([...seen].sort(), ['beside', 'done', 'left', 'stopped']);
  });
});

describe('a file that appears where a copy of the user’s is to be kept', { timeout: 300_000 }, () => {
  it('keeps the one that was to be copied from being replaced', async (t) => {
    const original = project(t);
    const mine = read(original, 'Dockerfile').replace('EXPOSE 8080', 'EXPOSE 8080 8443');
    writeFileSync(join(original, 'Dockerfile'), mine);
    const seen = new Set<string>();
    await forEachOperation(3, async (at) => {
      const folder = copyOf(original, `beside-${at}`);
      const append = { file: join(folder, 'Dockerfile.orig'), text: 'of somebody else\n' };
      const args = ['--defaults', '--json', '--port=9090', '--on-conflict=theirs'];
      const run = await interfere(folder, args, { at, from: 'write', append });
      if (run.status === noSuchOperation) return false;
      const name = `operation ${at}: ${run.stdout}${run.stderr}`;
      const texts = Object.values(filesIn(folder));
      assert.ok(
        texts.some((text) => text.startsWith(mine)),
        name,
      );
      assert.ok(
        texts.some((text) => text.endsWith(append.text)),
        name,
      );
      const isHeld =
        isPartial(run) && warningsOf(run).includes(sayMessage('en', message('apply.held', { path: 'Dockerfile' })));
      seen.add(isHeld ? 'held' : String(run.status));
      rmSync(dirname(folder), { recursive: true });
      return true;
    });
    assert.deepEqual([...seen].sort(), ['0', '4', 'held']);
  });
});

describe('another run that comes and goes', { timeout: 300_000 }, () => {
  for (const args of [['check'], ['--defaults', '--base=scratch']]) {
    it(`between two looks of ${args[0]} makes no difference, or is named`, async (t) => {
      const original = project(t);
      const seen = new Set<number | null>();
      await forEachOperation(5, async (at) => {
        const folder = copyOf(original, `raced-${at}`);
        const other = ['--defaults', '--port=9090', '--health-path=/live'];
        const run = await interfere(folder, args, { at, from: 'look', run: other });
        if (run.status === noSuchOperation) return false;
        const name = `operation ${at}: ${run.stdout}${run.stderr}`;
        assert.ok(run.status === 0 || run.status === 4, name);
        // Where all was read but the answers, it cannot be told who wrote those.
        const answersChanged = sayMessage('en', message('apply.edited', { path: '.yo-rc.json' }));
        const sentences = [english('apply.otherRun'), answersChanged];
        if (run.status === 4) assert.ok(sentences.includes(run.stderr.trimEnd()), name);
        // Whichever won, it was not taken back by what the other had read before.
        const answers = read(folder, '.yo-rc.json');
        assert.match(answers, run.status === 0 && args[0] !== 'check' ? /"base": "scratch"/ : /"port": 9090/, name);
        assert.equal((await goContainerBeside(['check'], folder, {})).status, 0, name);
        seen.add(run.status);
        rmSync(dirname(folder), { recursive: true });
        return true;
      });
      assert.deepEqual([...seen].sort(), [0, 4]);
    });
  }
});
