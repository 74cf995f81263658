import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { packageRoot } from '../../src/package-root.ts';
import { build, hostsAskedFor, tryDocker, withoutLab } from '../support/engine.ts';
import { filesIn, freshFolder } from '../support/folders.ts';
import { type Lab, lookingUpAt, serveNames, theLab } from '../support/lab.ts';
import { runBeside } from '../support/process.ts';
import { keys, openTerminal } from '../support/terminal.ts';

const command = [process.execPath, join(packageRoot(), 'dist/bin/go-container.cjs')];
const nameServer = '127.0.87.53';
const origins = ['registry-1.docker.io', 'gcr.io', 'dl-cdn.alpinelinux.org'];

const saved = (folder: string) =>
  JSON.parse(readFileSync(join(folder, '.yo-rc.json'), 'utf8'))['generator-go-container'];

type Measured = {
  status: number;
  kinds: { kind: string; mirrors: { name: string; address: string; works: boolean; problem?: { id: string } }[] }[];
  choice: Record<string, string>;
};

describe('go-container mirrors, in a lab where the origins have no address', {
  skip: withoutLab,
  timeout: 600_000,
}, () => {
  let lab: Lab;
  before(() => {
    lab = theLab();
  });
  const names = () => lab.hosts.filter((host) => !origins.includes(host));
  const inLab = (args: string[], folder: string, env: Record<string, string> = {}) =>
    runBeside(lookingUpAt(folder, nameServer, [...command, ...args]), folder, {
      NODE_EXTRA_CA_CERTS: lab.authority,
      ...env,
    });

  it('finds that those work that the lab stands for, and why the others do not', async (t) => {
    await serveNames(t, nameServer, names(), lab.address);
    const { stdout, stderr } = await inLab(['mirrors', '--base=distroless', '--json'], freshFolder(t));
    assert.equal(stderr, '');
    const measured = JSON.parse(stdout) as Measured;
    assert.equal(measured.status, 0, stdout);
    assert.deepEqual(
      measured.kinds.map(({ kind }) => kind),
      ['docker.io', 'gcr.io', 'apk', 'goproxy', 'sumdb'],
    );
    for (const { kind, mirrors } of measured.kinds) {
      for (const { address, works, problem } of mirrors) {
        const host = address.replace(/^https:\/\//, '').split('/')[0] ?? '';
        assert.equal(works, names().includes(host), `${kind} ${address}`);
        if (!works) assert.equal(problem?.id, 'fault.noName');
      }
    }
    assert.equal(measured.choice.imageMirror, 'daocloud');
    assert.equal(measured.choice.goSumdb, 'google-cn');
  });
  it('trusts the lab’s certificates only where it is told to', async (t) => {
    await serveNames(t, nameServer, names(), lab.address);
    const { status, stdout } = await inLab(['mirrors', '--kind=goproxy'], freshFolder(t), { NODE_EXTRA_CA_CERTS: '' });
    assert.equal(status, 4);
    assert.match(stdout, /✗ goproxy\.cn +the TLS certificate of goproxy\.cn is by nobody who is trusted here/);
  });
  it('with --save writes answers whose build asks for nobody else', async (t) => {
    await serveNames(t, nameServer, names(), lab.address);
    const folder = freshFolder(t);
    assert.equal((await inLab(['--defaults', '--base=distroless'], folder)).status, 0);
    const { status, stdout } = await inLab(['mirrors', '--save'], folder);
    assert.equal(status, 0, stdout);
    const { imageMirror, apkMirror, goProxy, goSumdb } = saved(folder);
    assert.equal(imageMirror, 'daocloud');
    assert.match(apkMirror, /^(aliyun|tuna|ustc),(aliyun|tuna|ustc)$/);
    assert.deepEqual(goProxy.split('|').sort(), ['aliyun', 'goproxy.cn', 'goproxy.io']);
    assert.equal(goSumdb, 'google-cn');
    // The other stages fetch nothing, and take a minute.
    const flags = ['--pull', '--no-cache', '--target=toolchain'];
    const hosts = hostsAskedFor(() => build(folder, 'go-container-test-mirrors', ...flags));
    tryDocker(['rmi', '-f', 'go-container-test-mirrors']);
    assert.deepEqual(hosts, ['m.daocloud.io']);
  });
  /** Our own command in a terminal of the lab, at the question that comes after the region was measured and answered. */
  async function measured(folder: string, answer: string) {
    const flags =
      '--name=orders --module=example.com/orders --base=scratch --port=8080 --health-path=/healthz --with= --comments=none';
    const [file = '', ...args] = lookingUpAt(folder, nameServer, [...command, ...flags.split(' ')]);
    const env = { PATH: process.env.PATH ?? '', LC_ALL: 'C.UTF-8', NODE_EXTRA_CA_CERTS: lab.authority };
    const terminal = openTerminal(file, args, { cwd: folder, env });
    const { sees, types } = terminal;
    await sees('Where will images be built?');
    await sees('measure now');
    types(keys.down + keys.down + keys.enter);
    await sees('✓ daocloud');
    await sees('the next answers to be suggested');
    await sees('Where will images be built?');
    await sees('❯ china');
    types(answer);
    await sees('What would you like to do?');
    return terminal;
  }

  it('takes what it measured where the region is china, and leaves it alone where another was chosen instead', async (t) => {
    await serveNames(t, nameServer, names(), lab.address);
    for (const [answer, region] of [
      [keys.enter, 'china'],
      [keys.down + keys.enter, 'global'],
    ] as const) {
      const folder = freshFolder(t);
      const { sees, types, ends } = await measured(folder, answer);
      types(keys.enter);
      await sees('Next:');
      assert.equal((await ends()).status, 0);
      const answers = saved(folder);
      assert.equal(answers.region, region);
      assert.equal(answers.goProxy?.split('|').length, region === 'china' ? 3 : undefined);
      // What equals the default of the region goes on following it.
      assert.equal(answers.imageMirror, undefined);
      const start = region === 'china' ? 'm.daocloud.io/docker.io' : 'docker.io';
      assert.match(filesIn(folder).Dockerfile ?? '', new RegExp(`^ARG BUILD_IMAGE=${start}/library/golang:`, 'm'));
    }
  });
  it('suggests what it measured to the questions about each mirror', async (t) => {
    await serveNames(t, nameServer, names(), lab.address);
    const { sees, types, ends } = await measured(freshFolder(t), keys.enter);
    types(keys.down.repeat(2) + keys.enter);
    await sees('What do you want to change?');
    await sees('Mirrors');
    types('Mirrors');
    await sees('❯ Mirrors');
    types(keys.enter);
    await sees('image-mirror daocloud');
    await sees(/apk-mirror (aliyun|tuna|ustc),(aliyun|tuna|ustc)/);
    await sees(/go-proxy [a-z.]+\|[a-z.]+\|/);
    types(keys.interrupt);
    await ends();
  });
});
