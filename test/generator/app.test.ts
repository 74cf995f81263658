import assert from 'node:assert/strict';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, it, type TestContext } from 'node:test';
import { createHelpers } from 'yeoman-test';
import { onConflictValues } from '../../src/ask/on-conflict.ts';
import { message } from '../../src/language/message.ts';
import { sayMessage } from '../../src/language/say.ts';
import { packageRoot } from '../../src/package-root.ts';
import { deadRun, freshFolder, writeFiles } from '../support/folders.ts';
import { goContainer, isolated } from '../support/process.ts';

Object.assign(process.env, isolated);

const helpers = createHelpers({});
const app = () => helpers.run(join(packageRoot(), 'generators/app/index.ts'), { namespace: 'go-container:app' });
/** The options of a generator are open to any name; the type of yeoman-test's is not. */
const options = (values: Record<string, unknown>): Record<string, unknown> => values;
type Run = Awaited<ReturnType<typeof app>>;
const questions = (run: Run) => run.askedQuestions.map(({ name }) => name);
const saved = (run: Run) => run.fs.readJSON(join(run.cwd, '.yo-rc.json')) as Record<string, Record<string, unknown>>;

/** Answers questions by their names from a script, in turn, and with the default when the script has no more. */
function answering(script: Readonly<Record<string, readonly unknown[]>>) {
  const left = new Map(Object.entries(script).map(([name, answers]) => [name, [...answers]]));
  return {
    callback: (answer: unknown, { question }: { question: { name?: string } }) =>
      left.get(question.name ?? '')?.shift() ?? answer,
  };
}

/** The answers to a later run that change the port. */
const otherPort = { change: ['service'], option: ['port'], port: ['9090'] };

