import assert from 'node:assert/strict';
import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, it, type TestContext } from 'node:test';
import { filesIn, freshFolder, gitData, writeFiles } from '../support/folders.ts';
import { runGenerator } from '../support/generator-run.ts';
import { goContainer, isolated } from '../support/process.ts';

Object.assign(process.env, isolated);

/** Runs a generator that must refuse with a sentence and write nothing. */
async function refuses(t: TestContext, name: string, at: string, below: string, sentence: RegExp): Promise<void> {
  const before = filesIn(below);
  const { error } = await runGenerator(t, name, at);
  assert.equal(error?.code, 2);
  assert.match(error.message, sentence);
  assert.deepEqual(filesIn(below), before);
}

function service(t: TestContext): string {
  const folder = realpathSync(freshFolder(t));
  assert.equal(goContainer(['--defaults', '--engines=all'], folder).status, 0);
  return folder;
}

describe('yo in a subdirectory of a project', () => {
  afterEach(() => {
    process.exitCode = 0;
  });
  it('works at the root, says so, and makes no second project', async (t) => {
    const folder = service(t);
    const { stdout, stderr, error } = await runGenerator(t, 'app', join(folder, 'cmd/server'), { port: 9090 });
    assert.equal(error, undefined);
    assert.match(stdout + stderr, /Working in \.\.\/\.\., the root of this project\./);
    const files = filesIn(folder);
    for (const name of ['go.mod', '.yo-rc.json']) {
      assert.deepEqual(
        Object.keys(files).filter((path) => path.endsWith(name)),
        [name],
      );
    }
    assert.match(files['.yo-rc.json'] ?? '', /"port": 9090/);
    assert.match(files.Dockerfile ?? '', /^EXPOSE 9090$/m);
  });
  it('checks the whole project', async (t) => {
    const folder = service(t);
    const { stdout, stderr, error } = await runGenerator(t, 'check', join(folder, 'internal'));
    assert.equal(error, undefined);
    assert.match(stdout + stderr, /Working in \.\., the root of this project\./);
  });
  it('containerizes the module around it', async (t) => {
    const folder = freshFolder(t);
    writeFiles(folder, { 'go.mod': 'module a.b/c\n\ngo 1.26\n', 'cmd/c/main.go': 'package main\n\nfunc main() {}\n' });
    const { stdout, stderr, error } = await runGenerator(t, 'docker', join(folder, 'cmd/c'));
    assert.equal(error, undefined);
    assert.match(stdout + stderr, /Working in \.\.\/\.\./);
    assert.ok('Dockerfile' in filesIn(folder));
    assert.ok(!('cmd/c/Dockerfile' in filesIn(folder)));
  });
  it('is refused if it is a module itself, until it is said which one is meant', async (t) => {
    const folder = service(t);
    writeFiles(folder, { 'tools/go.mod': 'module a.b/c\n\ngo 1.26\n' });
    await refuses(t, 'app', join(folder, 'tools'), folder, /--dir=\. for this directory/);
  });
});

describe('yo in the wrong place', () => {
  const home = process.env.HOME;
  afterEach(() => {
    process.exitCode = 0;
    process.env.HOME = home;
  });
  for (const name of ['app', 'docker']) {
    it(`refuses the home directory: ${name}`, async (t) => {
      const folder = freshFolder(t);
      process.env.HOME = folder;
      await refuses(t, name, folder, folder, /is your home directory/);
    });
    it(`refuses git’s own data and bare repositories: ${name}`, async (t) => {
      const folder = freshFolder(t);
      for (const at of gitData(folder)) {
        await refuses(t, name, join(folder, at), folder, /inside the data of a git repository/);
      }
    });
  }
  it('refuses the root of the file system', async (t) => {
    const { error } = await runGenerator(t, 'app', '/', { 'dry-run': true });
    assert.equal(error?.code, 2);
    assert.match(error.message, /is the root of the file system/);
  });
  it('refuses docker in a generated service, and check without a project', async (t) => {
    const folder = service(t);
    await refuses(t, 'docker', folder, folder, /is a service that go-container generated/);
    const empty = freshFolder(t);
    await refuses(t, 'check', empty, empty, /^No go-container project in /);
  });
});
