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
    const { status, stdout } = await inLab(['mirrors', '--save', '--base=distroless'], folder);
    assert.equal(status, 0, stdout);
    const { imageMirror, apkMirror, goProxy, goSumdb } = saved(folder);
    assert.equal(imageMirror, 'daocloud');
    assert.ok(['aliyun', 'tuna', 'ustc'].includes(apkMirror), apkMirror);
    assert.deepEqual(goProxy.split('|').sort(), ['aliyun', 'goproxy.cn', 'goproxy.io']);
    assert.equal(goSumdb, 'google-cn');
    // The other stages fetch nothing, and take a minute.
    const flags = ['--pull', '--no-cache', '--target=toolchain'];
    const hosts = hostsAskedFor(() => build(folder, 'go-container-test-mirrors', ...flags));
    tryDocker(['rmi', '-f', 'go-container-test-mirrors']);
    assert.deepEqual(hosts, ['m.daocloud.io']);
  });
  it('suggests what it measured to the questions, and what was chosen instead of that is left alone', async (t) => {
    await serveNames(t, nameServer, names(), lab.address);
    for (const [answer, region, mirrors] of [
      [keys.enter, 'china', ['daocloud', 'google-cn']],
      [keys.down + keys.enter, 'global', ['upstream', 'upstream']],
    ] as const) {
      const folder = freshFolder(t);
      const flags = [
        '--name=orders',
        '--module=example.com/orders',
        '--base=scratch',
        '--port=8080',
        '--health-path=/healthz',
      ];
      const [file = '', ...args] = lookingUpAt(folder, nameServer, [...command, ...flags]);
      const env = { PATH: process.env.PATH ?? '', LC_ALL: 'C.UTF-8', NODE_EXTRA_CA_CERTS: lab.authority };
      const { sees, types, ends } = openTerminal(file, args, { cwd: folder, env });
      await sees('Where will images be built?');
      await sees('measure now');
      types(keys.down + keys.down + keys.enter);
      await sees('✓ daocloud');
      await sees('the next answers to be suggested');
      await sees('Where will images be built?');
      await sees('❯ china');
      types(answer);
      await sees('advanced options');
      types(`y${keys.enter}`);
      await sees('Path of the readiness check');
      for (const question of ['Go version', 'Alpine version', 'apk packages', 'Mirror for images']) {
        types(keys.enter);
        await sees(question);
      }
      await sees(`(${mirrors[0]})`);
      types(keys.enter);
      await sees('Mirror for apk packages');
      types(keys.enter);
      await sees('Go module proxy');
      types(keys.enter);
      await sees('Go checksum database');
      await sees(`(${mirrors[1]})`);
      types(keys.enter);
      await sees('Next:');
      assert.equal((await ends()).status, 0);
      assert.equal(saved(folder).region, region);
      const dockerfile = filesIn(folder).Dockerfile ?? '';
      assert.match(
        dockerfile,
        region === 'china' ? /^ARG BUILD_IMAGE=m\.daocloud\.io\//m : /^ARG BUILD_IMAGE=docker\.io\//m,
      );
    }
  });
});