describe('yo go-container', () => {
  afterEach(() => {
    process.exitCode = 0;
  });
  it('asks for name, module, region, base, port and health path, and for the rest only on request', async () => {
    const run = await app().withAnswers({ name: 'shop', base: 'scratch', port: '9000' });
    assert.deepEqual(questions(run), [
      'name',
      'module',
      'comments',
      'extras',
      'region',
      'base',
      'port',
      'healthPath',
      'review',
    ]);
    run.assertFile(['Dockerfile', '.dockerignore', 'go.mod', 'cmd/server/main.go']);
    run.assertJsonFileContent('.yo-rc.json', {
      'generator-go-container': { name: 'shop', base: 'scratch', port: 9000 },
    });
  });
  it('asks for any other option on request, from a menu of groups', async () => {
    const run = await app().withAnswers(
      {},
      answering({
        review: ['change'],
        change: ['build', 'mirrors'],
        option: ['goVersion', 'done', 'apkMirror', 'done'],
        goVersion: ['1.26'],
        apkMirror: ['tuna'],
      }),
    );
    run.assertJsonFileContent('.yo-rc.json', { 'generator-go-container': { goVersion: '1.26', apkMirror: 'tuna' } });
  });
  it('does not save a default that was only confirmed, where it follows from another answer', async () => {
    const run = await app().withAnswers({ region: 'china' });
    assert.equal('imageMirror' in (saved(run)['generator-go-container'] ?? {}), false);
  });
  it('does not ask what a flag has answered', async () => {
    const run = await app()
      .withOptions(options({ base: 'scratch', 'health-path': '/live' }))
      .withAnswers({});
    assert.deepEqual(questions(run), ['name', 'module', 'comments', 'extras', 'region', 'port', 'review']);
    run.assertJsonFileContent('.yo-rc.json', { 'generator-go-container': { base: 'scratch', healthPath: '/live' } });
  });
  it('is told many projects, and says which command takes them', async () => {
    await assert.rejects(
      async () => await app().withOptions(options({ each: 'a' })),
      /^Error: yo works on one project at a time; run go-container update --each DIR/,
    );
  });
  it('asks nothing with --defaults', async () => {
    const run = await app().withOptions(options({ defaults: true }));
    assert.deepEqual(questions(run), []);
    run.assertFile('Dockerfile');
  });
  it('offers what was saved, and keeps it where Enter is pressed', async () => {
    const run = await app()
      .withYoRcConfig('generator-go-container', { name: 'shop', port: 9000, base: 'distroless' })
      .withAnswers({}, answering({ change: ['image'], option: ['base'], base: ['scratch'] }));
    run.assertJsonFileContent('.yo-rc.json', {
      'generator-go-container': { name: 'shop', port: 9000, base: 'scratch' },
    });
  });
  it('says what to do at the root of a larger repository, and writes nothing there', async (t) => {
    const root = freshFolder(t);
    writeFiles(root, { '.git/HEAD': 'ref: refs/heads/main\n', 'services/shop/x.txt': '' });
    const told = t.mock.method(process.stdout, 'write', () => true);
    const run = await app()
      .cd(join(root, 'services/shop'))
      .withOptions(options({ defaults: true, with: 'github' }));
    told.mock.restore();
    const said = told.mock.calls.map((call) => String(call.arguments[0])).join('');
    assert.match(said, /^ {2}mkdir -p \.\.\/\.\.\/\.github\/workflows && cp .*\/services-shop\.yaml$/m);
    assert.equal(saved(run)['generator-go-container']?.repositoryPath, 'services/shop');
    run.assertNoFile('../../.github/workflows/services-shop.yaml');
  });
  it('misses no lock where the answers are those of another generator’s first run', async (t) => {
    const cwd = freshFolder(t);
    writeFileSync(join(cwd, 'Dockerfile'), 'FROM scratch\n');
    const told = t.mock.method(process.stdout, 'write', () => true);
    await app()
      .cd(cwd)
      .withYoRcConfig('generator-go-container', { name: 'shop' })
      .withOptions(options({ defaults: true, force: false }));
    told.mock.restore();
    assert.equal(process.exitCode, 3);
    const said = told.mock.calls.map((call) => String(call.arguments[0])).join('');
    assert.match(said, /^conflict +Dockerfile +a file of yours is where one is to be generated$/m);
  });
  it('asks again for a saved answer that a new one contradicts', async () => {
    const run = await app()
      .withYoRcConfig('generator-go-container', { packages: ['tini'] })
      .withAnswers({}, answering({ change: ['image'], option: ['base'], base: ['distroless'], packages: [' '] }));
    assert.deepEqual(questions(run).slice(0, 4), ['change', 'option', 'base', 'packages']);
    run.assertFileContent('Dockerfile', 'distroless');
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

/** A project that our own command made. */
function project(t: TestContext): string {
  const folder = freshFolder(t);
  assert.equal(goContainer(['--defaults'], folder).status, 0);
  return folder;
}

describe('yo go-container a second time', () => {
  const again = (folder: string) =>
    // yeoman-test forces by default.
    helpers
      .run(join(packageRoot(), 'generators/app/index.ts'), { namespace: 'go-container:app' })
      .withOptions(options({ force: false }))
      .cd(folder);
  afterEach(() => {
    process.exitCode = 0;
  });
  it('shows what would happen and applies it on request', async (t) => {
    const cwd = project(t);
    const run = await again(cwd).withAnswers({}, answering({ ...otherPort, review: ['apply'] }));
    assert.equal(questions(run).at(-1), 'review');
    assert.match(readFileSync(join(cwd, 'Dockerfile'), 'utf8'), /^EXPOSE 9090$/m);
  });
  it('says that a run which was cut short was ended first', async (t) => {
    const cwd = project(t);
    writeFiles(cwd, { [`${deadRun}/0`]: 'half of a file' });
    const { mock } = t.mock.method(process.stdout, 'write');
    await again(cwd).withOptions(options({ defaults: true }));
    const said = mock.calls.map(({ arguments: [text] }) => String(text)).join('');
    mock.restore();
    assert.ok(said.includes(sayMessage('en', message('apply.undone'))), said);
  });
  it('leaves everything as it is where that is chosen', async (t) => {
    const cwd = project(t);
    await again(cwd).withAnswers({}, answering({ ...otherPort, review: ['quit'] }));
    assert.match(readFileSync(join(cwd, 'Dockerfile'), 'utf8'), /^EXPOSE 8080$/m);
    assert.match(readFileSync(join(cwd, '.yo-rc.json'), 'utf8'), /"port": 8080/);
  });
  it('lets a conflict be decided', async (t) => {
    const cwd = project(t);
    const file = join(cwd, 'Dockerfile');
    writeFileSync(file, readFileSync(file, 'utf8').replace('EXPOSE 8080', 'EXPOSE 8080 8443'));
    await again(cwd).withAnswers({}, answering({ ...otherPort, review: ['decide', 'apply'], decision: ['theirs'] }));
    assert.match(readFileSync(file, 'utf8'), /^EXPOSE 9090$/m);
    assert.match(readFileSync(`${file}.orig`, 'utf8'), /^EXPOSE 8080 8443$/m);
  });
  it('offers no decision that would not help where its own file cannot be written, and decides the rest', async (t) => {
    const cwd = project(t);
    chmodSync(join(cwd, '.yo-rc.json'), 0o444);
    const offered: string[][] = [];
    const choose = (review: string[], decision: string[] = []) => {
      const { callback } = answering({ ...otherPort, review, decision });
      return {
        callback: (
          answer: unknown,
          { question }: { question: { name?: string; choices?: readonly { value: string }[] } },
        ) => {
          if (question.name === 'review' || question.name === 'decision') {
            offered.push((question.choices ?? []).map(({ value }) => value));
          }
          return callback(answer, { question });
        },
      };
    };
    await again(cwd).withAnswers({}, choose(['quit']));
    assert.deepEqual(offered.splice(0), [['diff', 'change', 'quit']]);
    const file = join(cwd, 'Dockerfile');
    writeFileSync(file, readFileSync(file, 'utf8').replace('EXPOSE 8080', 'EXPOSE 8080 8443'));
    await again(cwd).withAnswers({}, choose(['decide', 'quit'], ['theirs']));
    assert.deepEqual(offered, [
      ['decide', 'diff', 'change', 'quit'],
      ['markers', 'mine', 'theirs', 'new', 'later'],
      ['diff', 'change', 'quit'],
    ]);
    assert.match(readFileSync(file, 'utf8'), /^EXPOSE 8080 8443$/m);
  });
});

describe('what Yeoman has in its memory of a file', () => {
  afterEach(() => {
    process.exitCode = 0;
  });
  for (const onConflict of onConflictValues) {
    it(`is what is on disk, with --on-conflict=${onConflict}`, async (t) => {
      const cwd = project(t);
      const file = join(cwd, 'Dockerfile');
      writeFileSync(file, readFileSync(file, 'utf8').replace('EXPOSE 8080', 'EXPOSE 8080 8443'));
      let remembered: () => unknown = () => undefined;
      await app()
        .cd(cwd)
        .withOptions(options({ defaults: true, force: false, port: 9090, onConflict }))
        .onEnvironment(({ sharedFs }) => {
          remembered = () => sharedFs.get(file).contents?.toString();
          remembered();
        });
      assert.equal(process.exitCode, onConflict === 'fail' ? 3 : 0);
      assert.equal(remembered(), readFileSync(file, 'utf8'));
    });
  }
});

describe('yo go-container:check', () => {
  const check = (folder: string) =>
    helpers.run(join(packageRoot(), 'generators/check/index.ts'), { namespace: 'go-container:check' }).cd(folder);
  afterEach(() => {
    process.exitCode = 0;
  });
  it('is told many projects, and says which command takes them', async (t) => {
    await assert.rejects(
      async () => await check(project(t)).withOptions(options({ each: 'a' })),
      (error: Error & { code?: number }) =>
        error.code === 2 && / run go-container check --each DIR/.test(error.message),
    );
  });
  it('ends with 0 where all agrees, and with 1 where not; it asks and writes nothing', async (t) => {
    const cwd = project(t);
    await check(cwd);
    assert.equal(process.exitCode, 0);
    const file = join(cwd, '.yo-rc.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('8080', '9090'));
    const run = await check(cwd);
    assert.equal(process.exitCode, 1);
    assert.deepEqual(questions(run), []);
    assert.match(readFileSync(join(cwd, 'Dockerfile'), 'utf8'), /^EXPOSE 8080$/m);
  });
});
