import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Base } from '../../src/options/bases.ts';
import type { Region } from '../../src/options/regions.ts';
import { freshFolder, writeFiles } from '../support/folders.ts';
import { type BuildEngine, buildEngines } from '../support/old-engines.ts';
import { goContainer, runProgram } from '../support/process.ts';

/** A module with a dependency, and a go.sum that is complete, so that no checksum database is asked. */
const widened = {
  'go.mod': 'module example.com/widened\n\ngo 1.26\n\nrequire golang.org/x/text v0.14.0\n',
  'go.sum': `golang.org/x/text v0.14.0 h1:ScX5w1eTa3QqT8oi6+ziP7dTV1S2+ALU0bI+0zXKWiQ=
golang.org/x/text v0.14.0/go.mod h1:18ZOQIKpY8NJVqYksKHtTdi31H5itFRjB5/qKTNYzSU=
`,
  'main.go': `package main

import (
	"fmt"
	"log"
	"net/http"

	"golang.org/x/text/width"
)

func main() {
	http.HandleFunc("/healthz", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintln(w, width.Widen.String("ok")) })
	log.Fatal(http.ListenAndServe(":8080", nil))
}
`,
};
const netrc = 'machine git.example.com login me password secret\n';

/** What is asked of one build. Every engine has some of these, so that each pair of base and region is built by an old engine. */
type Case = { base: Base; region: Region; what: 'service' | 'module'; platform?: 'linux/arm64' };
const service = (base: Base, region: Region): Case => ({ base, region, what: 'service' });
const cases: Record<keyof typeof buildEngines, readonly Case[]> = {
  docker: [
    service('alpine', 'global'),
    { ...service('scratch', 'global'), platform: 'linux/arm64' },
    { base: 'distroless', region: 'china', what: 'module' },
  ],
  podman: [
    service('scratch', 'china'),
    { ...service('distroless', 'global'), platform: 'linux/arm64' },
    { base: 'alpine', region: 'china', what: 'module' },
  ],
  buildah: [{ ...service('alpine', 'global'), platform: 'linux/arm64' }],
  buildkitd: [{ base: 'scratch', region: 'china', what: 'module', platform: 'linux/arm64' }],
};

/** The hosts that a build with the mirrors of China has no need of. */
const upstream = /docker\.io$|gcr\.io$|alpinelinux\.org$|golang\.org$/;

for (const name of Object.keys(buildEngines) as (keyof typeof buildEngines)[]) {
  const { title, skip, start } = buildEngines[name];
  describe(`the Dockerfile in ${title}`, { skip, timeout: 1_800_000 }, () => {
    let engine: BuildEngine | undefined;
    after(async () => {
      await engine?.end();
      runProgram('umount', ['--lazy', store], { cwd: '/' });
    });
    const store = freshFolder({ after }, name);
    before(async () => {
      // In memory: to remove the images file by file from a disk takes longer than all builds.
      assert.equal(runProgram('mount', ['-t', 'tmpfs', 'engine', store], { cwd: '/' }).status, 0);
      engine = await start(store);
    });
    const running = () => engine ?? assert.fail(`${title} does not run`);

    /** Generates a project and returns its directory. */
    const generate = (t: { after: (remove: () => void) => void }, { base, region, what }: Case) => {
      const folder = freshFolder(t, what === 'module' ? 'widened' : 'orders');
      writeFiles(join(folder, '..'), { netrc });
      if (what === 'module') writeFiles(folder, widened);
      const flags = ['--defaults', `--base=${base}`, `--region=${region}`, '--go-version=1.27'];
      const module = ['docker', '--private-modules=git.example.com', '--credentials=netrc'];
      const made = goContainer([...(what === 'module' ? module : []), ...flags], folder);
      assert.equal(made.status, 0, made.stderr);
      return folder;
    };
    const build = (folder: string, tag: string, { what, platform }: Case, flags: readonly string[] = []) => {
      const secret = what === 'module' ? [`--secret=id=netrc,src=${join(folder, '../netrc')}`] : [];
      const target = platform === undefined ? [] : [`--platform=${platform}`];
      const { status, stdout, stderr } = running().build(folder, tag, [...secret, ...target, ...flags]);
      assert.equal(status, 0, stdout + stderr);
      return stdout + stderr;
    };

    for (const one of cases[name]) {
      const { base, region, what, platform } = one;
      it(`builds a ${what} on ${base} in ${region} ${platform ?? ''}`, async (t) => {
        const tag = `${base}-${region}`;
        const folder = generate(t, one);
        running().hosts?.();
        build(folder, tag, one);
        const asked = running().hosts?.() ?? [];
        if (region === 'china')
          assert.deepEqual(
            asked.filter((host) => upstream.test(host)),
            [],
          );
        const here = process.arch === 'x64' ? 'amd64' : process.arch;
        assert.equal(running().architectureOf(tag), platform?.replace('linux/', '') ?? here);
        const run = running().runUntilHealthy;
        if (run === undefined || platform !== undefined) return;
        const { seconds, status } = await run(tag);
        t.diagnostic(`healthy after ${seconds} s`);
        // The program of the module does not handle SIGTERM.
        if (what === 'service') assert.equal(status, '0');
      });
    }
    if (name === 'docker' || name === 'podman') {
      it('asks no mirror with MIRRORS empty', (t) => {
        const one = service('scratch', 'china');
        const folder = generate(t, one);
        running().hosts?.();
        // Podman would take an image that it has.
        build(folder, 'upstream', one, ['--build-arg=MIRRORS=', '--pull']);
        const asked = running().hosts?.() ?? [];
        assert.ok(
          asked.some((host) => upstream.test(host)),
          asked.join(' '),
        );
        assert.deepEqual(
          asked.filter((host) => !upstream.test(host)),
          [],
        );
      });
    }
    if (name === 'docker') {
      it('says that it needs BuildKit to the builder before BuildKit', (t) => {
        const folder = generate(t, service('alpine', 'global'));
        const outcome = running().buildLegacy?.(folder);
        assert.equal(outcome?.status, 1);
        assert.match(outcome.stderr, /This Dockerfile needs BuildKit/);
      });
    }
  });
}
