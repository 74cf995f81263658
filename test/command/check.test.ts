import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { asOrdinaryUser, giveToOrdinaryUser } from '../support/fleet.ts';
import { freshFolder } from '../support/folders.ts';
import { goContainer } from '../support/process.ts';

/** A project that agrees with its answers. */
function project(t: TestContext, ...flags: string[]): string {
  const folder = freshFolder(t);
  assert.equal(goContainer(['--defaults', ...flags], folder).status, 0);
  return folder;
}

function edit(folder: string, path: string, from: string, to: string): void {
  const file = join(folder, path);
  const before = readFileSync(file, 'utf8');
  assert.ok(before.includes(from), `${path} does not hold ${from}`);
  writeFileSync(file, before.replace(from, to));
}

type Report = {
  files: { path: string; change: string }[];
  findings: { id: string; file: string; line: number; fix: string }[];
  warnings: string[];
};

function check(folder: string, status: number): Report {
  const run = goContainer(['check', '--json'], folder);
  assert.equal(run.status, status, run.stdout + run.stderr);
  return JSON.parse(run.stdout) as Report;
}

describe('check, of a file that the user deleted', () => {
  it('names it and does not count it, and a later run says what it misses', (t) => {
    const folder = project(t);
    rmSync(join(folder, 'Dockerfile'));
    const { status, stdout } = goContainer(['check'], folder);
    assert.equal(status, 0);
    assert.match(stdout, /^You deleted Dockerfile, and it stays so\./);
    assert.match(stdout, /^Answers, files and templates agree \(19 files\)\.$/m);
    assert.match(
      goContainer(['--port=9090'], folder).stdout,
      /^deleted +Dockerfile +you deleted it; what is generated/m,
    );
  });
});

const ids = ({ findings }: Report) => findings.map(({ id, file }) => `${id} ${file}`);

describe('check, of a file that a run would write', () => {
  it('does not find what the run mends', (t) => {
    const folder = project(t, '--with=compose,k8s');
    edit(folder, '.yo-rc.json', '"port": 8080', '"port": 9191');
    const report = check(folder, 1);
    assert.ok(report.files.some(({ path, change }) => path === 'Dockerfile' && change === 'updated'));
    assert.deepEqual(report.findings, []);
    assert.equal(goContainer(['--defaults'], folder).status, 0);
    check(folder, 0);
  });
  it('finds what the run leaves', (t) => {
    const folder = project(t);
    edit(folder, '.yo-rc.json', '"port": 8080', '"port": 9191');
    edit(folder, 'Dockerfile', 'USER 65532:65532', 'ENV PORT=7070\nUSER 65532:65532');
    const report = check(folder, 1);
    assert.ok(report.files.some(({ path, change }) => path === 'Dockerfile' && change === 'merged'));
    assert.deepEqual(ids(report), ['port-variable-differs Dockerfile']);
    // As the finding is about the file that the run leaves, so is its line.
    assert.equal(goContainer(['--defaults'], folder).status, 0);
    assert.deepEqual(check(folder, 1).findings, report.findings);
  });
  it('judges a file in conflict as its user has it', (t) => {
    const folder = project(t);
    edit(folder, '.yo-rc.json', '"port": 8080', '"port": 9191');
    edit(folder, 'Dockerfile', 'EXPOSE 8080', 'EXPOSE 7070');
    const report = check(folder, 1);
    assert.ok(report.files.some(({ path, change }) => path === 'Dockerfile' && change === 'conflict'));
    assert.deepEqual(ids(report), ['expose-differs Dockerfile']);
  });
  it('does not judge a file with markers in it', (t) => {
    const folder = project(t);
    const file = 'cmd/server/config.go';
    const markers = [
      '<<<<<<< yours',
      'const defaultPort = 7070',
      '=======',
      'const defaultPort = 6060',
      '>>>>>>> theirs',
    ];
    edit(folder, file, 'const defaultPort = 8080', markers.join('\n'));
    const report = check(folder, 1);
    assert.deepEqual(
      report.files.map(({ change }) => change),
      ['unresolved'],
    );
    assert.deepEqual(report.findings, []);
  });
});

describe('check, of what is worth a word', () => {
  it('warns about a misspelled key in both languages, and ends as it would without it', (t) => {
    const folder = project(t);
    edit(folder, '.yo-rc.json', '"port": 8080', '"port": 8080,\n    "prot": 9090');
    const text = goContainer(['check'], folder);
    assert.equal(text.status, 0, text.stdout);
    assert.match(text.stdout, /“prot”, which is no option and does nothing; did you mean port\?\n\nAnswers, files/);
    assert.deepEqual(check(folder, 0).warnings.length, 1);
    edit(folder, '.yo-rc.json', '"language": "en"', '"language": "zh-CN"');
    assert.match(goContainer(['check'], folder).stdout, /“prot”不是选项/);
  });
  it('tells of it among many projects', (t) => {
    const folder = project(t);
    edit(folder, '.yo-rc.json', '"port": 8080', '"port": 8080,\n    "prot": 9090');
    const run = goContainer(['check', '--each', folder], folder);
    assert.equal(run.status, 0, run.stderr);
    assert.match(run.stdout, /did you mean port\?/);
  });
  it('says where it did not look, and looks at what is important', (t) => {
    const folder = project(t);
    mkdirSync(join(folder, 'aa'));
    for (let i = 0; i < 1001; i++) writeFileSync(join(folder, `aa/${i}.yaml`), 'a: 1\n');
    edit(folder, 'go.mod', 'go 1.', 'go 9.');
    const report = check(folder, 1);
    assert.deepEqual(ids(report), ['go-older-than-module go.mod']);
    assert.match(report.warnings.join(), /^Files that were not looked at: 1, the first of them aa\/999\.yaml/);
  });
});

describe('check, of contradictions', () => {
  it('names file, line, id and a fix in both languages', (t) => {
    const folder = project(t, '--with=compose');
    edit(folder, 'compose.yaml', 'LOG_LEVEL:', 'PORT: 9090');
    const [found] = check(folder, 1).findings;
    const line =
      readFileSync(join(folder, 'compose.yaml'), 'utf8')
        .split('\n')
        .findIndex((one) => one.includes('PORT: 9090')) + 1;
    assert.deepEqual([found?.id, found?.file, found?.line], ['port-variable-differs', 'compose.yaml', line]);
    const english = goContainer(['check'], folder).stdout;
    assert.match(
      english,
      /compose\.yaml:\d+: PORT makes the program listen on 9090, and the service publishes 8080 \[port-variable-differs\]\n {4}fix: /,
    );
    edit(folder, '.yo-rc.json', '"language": "en"', '"language": "zh-CN"');
    assert.match(
      goContainer(['check'], folder).stdout,
      /PORT 让程序监听 9090，而服务发布的是 8080 \[port-variable-differs\]/,
    );
  });
});

describe('check, of a file that cannot be read', () => {
  for (const path of ['Dockerfile', 'cmd']) {
    it(`fails with 4, as what is in it is not known: ${path}`, (t) => {
      const folder = project(t);
      giveToOrdinaryUser(folder);
      chmodSync(join(folder, path), 0o000);
      const { status, stdout, stderr } = asOrdinaryUser(dirname(folder))(['check'], folder);
      chmodSync(join(folder, path), 0o755);
      assert.deepEqual([status, stdout], [4, ''], stderr);
      assert.match(stderr, new RegExp(`^\\S+ cannot be compared, as ${path}\\S* is not readable; .*\\n$`));
    });
  }
});
