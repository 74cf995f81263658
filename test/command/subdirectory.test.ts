import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { filesIn, freshFolder, writeFiles } from '../support/folders.ts';
import { goContainer, runProgram } from '../support/process.ts';

/** A directory of a real git repository; the repository is two levels up. */
function directoryOfRepository(t: TestContext, below = 'services/orders'): { root: string; folder: string } {
  const root = freshFolder(t, 'shop');
  assert.equal(spawnSync('git', ['init', '-q'], { cwd: root }).status, 0);
  const folder = join(root, below);
  mkdirSync(folder, { recursive: true });
  return { root, folder };
}

const extras = '--with=github,gitlab,renovate';
const saved = (folder: string) =>
  JSON.parse(readFileSync(join(folder, '.yo-rc.json'), 'utf8'))['generator-go-container'];
const filesAbove = (root: string) =>
  Object.keys(filesIn(root)).filter((path) => !/^(\.git|services)\//.test(path) && path !== '.git');

/** The block about the root of the repository at the end of a report. */
const lastBlock = (stdout: string) => stdout.trimEnd().split('\n\n').at(-1) ?? '';

/** Does what a report says last: types its commands, and adds its lines to the pipeline at the root. */
function obey(stdout: string, folder: string): void {
  const lines = lastBlock(stdout).split('\n');
  for (const command of lines.filter((line) => /^ {2}(mkdir|cp) /.test(line))) {
    const { status, stderr } = runProgram('sh', ['-c', command], { cwd: folder });
    assert.equal(status, 0, stderr);
  }
  const job = lines.filter((line) => line.startsWith('    ')).map((line) => line.slice(4));
  if (job.length > 0) writeFileSync(join(folder, '../../.gitlab-ci.yml'), `${job.join('\n')}\n`, { flag: 'a' });
}

describe('a project in a subdirectory of its repository', () => {
  it('has files for the root of the repository, and is told what to do there, until it is done', (t) => {
    const { root, folder } = directoryOfRepository(t);
    const first = goContainer(['--defaults', extras], folder);
    assert.equal(first.status, 0, first.stderr);
    assert.equal(saved(folder).repositoryPath, 'services/orders');
    assert.deepEqual(filesAbove(root), []);
    assert.match(first.stdout, /^The project is in services\/orders of its repository, .*services-orders\.yaml/m);
    assert.match(lastBlock(first.stdout), /^At the root of the repository, .*; from this directory:\n {2}mkdir -p /);
    const before = goContainer(['check'], folder);
    assert.equal(before.status, 0, before.stdout);
    assert.match(before.stdout, /^Missing at the root of the repository, or different .*: \.\.\/\.\.\/\.github/m);

    obey(first.stdout, folder);
    assert.deepEqual(filesAbove(root), ['.github/workflows/services-orders.yaml', '.gitlab-ci.yml', 'renovate.json5']);
    const after = goContainer(['check'], folder);
    assert.equal(after.status, 0);
    assert.match(after.stdout, /^Answers, files and templates agree \(\d+ files\)\.\n$/);
    assert.doesNotMatch(goContainer(['update'], folder).stdout, /root of the repository/);

    const changed = goContainer(['--language=zh-CN', '--go-version=1.26', '--packages=tini'], folder);
    assert.equal(changed.status, 0, changed.stderr);
    assert.match(changed.stdout, /^项目位于仓库的 services\/orders 目录/m);
    assert.match(lastBlock(changed.stdout), /^以下内容要放在仓库根目录[\s\S]*副本内容不同\n {2}cp \.github/);
    assert.doesNotMatch(lastBlock(changed.stdout), /gitlab/);
    obey(changed.stdout, folder);
    assert.doesNotMatch(goContainer(['check'], folder).stdout, /services-orders\.yaml/);
  });

  it('gives the same files without .git, as in an archive', (t) => {
    const { folder } = directoryOfRepository(t);
    assert.equal(goContainer(['--defaults', extras], folder).status, 0);
    const copy = join(freshFolder(t), 'x');
    cpSync(folder, copy, { recursive: true });
    const { status, stdout } = goContainer(['check'], copy);
    assert.equal(status, 0);
    assert.match(stdout, /^Answers, files and templates agree \(\d+ files\)\.\n$/);
    assert.equal(goContainer(['update', '--port=9090'], copy).status, 0);
    assert.equal(goContainer(['update', '--port=9090'], folder).status, 0);
    const { '.go-container.lock': _, ...files } = filesIn(folder);
    const { '.go-container.lock': __, ...others } = filesIn(copy);
    assert.deepEqual(files, others);
  });

  it('names the directory to type the commands in', (t) => {
    const { root } = directoryOfRepository(t);
    const { stdout } = goContainer(['--defaults', '--with=github', '--dir=services/orders'], root);
    assert.match(lastBlock(stdout), /from services\/orders:\n/);
  });

  it('reports it for programs', (t) => {
    const { folder } = directoryOfRepository(t);
    const report = JSON.parse(goContainer(['--defaults', '--json', '--with=github'], folder).stdout);
    assert.deepEqual(report.root, [
      {
        file: '../../.github/workflows/services-orders.yaml',
        what: 'copy it to the root',
        command:
          'mkdir -p ../../.github/workflows && cp .github/workflows/ci.yaml ../../.github/workflows/services-orders.yaml',
      },
    ]);
    assert.ok(report.warnings[0].startsWith('The project is in services/orders'));
  });

  it('copies its workflow as its user has edited it', (t) => {
    const { root, folder } = directoryOfRepository(t);
    const run = goContainer(['--defaults', '--with=github'], folder);
    const file = join(folder, '.github/workflows/ci.yaml');
    writeFileSync(file, `${readFileSync(file, 'utf8')}# mine\n`);
    assert.match(goContainer(['check'], folder).stdout, /services-orders\.yaml/);
    obey(run.stdout, folder);
    assert.match(readFileSync(join(root, '.github/workflows/services-orders.yaml'), 'utf8'), /# mine\n$/);
    assert.doesNotMatch(goContainer(['check'], folder).stdout, /services-orders\.yaml/);
  });

  it('knows nothing of it without files for the root', (t) => {
    const { folder } = directoryOfRepository(t);
    const { stdout } = goContainer(['--defaults', '--with=compose'], folder);
    assert.doesNotMatch(stdout, /root of the repository/);
    assert.equal('repositoryPath' in saved(folder), false);
    assert.equal(goContainer(['--with=github'], folder).status, 0);
    assert.equal(saved(folder).repositoryPath, 'services/orders');
  });

  it('stays as it is said to be, and is told if it lies elsewhere', (t) => {
    const { root, folder } = directoryOfRepository(t);
    const asRoot = goContainer(['--defaults', '--with=github', '--repository-path='], folder);
    assert.equal(asRoot.status, 0, asRoot.stderr);
    assert.equal(saved(folder).repositoryPath, '');
    assert.doesNotMatch(asRoot.stdout, /repository/);
    assert.match(readFileSync(join(folder, '.github/workflows/ci.yaml'), 'utf8'), /^name: ci$/m);
    assert.doesNotMatch(goContainer(['check'], folder).stdout, /repository/);

    // As an earlier version of this generator has left it.
    const file = join(folder, '.yo-rc.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/,\s*"repositoryPath": ""/, ''));
    const check = goContainer(['check'], folder);
    assert.equal(check.status, 0, check.stdout);
    assert.match(check.stdout, /made for the root of a repository, but .*--repository-path=services\/orders\./);
    assert.equal(goContainer(['--repository-path=services/orders'], folder).status, 0);

    cpSync(folder, join(root, 'apps/orders'), { recursive: true });
    const moved = goContainer(['check'], join(root, 'apps/orders'));
    assert.equal(moved.status, 0);
    assert.match(moved.stdout, /made for services\/orders of a repository, but the project is in apps\/orders/);
  });

  it('says so if its path cannot be written into the files', (t) => {
    const { folder } = directoryOfRepository(t, 'my services/orders');
    const { status, stdout } = goContainer(['--defaults', '--with=github'], folder);
    assert.equal(status, 0);
    assert.match(stdout, /is in my services\/orders of its repository, where nothing reads the files of github/);
    assert.match(readFileSync(join(folder, '.github/workflows/ci.yaml'), 'utf8'), /^name: ci$/m);
    const refused = goContainer(['--repository-path=my services/orders'], folder);
    assert.equal(refused.status, 2);
    assert.match(refused.stderr, /^--repository-path: invalid path “my services\/orders”/);
  });

  it('takes no harm from what is at the root', (t) => {
    const { root, folder } = directoryOfRepository(t);
    writeFiles(root, { 'secret.txt': 'services/orders/.gitlab-ci.yml\n' });
    assert.equal(spawnSync('ln', ['-s', 'secret.txt', '.gitlab-ci.yml'], { cwd: root }).status, 0);
    assert.equal(spawnSync('mkfifo', ['renovate.json'], { cwd: root }).status, 0);
    mkdirSync(join(root, '.github/dependabot.yml'), { recursive: true });
    const { status, stdout, stderr } = goContainer(['--defaults', extras, '--with=dependabot'], folder);
    assert.equal(status, 0, stderr);
    // A link is not followed: what is behind it does not count.
    assert.match(lastBlock(stdout), /Add this job to \.\.\/\.\.\/\.gitlab-ci\.yml:/);
    assert.doesNotMatch(stdout, /secret/);
    rmSync(join(root, 'renovate.json'));
  });
});
