import assert from 'node:assert/strict';
import { afterEach, describe, it, type TestContext } from 'node:test';
import { message } from '../../src/language/message.ts';
import { sayMessage } from '../../src/language/say.ts';
import { existingProjects } from '../support/existing-projects.ts';
import { deadRun, freshFolder, writeFiles } from '../support/folders.ts';
import { runGenerator } from '../support/generator-run.ts';

/** What a run without questions says in a fresh folder, and the error that it ends with. */
function saidBy(t: TestContext, name: string, values: Record<string, unknown>, files: Record<string, string> = {}) {
  const folder = freshFolder(t);
  writeFiles(folder, files);
  return runGenerator(t, name, folder, values);
}

for (const name of ['app', 'docker', 'check', 'mirrors']) {
  describe(`a failure of yo go-container:${name}`, () => {
    afterEach(() => {
      process.exitCode = 0;
    });
    it('is told in the language that is asked for, also where the flags are not understood', async (t) => {
      for (const wrong of [{ port: 0 }, { 'on-conflict': 'foo' }]) {
        const { error } = await saidBy(t, name, { language: 'zh-CN', ...wrong });
        assert.equal(error?.code, 2);
        assert.match(error.message, /\p{Script=Han}/u);
      }
    });
    it('is told in the language that was saved', async (t) => {
      const saved = { '.yo-rc.json': '{"generator-go-container": {"language": "zh-CN", "name": "shop"}}' };
      const { error } = await saidBy(t, name, { port: 0 }, saved);
      assert.match(error?.message ?? '', /\p{Script=Han}/u);
    });
    it('is one JSON document as well with --json', async (t) => {
      for (const wrong of [{ port: 0 }, { 'on-conflict': 'foo' }]) {
        const files = { ...existingProjects.root, '.yo-rc.json': '{"generator-go-container": {}}' };
        const { stdout, error } = await saidBy(t, name, { json: true, ...wrong }, files);
        const document = { status: 2, error: { id: 'input.at', message: error?.message } };
        // The test runner writes there as well.
        assert.equal(stdout.split(`${JSON.stringify(document, null, 2)}\n`).length, 2, stdout);
      }
    });
  });
}

describe('a run that was cut short before one that fails', () => {
  afterEach(() => {
    process.exitCode = 0;
  });
  for (const [name, more] of [
    ['app', {}],
    ['docker', {}],
    ['mirrors', { save: true }],
  ] as const) {
    it(`is told all the same by yo go-container:${name}, once`, async (t) => {
      const { stderr, error } = await saidBy(t, name, { port: 0, ...more }, { [`${deadRun}/0`]: 'half of a file' });
      assert.equal(error?.code, 2);
      assert.equal(stderr.split(sayMessage('en', message('apply.undone'))).length, 2, stderr);
    });
  }
});

describe('a module that is there, where nobody is asked what is to become of it', () => {
  afterEach(() => {
    process.exitCode = 0;
  });
  it('is put into an image, with a word about it, as by our own command', async (t) => {
    const { stdout } = await saidBy(t, 'app', {}, { ...existingProjects.root });
    assert.ok(stdout.includes(sayMessage('en', message('report.foreign'))), stdout);
  });
});
