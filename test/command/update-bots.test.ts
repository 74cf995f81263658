import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { filesIn, freshFolder } from '../support/folders.ts';
import { goContainer } from '../support/process.ts';
import { parseConfig, raised } from '../support/renovate.ts';

/** What Renovate commits to a branch: Go and Alpine, in every file that its managers name. */
function raiseAll(folder: string, go: string, alpine: string): void {
  const { customManagers } = parseConfig(readFileSync(join(folder, 'renovate.json5'), 'utf8'));
  for (const [path, text] of Object.entries(filesIn(folder))) {
    const values: Record<string, string> = { Go: go, Alpine: alpine };
    const next = customManagers.reduce((current, manager) => {
      const value = values[manager.depNameTemplate ?? ''];
      return value === undefined ? current : raised(path, current, manager, value);
    }, text);
    if (next !== text) writeFileSync(join(folder, path), next);
  }
}

const changed = (stdout: string) =>
  (JSON.parse(stdout).files as { path: string; change: string }[])
    .filter(({ change }) => change !== 'unchanged')
    .map(({ path }) => path);

describe('a project whose versions Renovate has raised', () => {
  for (const [name, flags] of Object.entries({
    'to ones that are known': { from: ['--go-version=1.26', '--alpine-version=3.23'], to: ['1.27', '3.24'] },
    'to ones that are newer than this generator': { from: ['--go-version=1.27'], to: ['1.28', '3.25'] },
  } as const)) {
    it(`${name} agrees with its answers, and a later run only notes it`, (t) => {
      const folder = freshFolder(t);
      const extras = ['--with=renovate,github,gitlab', '--packages=tini'];
      assert.equal(goContainer(['--defaults', ...flags.from, ...extras], folder).status, 0);
      raiseAll(folder, flags.to[0], flags.to[1]);
      const check = goContainer(['check'], folder);
      assert.equal(check.status, 0, check.stdout + check.stderr);
      const update = goContainer(['update', '--json'], folder);
      assert.equal(update.status, 0, update.stderr);
      assert.deepEqual(changed(update.stdout), ['.go-container.lock']);
      assert.equal(goContainer(['check'], folder).status, 0);
    });
  }
  it('in the saved answers alone is found', (t) => {
    const folder = freshFolder(t);
    assert.equal(goContainer(['--defaults', '--go-version=1.26', '--with=renovate'], folder).status, 0);
    const file = join(folder, '.yo-rc.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"1.26"', '"1.27"'));
    assert.equal(goContainer(['check'], folder).status, 1);
  });
  it('in go.mod alone is found, in the image and in every job', (t) => {
    const folder = freshFolder(t);
    assert.equal(goContainer(['--defaults', '--go-version=1.26', '--with=github,gitlab'], folder).status, 0);
    const file = join(folder, 'go.mod');
    writeFileSync(file, readFileSync(file, 'utf8').replace('go 1.26.0', 'go 1.27.0'));
    const { status, stdout } = goContainer(['check', '--json'], folder);
    assert.equal(status, 1);
    const found = (JSON.parse(stdout).findings as { id: string; file: string }[]).map(
      ({ id, file: path }) => `${id} ${path}`,
    );
    assert.deepEqual(found, [
      'go-older-than-module go.mod',
      'pipeline-go-older .github/workflows/ci.yaml',
      'pipeline-go-older .gitlab-ci.yml',
    ]);
  });
});

describe('an Alpine release that is not known', () => {
  it('is taken on trust where it is newer than all that are, with a word about it', (t) => {
    const run = goContainer(['--defaults', '--go-version=1.27', '--alpine-version=3.99'], freshFolder(t));
    assert.equal(run.status, 0, run.stderr);
    assert.match(run.stdout, /Alpine 3\.99 is newer than this version of the generator knows/);
  });
  it('is refused where it is older, or where its Go gets no more images', (t) => {
    for (const [go, alpine] of [
      ['1.27', '3.22'],
      ['1.25', '3.99'],
    ]) {
      const folder = freshFolder(t);
      const run = goContainer(['--defaults', `--go-version=${go}`, `--alpine-version=${alpine}`], folder);
      assert.equal(run.status, 2);
      assert.match(run.stderr, /there are no images of Go/);
      assert.deepEqual(filesIn(folder), {});
    }
  });
});

describe('two version bots', () => {
  it('are told apart from a configuration that is there already, as Renovate reads one of them', (t) => {
    const folder = freshFolder(t);
    writeFileSync(join(folder, 'renovate.json'), '{}\n');
    const run = goContainer(['--defaults', '--with=renovate'], folder);
    assert.equal(run.status, 0);
    assert.match(run.stdout, /renovate\.json is there as well/);
  });
  it('are generated, with a word about what they would do', (t) => {
    const run = goContainer(['--defaults', '--with=renovate,dependabot'], freshFolder(t));
    assert.equal(run.status, 0);
    assert.match(run.stdout, /Renovate and Dependabot would both propose the same versions/);
  });
});
