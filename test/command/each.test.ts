import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { realDisk } from '../../src/apply/disk.ts';
import { acquire } from '../../src/apply/run-lock.ts';
import { noDecisions } from '../../src/ask/on-conflict.ts';
import { eachProject } from '../../src/command/each-project.ts';
import { sayMessage } from '../../src/language/say.ts';
import { packageRoot } from '../../src/package-root.ts';
import { asOrdinaryUser, copies, giveToOrdinaryUser, makePipe, pattern } from '../support/fleet.ts';
import { filesIn, freshFolder, writeFiles } from '../support/folders.ts';
import { goContainer, runProgram } from '../support/process.ts';
import { scriptedAsker } from '../support/scripted-asker.ts';

type Entry = {
  path: string;
  folder: string;
  result: string;
  status: number;
  report?: { files: { path: string; change: string }[]; findings?: { id: string }[] };
  error?: { id: string; message: string };
  why?: { id: string; message: string };
};
type Document = {
  version: string;
  command: string;
  dryRun: boolean;
  projects: Entry[];
  totals: Record<string, number>;
  notReached: string[];
  interrupted: boolean;
  status: number;
};

/** Replaces a text that has to be there. */
function edit(file: string, from: string | RegExp, to: string): void {
  const before = readFileSync(file, 'utf8');
  assert.ok(typeof from === 'string' ? before.includes(from) : from.test(before), `${file} does not hold ${from}`);
  writeFileSync(file, before.replace(from, to));
}

/** Makes a document of a report, and makes sure that it is of the form that it is promised to have. */
function documentOf(stdout: string): Document {
  const document = JSON.parse(stdout) as Document;
  assert.deepEqual(Object.keys(document), [
    'version',
    'command',
    'dryRun',
    'projects',
    'totals',
    'notReached',
    'interrupted',
    'status',
  ]);
  assert.match(document.version, /^\d+\.\d+\.\d+$/);
  for (const entry of document.projects) {
    const more = { failed: 'error', skipped: 'why' }[entry.result] ?? 'report';
    assert.deepEqual(Object.keys(entry), ['path', 'folder', 'result', 'status', more]);
    assert.ok([0, 1, 2, 3, 4].includes(entry.status), entry.path);
    if (entry.result === 'failed') assert.equal(typeof entry.error?.message, 'string');
    if (entry.result === 'skipped') assert.equal(entry.status, 0);
  }
  const { projects, notReached, ...results } = document.totals;
  assert.equal(projects, document.projects.length + document.notReached.length);
  assert.equal(notReached, document.notReached.length);
  for (const [result, count] of Object.entries(results)) {
    assert.equal(document.projects.filter((entry) => entry.result === result).length, count, result);
  }
  return document;
}

/** What became of each project, by its path: the result, and the status where it is not that of its result. */
function resultsIn({ projects }: Document): Record<string, string> {
  return Object.fromEntries(projects.map(({ path, result, status }) => [path, `${result} ${status}`]));
}

