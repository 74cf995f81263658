import assert from 'node:assert/strict';
import {
  appendFileSync,
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { checksum } from '../../src/inspect/checksum.ts';
import { recordsFolder } from '../../src/run/last-run.ts';
import { interfered } from '../support/at-operation.ts';
import { deadRun, filesIn, freshFolder, writeFiles } from '../support/folders.ts';
import { goContainer } from '../support/process.ts';

/** Everything below a directory: files with their texts and modes, and directories. */
function everything(folder: string): Record<string, unknown> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .sort()
      .map((path) => {
        const stats = statSync(join(folder, path));
        return [path, stats.isFile() ? [stats.mode, readFileSync(join(folder, path), 'utf8')] : 'directory'];
      }),
  );
}

function run(args: readonly string[], folder: string, status = 0): string {
  const ended = goContainer(args, folder);
  assert.equal(ended.status, status, ended.stdout + ended.stderr);
  return ended.stdout + ended.stderr;
}

function service(t: TestContext, ...flags: string[]): string {
  const folder = freshFolder(t);
  run(['--defaults', '--engines=all', ...flags], folder);
  return folder;
}

const module = {
  'go.mod': 'module example.com/shop\n\ngo 1.26\n',
  'main.go': 'package main\n\nfunc main() {}\n',
  Dockerfile: 'FROM golang:1.26\nWORKDIR /src\nCOPY . .\nRUN go build -o /shop .\nENTRYPOINT ["/shop"]\n',
};

/** Runs that change a directory, each with its files before the run. */
const runs: readonly [what: string, before: (t: TestContext) => string, args: readonly string[]][] = [
  ['the first run', (t) => freshFolder(t), ['--defaults']],
  ['a changed answer', (t) => service(t), ['--port=9090', '--base=scratch']],
  ['more files', (t) => service(t), ['--with=k8s,github,make']],
  ['fewer files', (t) => service(t, '--with=k8s,compose'), ['--without=k8s']],
  ['a new language', (t) => service(t), ['--language=zh-CN', '--comments=teach']],
  [
    'edits overwritten by --force',
    (t) => {
      const folder = service(t);
      appendFileSync(join(folder, 'Dockerfile'), '# mine\n');
      appendFileSync(join(folder, 'cmd/server/main.go'), '// mine\r\n');
      chmodSync(join(folder, 'Dockerfile'), 0o600);
      return folder;
    },
    ['--force'],
  ],
  [
    'conflicts decided for the generated side, with copies beside',
    (t) => {
      const folder = service(t);
      const text = readFileSync(join(folder, 'Dockerfile'), 'utf8');
      writeFiles(folder, { Dockerfile: text.replace('EXPOSE 8080', 'EXPOSE 7070') });
      return folder;
    },
    ['--port=9090', '--on-conflict=theirs'],
  ],
  [
    'a Dockerfile taken over',
    (t) => {
      const folder = freshFolder(t);
      writeFiles(folder, module);
      return folder;
    },
    ['docker', '--port=8080'],
  ],
  [
    'a mode changed back',
    (t) => {
      const folder = service(t);
      run(['--with=make'], folder);
      chmodSync(join(folder, 'Makefile'), 0o755);
      return folder;
    },
    ['--port=9090'],
  ],
  ['eject', (t) => service(t, '--with=github'), ['eject']],
];

