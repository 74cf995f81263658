import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { docker, inspect, tryDocker, withoutLab } from '../support/engine.ts';
import { freshFolder, writeFiles } from '../support/folders.ts';
import { startRegistry } from '../support/listening.ts';
import { goContainer, runProgram } from '../support/process.ts';
import { findTool, without } from '../support/tools.ts';

/** What stands in for golang on Debian, which the lab has not: its Alpine with what Debian calls otherwise. */
const golang = `FROM golang:1.27-alpine3.24
COPY --chmod=755 useradd /usr/sbin/useradd
RUN ln -s /bin/sh /bin/bash
`;
const useradd = '#!/bin/sh\nfor name; do :; done\nexec adduser -D -s /bin/bash "$name"\n';

describe('the development container', {
  skip: withoutLab || without('devcontainer') || without('crane'),
  timeout: 300_000,
}, () => {
  const folder = freshFolder({ after });
  let registry: Awaited<ReturnType<typeof startRegistry>> | undefined;
  let id = '';
  const devcontainer = (...args: string[]) => {
    const [command = '', ...more] = args;
    const all = [command, '--workspace-folder', folder, ...more];
    const { status, stdout, stderr } = runProgram(findTool('devcontainer') ?? '', all, {
      cwd: folder,
      timeout: 240_000,
    });
    assert.equal(status, 0, stdout + stderr);
    return stdout;
  };
  before(async () => {
    registry = await startRegistry();
    const stand = join(folder, '../stand-in');
    writeFiles(stand, { Dockerfile: golang, useradd });
    docker(['buildx', 'build', '--push', '-t', `${registry.name}/docker.io/library/golang:1.27`, '.'], stand);
    const flags = [
      '--defaults',
      '--go-version=1.27',
      `--image-mirror=${registry.name}`,
      '--go-proxy=goproxy.cn|aliyun',
    ];
    assert.equal(goContainer([...flags, '--with=devcontainer'], folder).status, 0);
  });
  after(async () => {
    // The image, and the one below it, which lacks only the user's number.
    const image = inspect(id, '{{.Config.Image}}');
    tryDocker(['rm', '-f', id]);
    tryDocker(['rmi', '-f', image, image.replace(/-uid$/, ''), `${registry?.name}/docker.io/library/golang:1.27`]);
    await registry?.end();
  });

  it('is read by the reference implementation as it is meant', () => {
    const { configuration } = JSON.parse(devcontainer('read-configuration'));
    assert.deepEqual(configuration.forwardPorts, [8080]);
    assert.equal(configuration.remoteUser, 'dev');
    assert.deepEqual(configuration.customizations.vscode.extensions, ['golang.go']);
  });
  it('has a Dockerfile that is clean for docker build --check and for hadolint', { skip: without('hadolint') }, () => {
    assert.match(docker(['build', '--check', '.devcontainer'], folder), /no warnings found/);
    const { stdout } = runProgram(findTool('hadolint') ?? '', ['.devcontainer/Dockerfile'], { cwd: folder });
    assert.equal(stdout, '');
  });
  it('starts, with the same Go and mirrors, and a user that is not root', () => {
    const up = JSON.parse(devcontainer('up').trim().split('\n').at(-1) ?? '{}');
    id = up.containerId;
    assert.equal(up.outcome, 'success');
    const said = (command: string) => devcontainer('exec', 'sh', '-c', command).trim();
    assert.match(said('go version'), /go1\.27/);
    assert.equal(said('go env GOPROXY'), 'https://goproxy.cn|https://mirrors.aliyun.com/goproxy/');
    assert.notEqual(said('id -u'), '0');
    const arg = /golang:([\d.]+)/.exec(readFileSync(join(folder, 'Dockerfile'), 'utf8'))?.[1];
    assert.equal(arg, '1.27');
  });
});
