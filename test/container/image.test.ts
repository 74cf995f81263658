import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { bases } from '../../src/options/bases.ts';
import { regions } from '../../src/options/regions.ts';
import { build, docker, inspect, tryDocker, untilHealthy, withoutEngine, withoutLab } from '../support/engine.ts';
import { freshFolder, writeFiles } from '../support/folders.ts';
import { goContainer, runProgram } from '../support/process.ts';
import { findTool, without } from '../support/tools.ts';

/** A file that a user could add: the program looks for what a base may lack, and ends. */
const selfTest = `package main

import (
	"fmt"
	"net/http"
	"os"
	"time"
)

func init() {
	url := os.Getenv("SELF_TEST")
	if url == "" {
		return
	}
	_, err := time.LoadLocation("Asia/Shanghai")
	fmt.Println("zone:", err)
	response, err := http.Get(url)
	if err == nil {
		response.Body.Close()
	}
	fmt.Println("tls:", err)
	file, err := os.CreateTemp("", "")
	fmt.Println("temporary:", file != nil, err)
	fmt.Println("user:", os.Getuid(), os.Getgid(), "process:", os.Getpid())
	os.Exit(0)
}
`;
const hardened = ['--read-only', '--cap-drop=ALL', '--security-opt=no-new-privileges'];