describe('undo', () => {
  for (const [what, prepare, args] of runs) {
    it(`takes back ${what}, to the last byte, mode and directory`, (t) => {
      const folder = prepare(t);
      const before = everything(folder);
      run(args, folder);
      const after = everything(folder);
      assert.notDeepEqual(after, before);
      const preview = run(['undo', '--dry-run', '--language=en'], folder);
      assert.match(preview, /Nothing was written/);
      assert.doesNotMatch(preview, /is undone/);
      assert.deepEqual(everything(folder), after);
      assert.match(run(['undo', '--language=en'], folder), /The last run is undone\.\n$/);
      assert.deepEqual(everything(folder), before);
      assert.match(run(['undo'], folder, 2), /^No run to undo is known for /);
    });
  }
  it('takes back a run of update over many projects, in each', (t) => {
    const folder = freshFolder(t);
    run(['--defaults', '--dir=a'], folder);
    const before = everything(folder);
    run(['update', '--port=9090', '--each', 'a'], folder);
    run(['undo', '--dir=a'], folder);
    assert.deepEqual(everything(folder), before);
  });
  it('works from a subdirectory', (t) => {
    const folder = service(t);
    const before = everything(folder);
    run(['--port=9090'], folder);
    assert.match(run(['undo'], join(folder, 'cmd/server')), /Working in \.\.\/\.\./);
    assert.deepEqual(everything(folder), before);
  });
  it('says what was changed since, with status 3, and writes nothing', (t) => {
    const folder = service(t);
    run(['--port=9090', '--with=make'], folder);
    appendFileSync(join(folder, 'Dockerfile'), '# mine\n');
    rmSync(join(folder, 'Makefile'));
    symlinkSync('/etc/hostname', join(folder, 'Makefile'));
    const before = everything(folder);
    assert.match(run(['undo'], folder, 3), /^Nothing was undone: changed since the last run: Dockerfile, Makefile\. /);
    assert.equal(JSON.parse(goContainer(['undo', '--json'], folder).stdout).error.id, 'undo.changed');
    assert.deepEqual(everything(folder), before);
  });
  it('is not about a run that wrote nothing', (t) => {
    const folder = service(t);
    const before = everything(folder);
    run(['--port=9090'], folder);
    run(['--defaults'], folder);
    run(['--base=scratch', '--dry-run'], folder);
    run(['undo'], folder);
    assert.deepEqual(everything(folder), before);
  });
  it('keeps what somebody added beside the files of the run', (t) => {
    const folder = service(t);
    writeFiles(folder, { 'cmd/server/mine.go': 'package main\n', 'notes/mine.md': 'x\n' });
    run(['undo'], folder);
    assert.deepEqual(Object.keys(filesIn(folder)), ['cmd/server/mine.go', 'notes/mine.md']);
  });
  it('reports to programs', (t) => {
    const folder = service(t);
    const { status, files } = JSON.parse(run(['undo', '--json'], folder));
    assert.equal(status, 0);
    assert.ok(
      files.some((file: { path: string; change: string }) => file.path === 'go.mod' && file.change === 'removed'),
    );
  });
  it('is not possible without a place for records, and the run goes on', (t) => {
    const folder = freshFolder(t);
    writeFiles(folder, { 'state/generator-go-container': 'a file' });
    mkdirSync(join(folder, 'shop'));
    const env = { XDG_STATE_HOME: join(folder, 'state') };
    assert.equal(goContainer(['--defaults'], join(folder, 'shop'), env).status, 0);
    assert.equal(goContainer(['undo'], join(folder, 'shop'), env).status, 2);
  });
  it('does not take a record that was tampered with', (t) => {
    const folder = service(t);
    const state = freshFolder(t);
    const env = { XDG_STATE_HOME: state };
    assert.equal(goContainer(['--port=9090'], folder, env).status, 0);
    const [record = ''] = Object.keys(filesIn(state));
    for (const text of [
      '',
      '[]',
      (filesIn(state)[record] ?? '').replace('"go.mod"', '"../go.mod"').replace('"Dockerfile"', '"/etc/x"'),
    ]) {
      writeFiles(state, { [record]: text });
      assert.equal(goContainer(['undo'], folder, env).status, 2, text.slice(0, 80));
    }
  });
  it('keeps its records to their owner, of the 200 last projects, and never below the project', (t) => {
    const state = freshFolder(t);
    const records = recordsFolder({ XDG_STATE_HOME: state }) ?? '';
    writeFiles(records, Object.fromEntries(Array.from({ length: 250 }, (_, i) => [`${i}.json`, '{}'])));
    const folder = freshFolder(t);
    assert.equal(goContainer(['--defaults'], folder, { XDG_STATE_HOME: state }).status, 0);
    assert.equal(readdirSync(records).length, 200);
    const [newest = ''] = readdirSync(records).filter((name) => !/^\d{1,3}\.json$/.test(name));
    assert.equal(statSync(join(records, newest)).mode & 0o777, 0o600);
    assert.equal(
      recordsFolder({ XDG_STATE_HOME: 'relative', HOME: '/home/you' }),
      '/home/you/.local/state/generator-go-container/undo',
    );
    assert.equal(recordsFolder({}), undefined);
  });
  it('undoes a run that was cut short after its commit point and finished by undo itself', (t) => {
    const folder = service(t);
    assert.ok(!readdirSync(folder).includes(deadRun.split('/')[0] ?? ''));
    const before = everything(folder);
    const script = `
      const fs = require('node:fs');
      const rename = fs.renameSync;
      let count = 0;
      fs.renameSync = (from, to) => { rename(from, to); if (String(to).endsWith('/journal') && ++count === 1) process.kill(process.pid, 'SIGKILL'); };
    `;
    writeFiles(join(folder, '..'), { 'killed.cjs': script });
    const killed = goContainer(['--port=9090'], folder, { NODE_OPTIONS: `--require=${join(folder, '../killed.cjs')}` });
    assert.equal(killed.status, null);
    assert.match(run(['undo'], folder), /cut short[\s\S]*The last run is undone/);
    assert.deepEqual(everything(folder), before);
  });
});