/** Projects in the states that a company's disk has them in, and what becomes of each. */
function oddFleet(t: TestContext) {
  const folder = freshFolder(t, 'company');
  const project = pattern(dirname(folder));
  const from = (name: string) => {
    copies(project, folder, [name]);
    return join(folder, name);
  };
  const clean = ['a', 'b', 'c', 'with a blank', 'with\na newline', '订单服务', '-dash', 'e\u0301clair', '📦'];
  for (const name of clean) from(name);
  appendFileSync(join(from('edited'), 'README.md'), '\nMine.\n');
  edit(join(from('merged'), 'Dockerfile'), 'USER 65532:65532\n', 'ENV MINE=1\nUSER 65532:65532\n');
  edit(
    join(from('conflict'), 'Dockerfile'),
    /^ARG BUILD_IMAGE=(.*\/)?golang:/m,
    'ARG BUILD_IMAGE=registry.example.com/golang:',
  );
  edit(join(from('contradiction'), 'Dockerfile'), 'EXPOSE 8080', 'EXPOSE 9999');
  writeFileSync(join(from('lock damaged'), '.go-container.lock'), '{ "lock": 1, "files": {');
  appendFileSync(join(from('lock with markers'), '.go-container.lock'), '<<<<<<< HEAD\n');
  edit(join(from('lock of later'), '.go-container.lock'), '"lock": 2', '"lock": 3');
  edit(join(from('lock unsafe'), '.go-container.lock'), '"Dockerfile"', '"../Dockerfile"');
  writeFileSync(join(from('answers damaged'), '.yo-rc.json'), '{ "generator-go-container": {');
  edit(join(from('answers wrong'), '.yo-rc.json'), '"name": "pattern"', '"name": "No Name"');
  const bom = join(from('bom'), '.yo-rc.json');
  writeFileSync(bom, `\uFEFF${readFileSync(bom, 'utf8')}`);
  appendFileSync(join(from('unresolved'), 'Dockerfile'), '<<<<<<< mine\n=======\n>>>>>>> theirs\n');
  const blocked = from('blocked');
  renameSync(join(blocked, '.yo-rc.json'), join(blocked, 'real.json'));
  symlinkSync('real.json', join(blocked, '.yo-rc.json'));
  const pipe = from('pipe');
  rmSync(join(pipe, '.yo-rc.json'));
  makePipe(join(pipe, '.yo-rc.json'));
  const busy = from('busy');
  acquire(realDisk, busy);
  mkdirSync(join(from('cut short'), '.go-container.tmp/run'), { recursive: true });
  writeFiles(folder, {
    'foreign/.yo-rc.json': '{"generator-other": {"generator-go-container": true}}',
    'foreign damaged/.yo-rc.json': '{"generator-other": ',
    'no project/main.go': 'package main\n',
    'a file': '',
  });
  giveToOrdinaryUser(folder);
  chmodSync(from('read-only'), 0o555);
  chmodSync(from('unreadable'), 0o000);
  giveToOrdinaryUser(folder);
  from('linked');
  giveToOrdinaryUser(folder);
  symlinkSync('a', join(folder, 'link to a'));
  symlinkSync('linked', join(folder, 'link'));
  symlinkSync('nowhere', join(folder, 'link to nowhere'));
  rmSync(project, { recursive: true });
  return { folder, clean };
}

