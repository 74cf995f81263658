import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { forSome } from '../support/around-the-image.ts';
import { dockerConfig } from '../support/docker-config.ts';
import { docker, hostsAskedFor, inspect, tryDocker, withoutEngine, withoutLab } from '../support/engine.ts';
import { existingProjects } from '../support/existing-projects.ts';
import { freshFolder, writeFiles } from '../support/folders.ts';
import { freePort, startRegistry } from '../support/listening.ts';
import { goContainer, runProgram } from '../support/process.ts';
import { findTool, without } from '../support/tools.ts';

const skip = withoutEngine || without('docker-compose');

/** Runs Compose in a project. */
function composeIn(folder: string, env: Record<string, string>) {
  const try_ = (...args: string[]) =>
    runProgram(findTool('docker-compose') ?? '', args, { cwd: folder, env, timeout: 600_000 });
  const run = (...args: string[]) => {
    const { status, stdout, stderr } = try_(...args);
    assert.equal(status, 0, `${args.join(' ')}\n${stdout}${stderr}`);
    return stdout;
  };
  return { run, try_ };
}

const get = async (port: number, path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).text();

describe('compose.yaml of a service', { skip, timeout: 900_000 }, () => {
  const name = `composed-${process.pid}`;
  const container = `${name}-${name}-1`;
  // Hooks run in their order: what is to be taken down needs its folders.
  after(() => {
    compose.try_('down', '--volumes', '--timeout=1');
    tryDocker(['rmi', '-f', `${name}:dev`, `${name}:v1`]);
  });
  const [folder, config] = [freshFolder({ after }), freshFolder({ after }, 'docker')];
  let env: Record<string, string> = {};
  let compose = composeIn(folder, {});
  before(async () => {
    env = { ...dockerConfig(config), PORT: String(await freePort()) };
    compose = composeIn(folder, env);
    const flags = ['--defaults', `--name=${name}`, '--module=example.com/built', '--base=scratch', '--go-version=1.27'];
    assert.equal(goContainer([...flags, '--region=china', '--with=compose'], folder).status, 0);
  });

  it('is valid', () => {
    assert.equal(compose.try_('config', '--quiet').stderr, '');
  });
  it('is as the published schema has it, with its variables', { skip: without('check-jsonschema') }, () => {
    const args = ['--builtin-schema', 'vendor.compose-spec', 'compose.yaml'];
    const { status, stdout } = runProgram(findTool('check-jsonschema') ?? '', args, { cwd: folder });
    assert.equal(status, 0, stdout);
  });
  it('hands arguments through only where they are set', () => {
    const argumentsOf = (more: Record<string, string>) =>
      JSON.parse(composeIn(folder, { ...env, ...more }).run('config', '--format=json')).services[name].build.args;
    assert.deepEqual(argumentsOf({}), { MIRRORS_on: '' });
    assert.deepEqual(argumentsOf({ GOPROXY: '', VERSION: 'v1' }), { GOPROXY: '', VERSION: 'v1', MIRRORS_on: '' });
    assert.deepEqual(argumentsOf({ MIRRORS: 'off' }), { MIRRORS: 'off', MIRRORS_off: '' });
  });
  it('comes up healthy, asks nobody for an image of its name, and fetches from the mirrors alone', async (t) => {
    if (withoutLab) return t.skip(withoutLab);
    const hosts = hostsAskedFor(() => compose.run('up', '--detach', '--wait'));
    assert.deepEqual(
      hosts.filter((host) => !['goproxy.cn', 'm.daocloud.io', 'sum.golang.google.cn'].includes(host)),
      [],
    );
    assert.match(await get(Number(env.PORT), '/healthz'), /ok/);
  });
  it('fetches from the originals alone for one build with the mirrors off', (t) => {
    if (withoutLab) return t.skip(withoutLab);
    const off = composeIn(folder, { ...env, MIRRORS: 'off' });
    const hosts = hostsAskedFor(() => off.run('build', '--no-cache', '--pull'));
    assert.ok(hosts.includes('registry-1.docker.io'), hosts.join(' '));
    assert.deepEqual(
      hosts.filter((host) => ['goproxy.cn', 'm.daocloud.io', 'mirrors.aliyun.com'].includes(host)),
      [],
    );
  });
  it('has nothing that it does not need', () => {
    compose.run('up', '--detach', '--wait');
    const host = JSON.parse(inspect(container, '{{json .HostConfig}}'));
    assert.equal(host.ReadonlyRootfs, true);
    assert.deepEqual(host.CapDrop, ['ALL']);
    assert.deepEqual(host.SecurityOpt, ['no-new-privileges:true']);
    assert.deepEqual(Object.keys(host.Tmpfs), ['/tmp']);
    assert.deepEqual([host.Memory, host.NanoCpus, host.PidsLimit], [128 * 1024 * 1024, 1_000_000_000, 256]);
    assert.equal(inspect(container, '{{.Config.User}}'), '65532:65532');
    // A name without a value is one that is not set.
    const set: string[] = JSON.parse(inspect(container, '{{json .Config.Env}}'));
    assert.deepEqual(
      set.filter((pair) => pair.includes('=') && !pair.startsWith('PATH=')),
      ['GOMEMLIMIT=112MiB'],
    );
  });
  it('runs from a registry where there is no source', { skip: without('crane') }, async () => {
    const registry = await startRegistry();
    const more = { ...env, REGISTRY: `${registry.name}/team`, VERSION: 'v1' };
    const image = `${registry.name}/team/${name}:v1`;
    try {
      const here = composeIn(folder, more);
      here.run('build');
      here.run('push');
      docker(['rmi', '-f', image]);
      writeFiles(join(config, 'server'), { 'compose.yaml': readFileSync(join(folder, 'compose.yaml'), 'utf8') });
      composeIn(join(config, 'server'), more).run('up', '--detach', '--wait', '--pull=always', '--no-build');
      assert.equal(inspect(container, '{{.Config.Image}}'), image);
      assert.match(await get(Number(env.PORT), '/healthz'), /ok/);
      compose.run('up', '--detach', '--wait');
    } finally {
      await registry.end();
      tryDocker(['rmi', '-f', image]);
    }
  });
  it('stops cleanly within its time', () => {
    compose.run('stop');
    assert.equal(inspect(container, '{{.State.ExitCode}}'), '0');
    assert.match(compose.run('logs'), /"msg":"stopped"/);
  });
  it('watches: an edit of the program builds it anew, one of a test does not', async () => {
    const watch = spawn(findTool('docker-compose') ?? '', ['watch'], { cwd: folder, env: { ...process.env, ...env } });
    const closed = once(watch, 'close');
    let said = '';
    for (const stream of [watch.stdout, watch.stderr]) stream.on('data', (data) => (said += data));
    const says = async (text: RegExp) => {
      for (let waited = 0; waited < 120_000 && !text.test(said); waited += 200) {
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
      assert.match(said, text);
    };
    try {
      await says(/Watch enabled/);
      writeFileSync(join(folder, 'cmd/server/more_test.go'), 'package main\n');
      await new Promise((resolve) => setTimeout(resolve, 1500));
      assert.doesNotMatch(said, /Rebuilding/);
      const file = join(folder, 'cmd/server/server.go');
      writeFileSync(file, readFileSync(file, 'utf8').replace('"stopped"', '"halted"'));
      await says(/successfully built[\s\S]*Started/);
      assert.equal(said.match(/Rebuilding/g)?.length, 1);
    } finally {
      watch.kill('SIGINT');
      await closed;
    }
    compose.run('stop');
    assert.match(compose.run('logs'), /"msg":"halted"/);
  });
});

/** Writes where it may and where it may not, and tells what came of it. */
const writer = `package main

import (
	"fmt"
	"net/http"
	"os"
)

func main() {
	http.HandleFunc("/healthz", func(http.ResponseWriter, *http.Request) {})
	http.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) {
		for _, folder := range []string{"/data", "/cache", "/tmp", "/usr"} {
			_, err := os.Stat(folder + "/kept")
			fmt.Fprintln(w, folder, err == nil, os.WriteFile(folder+"/kept", nil, 0o600) == nil)
		}
	})
	http.ListenAndServe(":8080", nil)
}
`;

describe('compose.yaml of a module of several programs', { skip, timeout: 900_000 }, () => {
  /** The cache mount is named after the module: with one name, the standard library is compiled once for all tests. */
  const name = 'go-container-test';
  after(() => {
    compose.try_('down', '--volumes', '--timeout=1');
    for (const program of ['api', 'worker', 'job']) tryDocker(['rmi', '-f', `${name}-${program}:dev`]);
  });
  const [folder, config] = [freshFolder({ after }, 'shop'), freshFolder({ after }, 'docker')];
  let port = 0;
  let compose = composeIn(folder, {});
  before(async () => {
    port = await freePort();
    const ports = { API_PORT: String(port), WORKER_PORT: String(await freePort()) };
    compose = composeIn(folder, { ...dockerConfig(config), ...ports });
    writeFiles(folder, { ...existingProjects.commands, 'cmd/api/main.go': writer });
    const flags = ['--defaults', `--name=${name}`, '--go-version=1.27', '--with=compose', '--without=bake'];
    const { status, stderr } = goContainer(['docker', ...flags, '--volumes=/data', '--folders=/cache'], folder);
    assert.equal(status, 0, stderr);
  });

  it('is valid, with a service for each program and no port twice', () => {
    const { services } = JSON.parse(compose.run('config', '--format=json'));
    assert.deepEqual(Object.keys(services).sort(), ['api', 'job', 'worker']);
    assert.deepEqual(services.job.ports ?? [], []);
  });
  it('comes up healthy, and what does not listen ends by itself', async () => {
    compose.run('up', '--detach', '--wait', 'api', 'worker');
    compose.run('up', '--detach', 'job');
    assert.match(compose.run('logs', 'job'), /done/);
  });
  it('lets its user write into volumes, which stay, and into folders in memory, which do not', async () => {
    const asked = () => get(port, '/');
    assert.equal(await asked(), '/data false true\n/cache false true\n/tmp false true\n/usr false false\n');
    compose.run('up', '--detach', '--wait', '--force-recreate', 'api');
    assert.equal(await asked(), '/data true true\n/cache false true\n/tmp false true\n/usr false false\n');
  });
  it('agrees with its answers, until somebody edits a port', () => {
    assert.equal(goContainer(['check'], folder).status, 0);
    const file = join(folder, 'compose.yaml');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace(':-8080}:8080"', ':-8080}:8081"'));
    const { status, stdout } = goContainer(['check'], folder);
    writeFileSync(file, text);
    assert.equal(status, 1);
    assert.match(stdout, /compose-port-differs/);
  });
});

describe('compose.yaml, over the whole option space', { skip: without('docker-compose'), timeout: 120_000 }, () => {
  it('is valid for Compose, which sees each program', (t) => {
    const folder = freshFolder(t);
    forSome(['compose'], folder, ({ project }) => {
      const { status, stdout, stderr } = composeIn(folder, { HOME: folder }).try_('config', '--format=json');
      assert.deepEqual([status, stderr], [0, '']);
      const names = project.services.map(({ name }) => name);
      assert.deepEqual(Object.keys(JSON.parse(stdout).services).sort(), names.sort());
    });
  });
});
