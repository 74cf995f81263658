import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { after, before, describe, it } from 'node:test';
import { docker, inspect, tryDocker, untilHealthy, withoutEngine } from '../support/engine.ts';
import { freshFolder } from '../support/folders.ts';
import { freePort, startRegistry } from '../support/listening.ts';
import { goContainer, runProgram } from '../support/process.ts';
import { findTool, without } from '../support/tools.ts';

describe('make, with an engine', {
  skip: withoutEngine || without('make') || without('crane'),
  timeout: 900_000,
}, () => {
  const name = `made-${process.pid}`;
  let registry: Awaited<ReturnType<typeof startRegistry>> | undefined;
  after(async () => {
    await registry?.end();
    tryDocker(['rmi', '-f', `${name}:v1.2.3-x`, `${registry?.name}/team/${name}:v1.2.3-x`]);
  });
  const folder = freshFolder({ after });
  const make = (...args: string[]) => {
    const { status, stdout, stderr } = runProgram('make', args, { cwd: folder, timeout: 600_000 });
    assert.equal(status, 0, stdout + stderr);
    return stdout + stderr;
  };
  before(async () => {
    registry = await startRegistry();
    const flags = ['--defaults', `--name=${name}`, '--module=example.com/built', '--base=scratch', '--go-version=1.27'];
    assert.equal(goContainer([...flags, '--with=make'], folder).status, 0);
  });

  it('builds the image, with its version', () => {
    make('image', 'VERSION=v1.2.3+x', 'REVISION=abc');
    assert.match(docker(['run', '--rm', `${name}:v1.2.3-x`, 'version']), /^\S+ v1\.2\.3\+x \(abc\)/);
  });
  it('runs it with nothing that it does not need, on the port that is asked for, until it is stopped', async () => {
    const port = await freePort();
    const running = spawn('make', ['run', 'VERSION=v1.2.3+x', `PORT=${port}`], { cwd: folder, stdio: 'ignore' });
    const ended = once(running, 'close');
    let id = '';
    for (let waited = 0; waited < 60_000 && id === ''; waited += 200) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      id = docker(['ps', '-q', '--filter', `ancestor=${name}:v1.2.3-x`]).trim();
    }
    await untilHealthy(id);
    assert.match(await (await fetch(`http://127.0.0.1:${port}/healthz`)).text(), /ok/);
    assert.equal(inspect(id, '{{.HostConfig.ReadonlyRootfs}} {{.HostConfig.CapDrop}}'), 'true [ALL]');
    docker(['stop', id]);
    assert.deepEqual(await ended, [0, null]);
  });
  it('pushes it, and builds and pushes for each platform', () => {
    const place = `REGISTRY=${registry?.name}/team`;
    make('push', 'VERSION=v1.2.3+x', place);
    make('platforms', 'VERSION=v2', place);
    const manifest = runProgram(findTool('crane') ?? '', ['manifest', `${registry?.name}/team/${name}:v2`], {
      cwd: '/',
    });
    assert.match(manifest.stdout, /"arm64"/);
    assert.match(
      runProgram(findTool('crane') ?? '', ['ls', `${registry?.name}/team/${name}`], { cwd: '/' }).stdout,
      /v1\.2\.3-x/,
    );
  });
});
