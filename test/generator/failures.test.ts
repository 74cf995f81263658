import assert from 'node:assert/strict';
import { join } from 'node:path';
import { afterEach, describe, it, type TestContext } from 'node:test';
import { createHelpers } from 'yeoman-test';
import { message } from '../../src/language/message.ts';
import { sayMessage } from '../../src/language/say.ts';
import { packageRoot } from '../../src/package-root.ts';
import { existingProjects } from '../support/existing-projects.ts';
import { deadRun, freshFolder, writeFiles } from '../support/folders.ts';

const helpers = createHelpers({});

/** What a run without questions says, and the error that it ends with. */
async function saidBy(
  t: TestContext,
  name: string,
  values: Record<string, unknown>,
  files: Record<string, string> = {},
): Promise<{ stdout: string; stderr: string; error: (Error & { code?: number }) | undefined }> {
  const folder = freshFolder(t);
  writeFiles(folder, files);
  const streams = [process.stdout, process.stderr].map((stream) => t.mock.method(stream, 'write').mock);
  let error: Error | undefined;
  try {
    await helpers
      .run(join(packageRoot(), `generators/${name}/index.ts`), { namespace: `go-container:${name}` })
      .cd(folder)
      .withOptions({ force: false, defaults: name !== 'mirrors', ...values } as Record<string, unknown>);
  } catch (thrown) {
    if (!(thrown instanceof Error)) throw thrown;
    error = thrown;
  } finally {
    for (const mock of streams) mock.restore();
  }
  const [stdout = '', stderr = ''] = streams.map(({ calls }) =>
    calls.map((call) => String(call.arguments[0])).join(''),
  );
  return { stdout, stderr, error };
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
