import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bases } from '../../src/options/answers.ts';
import { build, hostsAskedFor, tryDocker, withoutLab } from '../support/engine.ts';
import { freshFolder } from '../support/folders.ts';
import { goContainer, runProgram } from '../support/process.ts';

const china = ['goproxy.cn', 'm.daocloud.io', 'mirrors.aliyun.com', 'sum.golang.google.cn'];

describe('the hosts that a build asks for', { skip: withoutLab, timeout: 1_800_000 }, () => {
  for (const base of bases) {
    it(`in china, on ${base}, are the mirrors and no other`, (t) => {
      const folder = freshFolder(t);
      const packages = base === 'alpine' ? ['--packages=tini', '--go-proxy=goproxy.cn|aliyun,direct'] : [];
      assert.equal(
        goContainer(['--defaults', '--name=hosts', '--region=china', `--base=${base}`, ...packages], folder).status,
        0,
      );
      const hosts = hostsAskedFor(() => buildAfresh(folder, `hosts-${base}`));
      assert.ok(hosts.includes('m.daocloud.io'), hosts.join(' '));
      if (base === 'alpine') assert.ok(hosts.includes('mirrors.aliyun.com'), hosts.join(' '));
      assert.deepEqual(
        hosts.filter((host) => !china.includes(host)),
        [],
      );
    });
    it(`globally, on ${base}, are none of the mirrors`, (t) => {
      const folder = freshFolder(t);
      const packages = base === 'alpine' ? ['--packages=tini'] : [];
      assert.equal(goContainer(['--defaults', '--name=hosts', `--base=${base}`, ...packages], folder).status, 0);
      const hosts = hostsAskedFor(() => buildAfresh(folder, `hosts-${base}`));
      assert.deepEqual(
        hosts.filter((host) => china.includes(host)),
        [],
      );
    });
  }
  it('in china are those of the origin for one build whose arguments are empty', (t) => {
    const folder = freshFolder(t);
    assert.equal(goContainer(['--defaults', '--name=hosts', '--region=china', '--packages=tini'], folder).status, 0);
    const empty = ['BUILD_IMAGE', 'RUN_IMAGE', 'APK_MIRROR', 'GOPROXY', 'GOSUMDB'].map(
      (name) => `--build-arg=${name}=`,
    );
    const hosts = hostsAskedFor(() => buildAfresh(folder, 'hosts-empty', ...empty));
    assert.deepEqual(
      hosts.filter((host) => china.includes(host)),
      [],
    );
    assert.ok(hosts.includes('dl-cdn.alpinelinux.org'), hosts.join(' '));
  });
  it('with a dependency and a dead first proxy, go on to the second', (t) => {
    const folder = freshFolder(t);
    const flags = [
      '--defaults',
      '--name=hosts',
      '--region=china',
      '--go-proxy=https://dead.example.com|goproxy.cn',
      '--go-version=1.26',
    ];
    assert.equal(goContainer(flags, folder).status, 0);
    const file = ['package main', '', 'import _ "github.com/google/uuid"', ''].join('\n');
    runProgram('sh', ['-c', 'cat > cmd/server/uuid.go'], { cwd: folder, input: file });
    assert.equal(runProgram('go', ['get', 'github.com/google/uuid@v1.6.0'], { cwd: folder }).status, 0);
    const hosts = hostsAskedFor(() => buildAfresh(folder, 'hosts-dead'));
    assert.ok(hosts.includes('dead.example.com') && hosts.includes('goproxy.cn'), hosts.join(' '));
  });
});

/** Builds without layers of earlier builds; compiled packages in the mounts stay, as they are fetched from nowhere. */
function buildAfresh(folder: string, tag: string, ...flags: string[]): void {
  build(folder, `go-container-test-${tag}`, '--pull', '--no-cache', ...flags);
  tryDocker(['rmi', '-f', `go-container-test-${tag}`]);
}
