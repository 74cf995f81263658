import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { packageRoot } from '../../src/package-root.ts';
import { filesIn, freshFolder, writeFiles } from '../support/folders.ts';
import { closedPort, failures, mirror, serve } from '../support/servers.ts';
import { keys, openTerminal } from '../support/terminal.ts';

const command = join(packageRoot(), 'dist/bin/go-container.cjs');
const sumdb = 'sum.example.com+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8';

/** Our own command in a terminal, on a machine from which nothing but itself can be reached. */
async function terminal(args: string[], cwd: string, locale = 'C.UTF-8') {
  const env = {
    PATH: process.env.PATH ?? '',
    LC_ALL: locale,
    HTTPS_PROXY: `http://${await closedPort()}`,
    NO_PROXY: '127.0.0.1',
  };
  return openTerminal(process.execPath, [command, ...args], { cwd, env });
}

/** Answers that name a server for each kind. */
const answersOf = (server: string) => ({
  imageMirror: `${server}/proxy`,
  apkMirror: `http://${server}/alpine`,
  goProxy: `http://${server}/go`,
  goSumdb: `${sumdb} http://${server}/sumdb`,
});

const saved = (folder: string) =>
  JSON.parse(readFileSync(join(folder, '.yo-rc.json'), 'utf8'))['generator-go-container'];

describe('go-container mirrors in a terminal', { timeout: 120_000 }, () => {
  it('shows how far it is in one line, and then the table without it', async (t) => {
    const server = await serve(t, (request, response) => {
      setTimeout(() => mirror()(request, response), 400);
    });
    const flags = ['mirrors', '--kind=apk', `--apk-mirror=http://${server}/alpine`];
    const { sees, ends } = await terminal(flags, freshFolder(t));
    await sees(/Measuring mirrors: 0 of [0-9]+ done, 0 work/);
    await sees('✓ yours');
    const { status, screen } = await ends();
    assert.equal(status, 0);
    const table = screen.slice(screen.indexOf('Alpine packages'));
    assert.doesNotMatch(table, /Measuring/);
    assert.doesNotMatch(screen, /\n.*Measuring/);
  });
});

describe('the question of the region', { timeout: 120_000 }, () => {
  it('can be answered by measuring: it shows the table, and is asked again with what follows from that', async (t) => {
    const folder = freshFolder(t);
    const server = await serve(t, mirror());
    writeFiles(folder, { 'answers.json': JSON.stringify(answersOf(server)) });
    const flags = ['--answers=answers.json', '--module=example.com/orders', '--base=scratch', '--port=8080', '--with='];
    const { sees, types, ends } = await terminal([...flags, '--name=orders', '--comments=none'], folder);
    await sees('Where will images be built?');
    await sees('measure now');
    types(keys.down + keys.down + keys.enter);
    await sees('✓ yours');
    await sees('✗ daocloud');
    await sees('Images of gcr.io');
    await sees('the next answers to be suggested');
    await sees('Where will images be built?');
    // What was found are mirrors, so that their region is suggested first.
    await sees(/❯ china/);
    types(keys.enter);
    await sees('Path of the health check');
    types(keys.enter);
    await sees('What would you like to do?');
    types(keys.enter);
    await sees('Next:');
    const { status } = await ends();
    assert.equal(status, 0);
    const answers = saved(folder);
    assert.deepEqual([answers.region, answers.name, answers.module], ['china', 'orders', 'example.com/orders']);
    assert.equal(answers.goProxy, `http://${server}/go`);
  });
  it('is asked again where nothing answers, and may be measured again', async (t) => {
    const folder = freshFolder(t);
    const server = await serve(t, failures.status500);
    writeFiles(folder, { 'answers.json': JSON.stringify(answersOf(server)) });
    const { sees, types, ends } = await terminal(
      ['--answers=answers.json', '--name=orders', '--module=example.com/orders', '--comments=none', '--with='],
      folder,
      'zh_CN.UTF-8',
    );
    for (let i = 0; i < 2; i++) {
      await sees('在哪里构建镜像');
      await sees('现在测速');
      types(keys.down + keys.down + keys.enter);
      await sees('没有任何镜像源应答');
    }
    await sees('在哪里构建镜像');
    types(keys.interrupt);
    const { status } = await ends();
    assert.equal(status, 130);
    assert.deepEqual(Object.keys(filesIn(folder)), ['answers.json']);
  });
});
