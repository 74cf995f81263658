import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, it } from 'node:test';
import { createHelpers } from 'yeoman-test';
import { packageRoot } from '../../src/package-root.ts';
import { existingProjects } from '../support/existing-projects.ts';
import { writeFiles } from '../support/folders.ts';
import { isolated } from '../support/process.ts';

Object.assign(process.env, isolated);

const helpers = createHelpers({});
const options: Record<string, unknown> = { force: false };
const run = (generator: string, files: Readonly<Record<string, string>>) =>
  helpers
    .run(join(packageRoot(), `generators/${generator}/index.ts`), { namespace: `go-container:${generator}` })
    // The test's environment would take every rendered file whole.
    .withOptions(options)
    .onTargetDirectory((folder) => writeFiles(folder, { ...files }));

describe('yo go-container:docker', () => {
  afterEach(() => {
    process.exitCode = 0;
  });
  it('asks with what was found as the defaults, and generates no Go', async () => {
    const result = await run('docker', existingProjects.root).withAnswers({ base: 'scratch', review: 'create' });
    const names = result.askedQuestions.map(({ name }) => name);
    assert.deepEqual(names, ['name', 'comments', 'extras', 'region', 'base', 'port', 'healthPath', 'review']);
    result.assertFile(['Dockerfile', '.dockerignore', 'internal/healthprobe/main.go']);
    result.assertNoFile(['cmd/server/main.go', 'README.md']);
    result.assertJsonFileContent('.yo-rc.json', {
      'generator-go-container': { scaffold: 'no', base: 'scratch', port: 8081, main: ['.'] },
    });
  });
  it('replaces a Dockerfile only after a yes', async () => {
    const refused = await run('docker', existingProjects.article).withAnswers({ review: 'quit' });
    assert.equal(readFileSync(join(refused.cwd, 'Dockerfile'), 'utf8'), existingProjects.article.Dockerfile);
    refused.assertNoFile(['Dockerfile.orig', '.yo-rc.json']);
  });
  it('takes a Dockerfile over after a yes', async () => {
    const accepted = await run('docker', existingProjects.article).withAnswers({ review: 'apply' });
    accepted.assertFile(['Dockerfile.orig', '.yo-rc.json']);
  });
});

describe('yo go-container in a module that is there', () => {
  afterEach(() => {
    process.exitCode = 0;
  });
  it('asks which of the two is meant', async () => {
    const result = await run('app', existingProjects.root).withAnswers({ scaffold: 'no' });
    assert.equal(result.askedQuestions[0]?.name, 'scaffold');
    result.assertFile('Dockerfile');
    result.assertNoFile('cmd/server/main.go');
  });
});