describe('go-container --each, on projects in odd states', () => {
  it('stops at none of them, says of each what became of it, and leaves each whole', (t) => {
    const { folder, clean } = oddFleet(t);
    const run = asOrdinaryUser(dirname(folder));
    const odd: Record<string, [checked: string, updated: string]> = {
      edited: ['agrees 0', 'updated 0'],
      merged: ['agrees 0', 'updated 0'],
      conflict: ['agrees 0', 'conflict 3'],
      contradiction: ['differs 1', 'updated 0'],
      'lock damaged': ['differs 1', 'conflict 3'],
      'lock with markers': ['failed 3', 'failed 3'],
      'lock of later': ['failed 2', 'failed 2'],
      'lock unsafe': ['failed 2', 'failed 2'],
      'answers damaged': ['failed 2', 'failed 2'],
      'answers wrong': ['failed 2', 'failed 2'],
      bom: ['agrees 0', 'updated 0'],
      unresolved: ['differs 1', 'conflict 3'],
      blocked: ['failed 4', 'failed 4'],
      pipe: ['failed 4', 'failed 4'],
      busy: ['failed 4', 'failed 4'],
      'cut short': ['failed 4', 'updated 0'],
      foreign: ['skipped 0', 'skipped 0'],
      'foreign damaged': ['skipped 0', 'skipped 0'],
      'no project': ['skipped 0', 'skipped 0'],
      'a file': ['skipped 0', 'skipped 0'],
      'read-only': ['agrees 0', 'failed 2'],
      unreadable: ['failed 2', 'failed 2'],
      'link to a': ['skipped 0', 'skipped 0'],
      link: ['agrees 0', 'updated 0'],
      'link to nowhere': ['failed 2', 'failed 2'],
      'not there': ['failed 2', 'failed 2'],
      'a file/below': ['failed 2', 'failed 2'],
      'a/': ['skipped 0', 'skipped 0'],
      './b': ['skipped 0', 'skipped 0'],
    };
    const paths = [...clean, ...Object.keys(odd)];
    const list = `${paths.join('\0')}\0`;
    const expected = (which: 0 | 1) => ({
      ...Object.fromEntries(clean.map((path) => [path, which === 0 ? 'agrees 0' : 'updated 0'])),
      ...Object.fromEntries(Object.entries(odd).map(([path, results]) => [path, results[which]])),
    });

    const checked = run(['check', '--each', '-', '--json'], folder, list);
    assert.equal(checked.stderr, '');
    assert.deepEqual(resultsIn(documentOf(checked.stdout)), expected(0));
    assert.equal(checked.status, 4);
    const contradiction = documentOf(checked.stdout).projects.find(({ path }) => path === 'contradiction');
    assert.deepEqual(
      contradiction?.report?.findings?.map(({ id }) => id),
      ['expose-differs'],
    );

    const before = run(['update', '--each', '-', '--json', '--go-version=1.27', '--dry-run'], folder, list);
    const planned = documentOf(before.stdout);
    assert.equal(planned.dryRun, true);
    assert.deepEqual(resultsIn(planned), { ...expected(1), 'cut short': 'failed 4' });

    const unread = ['read-only', 'unreadable'].map((name) => join(folder, name));
    for (const path of unread) chmodSync(path, 0o755);
    const old = filesIn(folder);
    chmodSync(join(folder, 'read-only'), 0o555);
    chmodSync(join(folder, 'unreadable'), 0o000);
    const updated = run(['update', '--each', '-', '--json', '--go-version=1.27'], folder, list);
    const document = documentOf(updated.stdout);
    assert.equal(updated.stderr, '');
    assert.deepEqual(resultsIn(document), expected(1));
    assert.equal(updated.status, 4);
    assert.equal(document.status, 4);
    for (const path of unread) chmodSync(path, 0o755);

    const now = filesIn(folder);
    for (const { path, result } of document.projects) {
      if (!existsSync(join(folder, path, 'go.mod')) || result === 'skipped') continue;
      const name = path === 'link' ? 'linked' : path;
      const mine = (files: Record<string, string>) =>
        Object.fromEntries(Object.entries(files).filter(([file]) => file.startsWith(`${name}/`)));
      if (result === 'updated') {
        assert.match(now[`${name}/Dockerfile`] ?? '', /^ARG BUILD_IMAGE=.*golang:1\.27-/m, path);
        assert.equal(existsSync(join(folder, path, '.go-container.tmp')), false, path);
      } else assert.deepEqual(mine(now), mine(old), path);
    }
    assert.match(now['merged/Dockerfile'] ?? '', /^ENV MINE=1$/m);
    assert.match(now['edited/README.md'] ?? '', /^Mine\.$/m);
    assert.match(now['bom/.yo-rc.json'] ?? '', /^\uFEFF[\s\S]*"goVersion": "1\.27"/);

    const again = documentOf(run(['check', '--each', '-', '--json'], folder, list).stdout);
    const agreeing = document.projects.filter(({ result }) => result === 'updated').map(({ path }) => path);
    for (const path of agreeing) {
      assert.equal(resultsIn(again)[path], path === 'contradiction' ? 'differs 1' : 'agrees 0', path);
    }
  });
});