for (const base of bases) {
  for (const region of regions) {
    const tag = `go-container-test-${base}-${region}`;
    const name = `${tag}-run`;
    const engines = region === 'china' ? 'all' : 'current';
    describe(`the image on ${base} in ${region}`, { skip: withoutEngine, timeout: 900_000 }, () => {
      const folder = freshFolder({ after });
      before(() => {
        const flags = [
          '--defaults',
          `--base=${base}`,
          `--region=${region}`,
          '--port=8081',
          '--health-path=/live',
          '--go-version=1.27',
          `--engines=${engines}`,
          `--language=${region === 'china' ? 'zh-CN' : 'en'}`,
        ];
        assert.equal(goContainer(flags, folder).status, 0);
      });
      after(() => {
        docker(['rm', '-f', name, `${name}-port`]);
        tryDocker(['rmi', '-f', tag]);
      });

      it('has a Dockerfile that is clean for docker build --check', () => {
        assert.match(docker(['build', '--check', '.'], folder), /no warnings found/);
      });
      it('has a Dockerfile that is clean for hadolint', { skip: without('hadolint') }, () => {
        assert.equal(runProgram(findTool('hadolint') ?? '', ['Dockerfile'], { cwd: folder }).stdout, '');
      });
      it('builds with no flags, with neither dependencies nor go.sum', () => {
        build(folder, tag, '--build-arg=VERSION=v1.2.3');
      });
      it('says who it is, and runs as nobody', () => {
        const config = JSON.parse(inspect(tag, '{{json .Config}}'));
        assert.equal(config.User, '65532:65532');
        assert.deepEqual(config.Entrypoint, ['/server']);
        assert.deepEqual(Object.keys(config.ExposedPorts), ['8081/tcp']);
        assert.equal(config.Labels['org.opencontainers.image.title'], 'orders');
        assert.deepEqual(config.Healthcheck.Test, ['CMD', '/server', 'healthcheck']);
      });
      it('has its version where scanners of programs read it', () => {
        docker(['create', '--name', `${name}-file`, tag]);
        docker(['cp', `${name}-file:/server`, join(folder, 'server.bin')]);
        docker(['rm', `${name}-file`]);
        const { stdout } = runProgram('go', ['version', '-m', 'server.bin'], { cwd: folder });
        assert.match(stdout, /build\t-ldflags=.*\.version=v1\.2\.3'/);
      });
      it('has its version in the list that a scanner makes of it', { skip: without('syft') }, () => {
        const env = { SYFT_CHECK_FOR_APP_UPDATE: 'false' };
        const { stdout } = runProgram(findTool('syft') ?? '', ['server.bin', '-q', '-o', 'json'], { cwd: folder, env });
        const found: { name: string; version: string }[] = JSON.parse(stdout).artifacts;
        const { version } = found.find(({ name }) => name === 'example.com/orders') ?? {};
        assert.equal(version, 'v1.2.3');
      });
      it('becomes healthy as soon as its engines allow, with nothing that it does not need', async () => {
        docker(['run', '-d', '--name', name, ...hardened, tag]);
        const seconds = await untilHealthy(name);
        assert.ok(seconds < { current: 5, all: 10 }[engines], `${seconds} s`);
      });
      it('has a health check that follows PORT', async () => {
        docker(['run', '-d', '--name', `${name}-port`, ...hardened, '-e', 'PORT=9000', tag]);
        await untilHealthy(`${name}-port`);
        assert.match(docker(['exec', `${name}-port`, '/server', 'healthcheck']), /127\.0\.0\.1:9000\/live/);
        const wrong = tryDocker(['exec', '-e', 'PORT=9001', `${name}-port`, '/server', 'healthcheck']);
        assert.equal(wrong.status, 1);
        assert.match(wrong.stderr, /unhealthy/);
      });
      it('names version and revision in its first line', () => {
        const [line = ''] = docker(['logs', name]).split('\n');
        const { version, revision } = JSON.parse(line);
        assert.deepEqual([version, revision], ['v1.2.3', 'unknown']);
      });
      it('stops at once and cleanly', () => {
        const start = Date.now();
        docker(['stop', name]);
        assert.ok(Date.now() - start < 5000);
        assert.equal(inspect(name, '{{.State.ExitCode}}'), '0');
      });
      it('has the version and revision of the build arguments', () => {
        build(folder, tag, '--build-arg=VERSION=v1.2.3', '--build-arg=REVISION=abc');
        assert.match(docker(['run', '--rm', tag, 'version']), /^orders v1\.2\.3 \(abc\) go1\.27/);
        assert.equal(inspect(tag, '{{index .Config.Labels "org.opencontainers.image.version"}}'), 'v1.2.3');
        assert.equal(inspect(tag, '{{index .Config.Labels "org.opencontainers.image.revision"}}'), 'abc');
      });
      it('builds where every argument is empty', () => {
        const names = ['BUILD_IMAGE', 'RUN_IMAGE', 'APK_MIRROR', 'GOPROXY', 'GOSUMDB', 'VERSION', 'REVISION'];
        build(folder, tag, ...names.map((argument) => `--build-arg=${argument}=`));
        assert.match(docker(['run', '--rm', tag, 'version']), /^orders dev \(unknown\)/);
      });
      it('builds for other platforms without emulation', () => {
        // The lab has its images for two platforms; an empty one is there for all.
        const platforms = base === 'scratch' ? 'linux/amd64,linux/arm64,linux/arm/v7' : 'linux/amd64,linux/arm64';
        docker(['buildx', 'build', `--platform=${platforms}`, '.'], folder);
      });
      it('has time zones, authorities, a temporary folder, and a process 1 that is nobody', () => {
        writeFiles(folder, { 'cmd/server/selftest.go': selfTest });
        build(folder, tag);
        const run = ['run', '--rm', ...hardened, '--tmpfs=/tmp', '-e', 'SELF_TEST=https://goproxy.cn/', tag];
        const out = docker(run);
        rmSync(join(folder, 'cmd/server/selftest.go'));
        assert.match(out, /zone: <nil>/);
        // Where there is no lab, there may be no network either.
        if (withoutLab === false) assert.match(out, /tls: <nil>/);
        else assert.doesNotMatch(out, /x509/);
        assert.match(out, /temporary: true/);
        assert.match(out, /user: 65532 65532 process: 1\n/);
        assert.match(docker(['run', '--rm', '-e', 'SELF_TEST=http://x.invalid', tag]), /temporary: true/);
      });
    });
  }
}