describe('eject', () => {
  it('removes the lock and the options, keeps every other file, and names what still calls the program', (t) => {
    const folder = service(t, '--with=github,gitlab,make');
    const before = filesIn(folder);
    const text = run(['eject'], folder);
    const { '.go-container.lock': _lock, '.yo-rc.json': _answers, ...others } = before;
    assert.deepEqual(filesIn(folder), others);
    assert.match(text, /\.github\/workflows\/ci\.yaml:\d+, \.gitlab-ci\.yml:\d+/);
    assert.match(text, /Makefile:\d+/);
    assert.match(text, /The generated files are yours now/);
    assert.match(run(['eject'], folder, 2), /^No go-container project in /);
  });
  it('keeps what other generators have saved', (t) => {
    const folder = service(t);
    const saved = JSON.parse(filesIn(folder)['.yo-rc.json'] ?? '');
    writeFiles(folder, { '.yo-rc.json': JSON.stringify({ 'generator-node': { a: 1 }, ...saved }) });
    run(['eject'], folder);
    assert.equal(filesIn(folder)['.yo-rc.json'], '{\n  "generator-node": {\n    "a": 1\n  }\n}\n');
  });
  it('says in Chinese what it means', (t) => {
    const folder = service(t, '--language=zh-CN');
    assert.match(run(['eject'], folder), /归你维护/);
  });
  it('refuses a lock that is a link', (t) => {
    const folder = service(t);
    rmSync(join(folder, '.go-container.lock'));
    symlinkSync('/etc/hostname', join(folder, '.go-container.lock'));
    run(['eject'], folder, 3);
  });
});

/** Commands that write without a plan, each with what makes it have something to do. */
const writing: readonly [command: string, prepare: (t: TestContext) => string][] = [
  [
    'undo',
    (t) => {
      const folder = service(t);
      run(['--port=9090', '--with=make'], folder);
      return folder;
    },
  ],
  ['eject', (t) => service(t)],
];

for (const [command, prepare] of writing) {
  describe(`status 4 of ${command}`, () => {
    it('is for another run at work, after which it can be run again', (t) => {
      const folder = prepare(t);
      const before = everything(folder);
      const host = checksum(hostname()).slice(0, 16);
      mkdirSync(join(folder, `.go-container.tmp/run/${process.pid}.${host}.${'0'.repeat(12)}`), { recursive: true });
      assert.match(
        run([command, '--language=en'], folder, 4),
        new RegExp(`Another run \\(process ${process.pid}\\) is at work`),
      );
      assert.equal(JSON.parse(goContainer([command, '--json'], folder).stdout).status, 4);
      rmSync(join(folder, '.go-container.tmp'), { recursive: true });
      assert.deepEqual(everything(folder), before);
      run([command], folder);
    });
    it('is for options that cannot be read, and nothing is written', (t) => {
      const folder = prepare(t);
      rmSync(join(folder, '.yo-rc.json'));
      mkdirSync(join(folder, '.yo-rc.json'));
      const before = everything(folder);
      assert.match(run([command], folder, 4), /\.yo-rc\.json/);
      assert.deepEqual(everything(folder), before);
    });
    it('is for a file that changes while it writes, which keeps what was written into it', async (t) => {
      const original = prepare(t);
      const seen = new Set<string>();
      for (let at = 0; ; at += 4) {
        const folder = join(freshFolder(t), 'copy');
        cpSync(original, folder, { recursive: true });
        // Undo finds a project by its path.
        renameSync(original, `${original}.away`);
        renameSync(folder, original);
        const file = join(original, '.yo-rc.json');
        const env = interfered({ at, from: 'write', append: { file, text: '// LATE\n' } });
        const ended = goContainer([command, '--json'], original, env);
        const files = filesIn(original);
        const isLeft = Object.values(files).filter((text) => text.includes('// LATE')).length === 1;
        rmSync(original, { recursive: true });
        renameSync(`${original}.away`, original);
        if (ended.status === 99) break;
        const name = `operation ${at}: ${ended.stdout}${ended.stderr}`;
        assert.ok(isLeft, name);
        assert.ok(ended.status === 0 || ended.status === 4, name);
        const isReported = 'warnings' in JSON.parse(ended.stdout);
        const { '.yo-rc.json': _, ...others } = files;
        const { '.yo-rc.json': _options, ...untouched } = filesIn(original);
        if (!isReported) assert.deepEqual(others, untouched, name);
        seen.add(`${ended.status}, ${isReported ? 'reported' : 'stopped'}`);
      }
      for (const outcome of ['4, reported', '4, stopped']) assert.ok(seen.has(outcome), [...seen].join('; '));
    });
  });
}