describe('go-container --each', () => {
  const fleet = (t: TestContext, names: readonly string[]) => {
    const folder = freshFolder(t, 'company');
    const project = pattern(dirname(folder));
    copies(project, folder, names);
    return folder;
  };
  it('tells a person only of what changed, in a table, and counts', (t) => {
    const folder = fleet(t, ['a', 'b', 'c', '订单\n服务']);
    edit(
      join(folder, 'a/Dockerfile'),
      /^ARG BUILD_IMAGE=(.*\/)?golang:/m,
      'ARG BUILD_IMAGE=registry.example.com/golang:',
    );
    edit(join(folder, 'b/Dockerfile'), 'USER 65532:65532\n', 'ENV MINE=1\nUSER 65532:65532\n');
    goContainer(['--defaults', '--go-version=1.27', '--dir=c'], folder);
    mkdirSync(join(folder, 'empty'));
    const run = goContainer(
      ['update', '--go-version=1.27', '--each', 'a', 'b', 'c', 'empty', '订单\n服务', 'gone'],
      folder,
    );
    assert.equal(run.stderr, '');
    assert.equal(run.status, 3);
    const [table, advice, total] = run.stdout.split('\n\n');
    assert.deepEqual(
      table?.split('\n').map((line) => line.split(/ {2,}/)),
      [
        ['Result', 'Project', 'What'],
        ['conflict', 'a', 'conflict: Dockerfile'],
        ['updated', 'b', 'merged: 1, updated: 2'],
        ['skipped', 'empty', 'not a project of ours: it has neither .go-container.lock nor our answers in .yo-rc.json'],
        ['updated', '订单\\n服务', 'updated: 3'],
        [
          'failed',
          'gone',
          `The folder ${join(folder, 'gone')} is not there; correct its name, or take it off the list.`,
        ],
      ],
    );
    assert.match(advice ?? '', /^Nothing was written in projects with conflicts: .*--on-conflict=/);
    assert.equal(total, 'Projects: 6 (unchanged: 1, updated: 2, conflict: 1, failed: 1, skipped: 1)\n');
    const chinese = goContainer(['check', '--each', 'b', 'empty'], folder, { LC_ALL: 'zh_CN.UTF-8' }).stdout;
    assert.match(chinese, /^跳过 {2}empty {2}不是本生成器的项目[\s\S]*项目：2（一致：1，跳过：1）\n$/m);
  });
  it('writes markers where it is told to, and names the files', (t) => {
    const folder = fleet(t, ['a', 'b']);
    for (const name of ['a', 'b'])
      edit(join(folder, name, 'Dockerfile'), /^ARG BUILD_IMAGE=.*$/m, 'ARG BUILD_IMAGE=x:1');
    const args = ['update', '--go-version=1.27', '--each', 'a', 'b', '--on-conflict=markers'];
    const { status, stdout } = goContainer(args, folder);
    assert.equal(status, 0);
    assert.match(stdout, /^updated {2}a {8}marked: Dockerfile, updated: 2$/m);
    assert.match(stdout, /written to a\/Dockerfile, b\/Dockerfile\. .* run go-container check --each a b\.$/m);
    assert.match(stdout, /Projects: 2 \(updated: 2\)/);
    assert.match(goContainer(args, folder).stdout, /^conflict {2}b {8}unresolved: Dockerfile$/m);
  });
  it('prints diffs that git applies from where it was started', (t) => {
    const folder = fleet(t, ['services/a', 'services/b']);
    const before = filesIn(folder);
    const args = ['update', '--go-version=1.27', '--each', './services/a', 'services/b/'];
    const { stdout } = goContainer([...args, '--dry-run', '--diff'], folder);
    assert.deepEqual(filesIn(folder), before);
    const patch = stdout.slice(0, stdout.indexOf('Result '));
    const applied = runProgram('git', ['apply', '-'], { cwd: folder, input: patch });
    assert.equal(applied.stderr, '');
    const byHand = filesIn(folder);
    writeFiles(folder, before);
    assert.equal(goContainer(args, folder).status, 0);
    const withoutLock = (files: Record<string, string>) =>
      Object.fromEntries(Object.entries(files).filter(([path]) => basename(path) !== '.go-container.lock'));
    assert.deepEqual(withoutLock(byHand), withoutLock(filesIn(folder)));
    assert.notDeepEqual(withoutLock(byHand), withoutLock(before));
    edit(join(folder, 'services/a/Dockerfile'), 'EXPOSE 8080', 'EXPOSE 9999');
    const checked = goContainer(['check', '--diff', '--each', 'services/a'], folder).stdout;
    assert.match(checked, /^ {2}services\/a\/Dockerfile:\d+: EXPOSE says 9999.* \[expose-differs\]\n {4}fix: /m);
  });
  it('takes a list by lines, with CR or a last line without an end, and folders beside it', (t) => {
    const folder = fleet(t, ['a', 'b', 'c', 'd']);
    const list = (input: string, ...args: string[]) =>
      runProgram(process.execPath, [join(packageRoot(), 'dist/bin/go-container.cjs'), 'check', '--json', ...args], {
        cwd: folder,
        input,
      });
    const paths = (input: string, ...args: string[]) =>
      documentOf(list(input, ...args).stdout).projects.map(({ path }) => path);
    assert.deepEqual(paths('b\r\nc\r\n\n', '--each', 'a', '-', 'd'), ['a', 'b', 'c', 'd']);
    assert.deepEqual(paths('\uFEFFb\nc', '--each=-', '--each=a', '--each', 'd'), ['b', 'c', 'a', 'd']);
    assert.deepEqual(paths('', '--each', '-'), []);
    const none = list('', '--each', '-').stdout;
    assert.equal(documentOf(none).status, 0);
    assert.match(
      goContainer(['update', '--each', '-'], folder).stdout,
      /^Nothing to do: the list names no project\.\n$/,
    );
  });
  it('takes answers from a file, which it reads once', (t) => {
    const folder = fleet(t, ['a', 'b']);
    writeFiles(folder, { 'answers.yaml': 'port: 9191\n' });
    const { status, stdout } = goContainer(['update', '--each', 'a', 'b', '--answers=answers.yaml'], folder);
    assert.equal(status, 0, stdout);
    for (const name of ['a', 'b'])
      assert.match(readFileSync(join(folder, name, 'Dockerfile'), 'utf8'), /^EXPOSE 9191$/m);
  });
  it('adds one thing to each project, whatever it has besides', (t) => {
    const folder = fleet(t, ['a', 'b']);
    assert.equal(goContainer(['update', '--with=compose', '--dir=a'], folder).status, 0);
    const all = goContainer(['update', '--with=compose', '--each', 'a', 'b'], folder);
    assert.match(all.stdout, /^updated {2}b {2}[\s\S]*Projects: 2 \(unchanged: 1, updated: 1\)/m);
    assert.match(goContainer(['update', '--with=nonsense', '--each', 'a'], folder).stderr, /^--with: /);
  });
  it('tells a warning once, with the projects that it is about', (t) => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const folder = fleet(t, names);
    for (const name of names) edit(join(folder, name, '.yo-rc.json'), '"language"', '"prot": 1, "language"');
    const { stdout } = goContainer(['update', '--each', ...names], folder);
    assert.equal(stdout.match(/“prot”/g)?.length, 1);
    assert.match(stdout, /did you mean port\? \[a b c d e and 2 more\]/);
  });
  it('goes on where one project meets a defect of ours', async (t) => {
    const folder = fleet(t, ['a', 'b']);
    let count = 0;
    const environment = new Proxy({} as Record<string, string>, {
      get: (_, name) => {
        if (name !== 'PATH') return undefined;
        count += 1;
        if (count === 1) throw new TypeError('a defect');
        return '';
      },
    });
    const process = {
      folder,
      environment,
      out: () => {},
      err: () => {},
      asker: scriptedAsker({}).asker,
      readInput: async () => new Uint8Array(),
      errColumns: () => undefined,
      onInterrupt: () => () => {},
    };
    const run = {
      defaults: false,
      answers: undefined,
      dir: undefined,
      each: [],
      dryRun: false,
      diff: false,
      verbose: false,
      json: false,
      onConflict: noDecisions,
      force: false,
      help: false,
      version: false,
    } as const;
    const project = eachProject({ command: 'check', given: [], run, language: 'en', process });
    const [first, second] = [await project('a'), await project('b')];
    assert.ok(first.kind === 'failed');
    assert.match(sayMessage('en', first.failure.problem), /defect of generator-go-container: a defect/);
    assert.equal(second.kind, 'checked');
  });
  const refused: [args: string[], names: RegExp][] = [
    [['--each', 'a'], /--each goes with check and update/],
    [['docker', '--each', 'a'], /--each goes with check and update/],
    [['update', '--each'], /missing value for --each; write --each=DIR/],
    [['update', '--each', '--json'], /missing value for --each/],
    [['update', '--each', 'a', ''], /missing value for --each/],
    [['update', '--each='], /missing value for --each/],
    [['extra', '--each', 'a'], /unknown command “extra”/],
    [['update', 'a', '--each', 'a'], /unknown command “a”/],
    [['update', '--each', 'a', '--dir=b'], /^--dir is for one project/],
    [['update', '--each', 'a', '--name=b'], /^--name is for one project/],
    [['update', '--each', 'a', '--module=example.com/b'], /^--module is for one project/],
    [['update', '--each', 'a', '--answers=name.yaml'], /^name\.yaml: name is for one project/],
    [['update', '--each', 'a', '--answers=port.yaml'], /^port\.yaml: port: “0” is no port/],
    [['update', '--each', 'a', '--go-version=latest'], /^--go-version: “latest” is no Go release/],
  ];
  for (const [args, names] of refused) {
    it(`${args.join(' ')} is one sentence, status 2, and nothing is looked at`, (t) => {
      const folder = freshFolder(t);
      const files = { 'name.yaml': 'name: b\n', 'port.yaml': 'port: 0\n' };
      writeFiles(folder, files);
      const { status, stdout, stderr } = goContainer(args, folder);
      assert.match(stderr, names);
      assert.equal(stderr.trimEnd().split('\n').length, 1);
      assert.equal(status, 2);
      if (!args.includes('--json')) assert.equal(stdout, '');
      assert.deepEqual(filesIn(folder), files);
    });
  }
});

