import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { filesIn, freshFolder } from '../support/folders.ts';
import { goContainer } from '../support/process.ts';

const read = (folder: string, path: string) => readFileSync(join(folder, path), 'utf8');

function edit(folder: string, path: string, from: string | RegExp, to: string): void {
  const before = read(folder, path);
  const after = before.replace(from, to);
  assert.notEqual(after, before, `${path} does not hold ${from}`);
  writeFileSync(join(folder, path), after);
}

const changes = (stdout: string) =>
  Object.fromEntries(
    (JSON.parse(stdout).files as { path: string; change: string }[]).map(({ path, change }) => [path, change]),
  );

/** What a user does to a generated project: each edit touches a comment, but for the first. */
function editAll(folder: string): void {
  edit(folder, 'Dockerfile', /^WORKDIR \/src\n/m, '$&ENV BETWEEN=1\n');
  edit(folder, 'Dockerfile', /^USER /m, 'ENV BELOW_A_COMMENT=1\n$&');
  edit(folder, 'Dockerfile', /^EXPOSE 8080\n/m, '$&ENV ABOVE_A_COMMENT=1\n');
  edit(folder, '.dockerignore', /^\.git\n/m, '/below-a-comment\n$&');
  edit(folder, 'go.mod', /$/, '\nrequire example.org/x v1.2.3\n');
  edit(folder, 'cmd/server/handler.go', /^\tmux := /m, '\tlogger.Debug("mine")\n$&');
  edit(folder, 'cmd/server/drain.go', '500 * time.Millisecond', '700 * time.Millisecond');
}

/** The edits as they are in the folder. A comment that comes anew stands right above what it is about. */
const edits: readonly [path: string, text: RegExp][] = [
  ['Dockerfile', /^WORKDIR \/src\nENV BETWEEN=1\n/m],
  ['Dockerfile', /^ENV BELOW_A_COMMENT=1\n(?:#.*\n)*USER /m],
  ['Dockerfile', /^EXPOSE 8080\nENV ABOVE_A_COMMENT=1\n/m],
  ['.dockerignore', /^\/below-a-comment\n(?:#.*\n|\n)*\.git\n/m],
  ['go.mod', /\nrequire example\.org\/x v1\.2\.3\n/],
  ['cmd/server/handler.go', /\n\tlogger\.Debug\("mine"\)\n\tmux := /],
  ['cmd/server/drain.go', /^const silentGrace = 700 \* time\.Millisecond/m],
];

const edited = [...new Set(edits.map(([path]) => path))];
const commentsOf = (text: string) =>
  text.split('\n').filter((line) => /^\s*(#|\/\/) /.test(line) && !line.includes('hadolint'));

describe('another language and other comments, on a project that was edited beside its comments', () => {
  it('make the comments anew and keep every edit, there and back', (t) => {
    const folder = freshFolder(t);
    assert.equal(goContainer(['--defaults', '--language=en'], folder).status, 0);
    const first = filesIn(folder);
    editAll(folder);
    for (const flags of [
      ['--language=zh-CN'],
      ['--comments=none'],
      ['--comments=brief'],
      ['--comments=teach', '--region=china'],
      ['--language=en', '--region=global'],
    ]) {
      const run = goContainer(['--defaults', '--json', ...flags], folder);
      assert.equal(run.status, 0, `${flags.join(' ')}: ${run.stdout}`);
      const made = changes(run.stdout);
      for (const path of edited) {
        assert.match(made[path] ?? '', /^(merged|kept)$/, `${flags.join(' ')}: ${path}`);
      }
      for (const [path, text] of edits) assert.match(read(folder, path), text, `${flags.join(' ')}: ${path}`);
      assert.equal(goContainer(['check'], folder).status, 0);
    }
    // Once all answers are as they were, all but the edits is.
    assert.deepEqual(commentsOf(read(folder, 'Dockerfile')), commentsOf(first.Dockerfile ?? ''));
  });
  it('are Chinese in Chinese, and none where there are to be none', (t) => {
    const folder = freshFolder(t);
    assert.equal(goContainer(['--defaults', '--language=en'], folder).status, 0);
    edit(folder, 'Dockerfile', /^WORKDIR \/src\n/m, '$&ENV MINE=1\n');
    assert.equal(goContainer(['--defaults', '--language=zh-CN'], folder).status, 0);
    for (const path of ['Dockerfile', '.dockerignore', 'cmd/server/main.go', 'README.md']) {
      assert.match(read(folder, path), /\p{Script=Han}/u, path);
    }
    assert.match(read(folder, 'Dockerfile'), /^ENV MINE=1$/m);
    assert.equal(goContainer(['--defaults', '--comments=none'], folder).status, 0);
    for (const path of ['Dockerfile', '.dockerignore', '.gitignore', 'go.mod', 'cmd/server/main.go']) {
      assert.deepEqual(commentsOf(read(folder, path)), [], path);
    }
    assert.match(read(folder, 'Dockerfile'), /^ENV MINE=1$/m);
    assert.match(read(folder, 'README.md'), /\p{Script=Han}/u);
  });
  it('never take what a user answers for a marker of a comment', (t) => {
    const folder = freshFolder(t);
    writeFileSync(join(folder, 'go.mod'), 'module example.com/orders\n\ngo 1.26\n');
    writeFileSync(join(folder, 'main.go'), 'package main\n\nfunc main() {}\n');
    const flags = ['--build-step=true #: dockerfile.user', '--env=NOTE=#: dockerfile.start'];
    assert.equal(goContainer(['docker', '--defaults', '--comments=none', ...flags], folder).status, 0);
    assert.match(read(folder, 'Dockerfile'), /^ {4}true #: dockerfile\.user$/m);
    assert.match(read(folder, 'Dockerfile'), /^ENV NOTE="#: dockerfile\.start"$/m);
  });
});
