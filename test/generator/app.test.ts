import assert from 'node:assert/strict';
import { join } from 'node:path';
import { afterEach, describe, it } from 'node:test';
import { createHelpers } from 'yeoman-test';
import { packageRoot } from '../../src/package-root.ts';

const helpers = createHelpers({});
const app = () => helpers.run(join(packageRoot(), 'generators/app/index.ts'), { namespace: 'go-container:app' });
/** The options of a generator are open to any name; the type of yeoman-test's is not. */
const options = (values: Record<string, unknown>): Record<string, unknown> => values;
type Run = Awaited<ReturnType<typeof app>>;
const questions = (run: Run) => run.askedQuestions.map(({ name }) => name);
const saved = (run: Run) => run.fs.readJSON(join(run.cwd, '.yo-rc.json')) as Record<string, Record<string, unknown>>;

describe('yo go-container', () => {
  afterEach(() => {
    process.exitCode = 0;
  });
  it('asks for name, module, region, base, port and health path, and for the rest only on request', async () => {
    const run = await app().withAnswers({ name: 'shop', base: 'scratch', port: '9000' });
    assert.deepEqual(questions(run), ['name', 'module', 'region', 'base', 'port', 'healthPath', 'advanced']);
    run.assertFile(['Dockerfile', '.dockerignore', 'go.mod', 'cmd/server/main.go']);
    run.assertJsonFileContent('.yo-rc.json', {
      'generator-go-container': { name: 'shop', base: 'scratch', port: 9000 },
    });
  });
  it('asks for every other option after the advanced question', async () => {
    const run = await app().withAnswers({ advanced: true, readyPath: '/ready', goVersion: '1.26', apkMirror: 'tuna' });
    assert.deepEqual(questions(run).slice(6), [
      'advanced',
      'readyPath',
      'goVersion',
      'alpineVersion',
      'packages',
      'imageMirror',
      'apkMirror',
      'goProxy',
      'goSumdb',
    ]);
    run.assertJsonFileContent('.yo-rc.json', {
      'generator-go-container': { readyPath: '/ready', goVersion: '1.26', apkMirror: 'tuna' },
    });
  });
  it('does not save a default that was only confirmed, where it follows from another answer', async () => {
    const run = await app().withAnswers({ advanced: true, region: 'china' });
    assert.equal('imageMirror' in (saved(run)['generator-go-container'] ?? {}), false);
  });
  it('does not ask what a flag has answered', async () => {
    const run = await app()
      .withOptions(options({ base: 'scratch', 'health-path': '/live' }))
      .withAnswers({});
    assert.deepEqual(questions(run), ['name', 'module', 'region', 'port', 'advanced']);
    run.assertJsonFileContent('.yo-rc.json', { 'generator-go-container': { base: 'scratch', healthPath: '/live' } });
  });
  it('asks nothing with --defaults', async () => {
    const run = await app().withOptions(options({ defaults: true }));
    assert.deepEqual(questions(run), []);
    run.assertFile('Dockerfile');
  });
  it('offers what was saved, and keeps it where Enter is pressed', async () => {
    const run = await app()
      .withYoRcConfig('generator-go-container', { name: 'shop', port: 9000, base: 'distroless' })
      .withAnswers({ base: 'scratch' });
    run.assertJsonFileContent('.yo-rc.json', {
      'generator-go-container': { name: 'shop', port: 9000, base: 'scratch' },
    });
  });
  it('suggests china first to a Chinese locale', async () => {
    const before = process.env.LC_ALL;
    process.env.LC_ALL = 'zh_CN.UTF-8';
    try {
      const run = await app().withAnswers({});
      const region = run.askedQuestions.find(({ name }) => name === 'region');
      assert.equal(region?.answer, 'china');
    } finally {
      if (before === undefined) delete process.env.LC_ALL;
      else process.env.LC_ALL = before;
    }
  });
  it('checks answers again, since not every adapter validates them', async () => {
    await assert.rejects(async () => await app().withAnswers({ port: '99999' }), /port: “99999” is no port/);
  });
  it('fails with the exit status as the code of the error, which yo ends with', async () => {
    await assert.rejects(
      async () => await app().withOptions(options({ base: 'debian', defaults: true })),
      (error: Error & { code?: number }) => error.code === 2 && error.message.startsWith('--base: “debian”'),
    );
  });
  it('writes nothing in a dry run', async () => {
    const run = await app().withOptions(options({ defaults: true, dryRun: true }));
    run.assertNoFile(['Dockerfile', '.yo-rc.json']);
  });
});