describe('go-container update --each, stopped in the middle', () => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    it(`by ${signal} ends the project at work, reports, and leaves the others to a later run`, async (t) => {
      const folder = freshFolder(t, 'company');
      const names = Array.from({ length: 100 }, (_, i) => `orders-${i}`);
      const project = pattern(dirname(folder));
      copies(project, folder, names);
      const before = readFileSync(join(project, 'Dockerfile'), 'utf8');
      const args = ['update', '--json', '--port=9090', '--each', ...names];
      const child = spawn(process.execPath, [join(packageRoot(), 'dist/bin/go-container.cjs'), ...args], {
        cwd: folder,
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let stdout = '';
      child.stdout.on('data', (data) => {
        const wasEarly = !stdout.includes('orders-9"');
        stdout += data;
        if (wasEarly && stdout.includes('orders-9"')) child.kill(signal);
      });
      const status = await new Promise((resolve) => child.on('close', resolve));
      assert.equal(status, 130);
      const document = documentOf(stdout);
      assert.equal(document.interrupted, true);
      assert.equal(document.status, 130);
      const done = document.projects.map(({ path }) => path);
      assert.ok(done.length >= 10 && done.length < 100, String(done.length));
      assert.deepEqual([...done, ...document.notReached], names);
      for (const name of names) {
        const dockerfile = readFileSync(join(folder, name, 'Dockerfile'), 'utf8');
        if (done.includes(name)) assert.match(dockerfile, /^EXPOSE 9090$/m);
        else assert.equal(dockerfile, before);
        assert.equal(existsSync(join(folder, name, '.go-container.tmp')), false);
      }
      assert.equal(goContainer(['check', '--each', ...names], folder).status, 0);
      assert.equal(goContainer(['update', '--port=9090', '--each', ...document.notReached], folder).status, 0);
    });
  }
});

describe('the memory of go-container --each', () => {
  it('does not grow with the projects but for a line of each', (t) => {
    const folder = freshFolder(t, 'company');
    const names = Array.from({ length: 160 }, (_, i) => `orders-${i}`);
    copies(pattern(dirname(folder)), folder, names);
    // What is kept is in use until the report is written, which is the first thing on standard output.
    const preload = join(dirname(folder), 'heap.cjs');
    writeFileSync(
      preload,
      `const write = process.stdout.write;
       process.stdout.write = function (...args) {
         process.stdout.write = write;
         global.gc();
         require('node:fs').writeFileSync(2, String(process.memoryUsage().heapUsed));
         return write.apply(this, args);
       };`,
    );
    const heapFor = (count: number) => {
      const command = join(packageRoot(), 'dist/bin/go-container.cjs');
      const args = ['update', '--dry-run', '--base=scratch', '--port=9090', '--each', ...names.slice(0, count)];
      const run = runProgram(process.execPath, ['--expose-gc', '-r', preload, command, ...args], { cwd: folder });
      assert.equal(run.status, 0);
      assert.match(run.stdout, new RegExp(`Projects: ${count} \\(updated: ${count}\\)`));
      return Number(run.stderr);
    };
    const [few, many] = [heapFor(40), heapFor(160)];
    assert.ok(many - few < 120 * 4096, `${(many - few) / 120} bytes a project`);
  });
});
