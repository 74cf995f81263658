import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { forSome } from '../support/around-the-image.ts';
import { type RemoteBuilder, startBuildkitd, withoutBuildkitd } from '../support/buildkitd.ts';
import { dockerConfig } from '../support/docker-config.ts';
import { docker, emptyMounts, tryDocker, withoutEngine, withoutLab } from '../support/engine.ts';
import { existingProjects } from '../support/existing-projects.ts';
import { freshFolder, writeFiles } from '../support/folders.ts';
import { startRegistry } from '../support/listening.ts';
import { goContainer, runProgram } from '../support/process.ts';
import { findTool, without } from '../support/tools.ts';

const architecture = process.arch === 'x64' ? 'amd64' : process.arch;
type Target = Record<string, unknown>;
type Printed = { group: Record<string, { targets: string[] }>; target: Record<string, Target> };

/** Runs `docker buildx bake` in a project; fails where it does. */
function bakeIn(folder: string, args: readonly string[], env: Record<string, string> = {}): string {
  const settings = { cwd: folder, env, timeout: 900_000 };
  const { status, stdout, stderr } = runProgram('docker', ['buildx', 'bake', '--progress=plain', ...args], settings);
  assert.equal(status, 0, stdout + stderr);
  return args.includes('--print') ? stdout : stdout + stderr;
}
const print = (folder: string, args: readonly string[], env: Record<string, string> = {}): Printed =>
  JSON.parse(bakeIn(folder, ['--print', ...args], env));

describe('docker-bake.hcl', { skip: withoutEngine }, () => {
  it('has a target for each program, and one for each release', (t) => {
    const folder = freshFolder(t, 'shop');
    writeFiles(folder, existingProjects.commands);
    const extras = ['--with=bake,compose,make'];
    assert.equal(goContainer(['docker', '--defaults', '--go-version=1.27', ...extras], folder).status, 0);
    const { group, target } = print(folder, []);
    assert.deepEqual(group.default?.targets.toSorted(), ['api', 'job', 'worker']);
    assert.deepEqual(target.worker?.tags, ['shop-worker:dev']);
    assert.equal(target.worker?.target, 'worker');
    // Compose's file beside it is read as well, and must neither add arguments nor take any away.
    assert.deepEqual(target.worker?.args, { VERSION: 'dev', REVISION: 'unknown' });
    const released = print(folder, ['release'], {
      REGISTRY: 'registry.example.com/team',
      VERSION: 'v1.0.0+b/1',
      CACHE: 'registry.example.com/cache',
      GOPROXY: '',
      PLATFORMS: 'linux/arm64',
    }).target;
    assert.deepEqual(Object.keys(released).sort(), ['api-release', 'job-release', 'worker-release']);
    const worker = released['worker-release'] ?? {};
    assert.deepEqual(worker.tags, ['registry.example.com/team/shop-worker:v1.0.0-b-1']);
    assert.deepEqual(worker.args, { GOPROXY: '', VERSION: 'v1.0.0+b/1', REVISION: 'unknown' });
    assert.deepEqual(worker.platforms, ['linux/arm64']);
    assert.deepEqual(worker['cache-from'], [{ type: 'registry', ref: 'registry.example.com/cache:worker' }]);
    assert.deepEqual(worker.attest, [{ type: 'provenance', mode: 'max' }, { type: 'sbom' }]);
    assert.deepEqual(worker.output, [{ type: 'image', push: 'true', 'rewrite-timestamp': 'true', unpack: 'false' }]);
  });
  it('takes the program that lists contents by the mirror, unless mirrors are off', (t) => {
    const folder = freshFolder(t);
    assert.equal(goContainer(['--defaults', '--region=china', '--with=bake'], folder).status, 0);
    const generator = (env: Record<string, string>) =>
      (print(folder, ['release'], env).target['orders-release']?.attest as Target[] | undefined)?.[1]?.generator;
    assert.equal(generator({}), 'm.daocloud.io/docker.io/docker/buildkit-syft-scanner:stable-1');
    assert.equal(generator({ MIRRORS: 'off' }), undefined);
  });
  it('is read by Bake over the whole option space, with each image', { timeout: 120_000 }, (t) => {
    const folder = freshFolder(t);
    forSome(['bake'], folder, ({ project }) => {
      // Bake wants to see the agent.
      if (project.credentials === 'ssh') return;
      const tags = Object.values(print(folder, ['default', 'release'], { NETRC: '/dev/null' }).target).map(
        (target) => target.tags,
      );
      const images = project.services.map(({ image }) => [`${image}:dev`]);
      assert.deepEqual(tags.sort(), [...images, ...images].sort());
    });
  });
  it('is clean for the checks of Dockerfiles', (t) => {
    const folder = freshFolder(t);
    assert.equal(goContainer(['--defaults', '--with=bake'], folder).status, 0);
    assert.match(bakeIn(folder, ['--check']), /no warnings found/);
  });
});

/** Lists what is in an image, as BuildKit asks its scanners: https://github.com/moby/buildkit/blob/master/docs/attestations/sbom-protocol.md */
const scanner = {
  Dockerfile: 'FROM alpine:3.24\nCOPY --chmod=755 scan /scan\nENTRYPOINT ["/scan"]\n',
  scan: `#!/bin/sh
files=$(find "$BUILDKIT_SCAN_SOURCE" -type f | wc -l)
cat > "$BUILDKIT_SCAN_DESTINATION/sbom.spdx.json" <<END
{"_type": "https://in-toto.io/Statement/v0.1", "predicateType": "https://spdx.dev/Document", "subject": [],
 "predicate": {"spdxVersion": "SPDX-2.3", "SPDXID": "SPDXRef-DOCUMENT", "name": "$files files"}}
END
`,
};

describe('a release', { skip: withoutLab || withoutBuildkitd || without('crane'), timeout: 1_800_000 }, () => {
  const name = `released-${process.pid}`;
  /** Names the cache mounts, which other tests share. */
  const module = 'example.com/built';
  let registry: Awaited<ReturnType<typeof startRegistry>> | undefined;
  let remote: RemoteBuilder | undefined;
  let env: Record<string, string> = {};
  after(async () => {
    runProgram('docker', ['buildx', 'rm', 'remote'], { cwd: '/', env });
    await remote?.end();
    await registry?.end();
    tryDocker(['rmi', '-f', `${name}:dev`]);
  });
  const [folder, config, store] = [freshFolder({ after }), freshFolder({ after }, 'docker'), freshFolder({ after })];
  before(async () => {
    registry = await startRegistry();
    // What docs/remote-builders.md says for China: a mirror, in place of a registry that does not answer there.
    remote = await startBuildkitd(store, '[registry."docker.io"]\n  mirrors = ["docker.m.daocloud.io"]\n');
    env = { ...dockerConfig(config), SOURCE_DATE_EPOCH: '1700000000' };
    writeFiles(join(config, 'scanner'), scanner);
    const flags = [
      '--defaults',
      `--name=${name}`,
      `--module=${module}`,
      '--base=scratch',
      '--go-version=1.27',
      '--with=bake',
    ];
    assert.equal(goContainer(flags, folder).status, 0);
    mkdirSync(join(folder, 'dist'));
  });
  const crane = (...args: string[]) => {
    const { status, stdout, stderr } = runProgram(findTool('crane') ?? '', args, { cwd: '/' });
    assert.equal(status, 0, stderr);
    return stdout.trim();
  };

  /** Builds for this machine into a file of its own and gives the index in it. */
  const built = (tar: string, ...more: string[]) => {
    const output = `--set=*.output=type=oci,dest=dist/${tar},rewrite-timestamp=true`;
    const flags = ['--provenance=false', '--sbom=false', '--no-cache', `--set=*.platform=linux/${architecture}`];
    bakeIn(folder, ['release', ...flags, output, ...more], env);
    return blob(tar, 'index.json');
  };
  const blob = (tar: string, path: string) => runProgram('tar', ['-xOf', `dist/${tar}`, path], { cwd: folder }).stdout;
  const digestIn = (json: string, pattern: RegExp) => `blobs/sha256/${pattern.exec(json)?.[1]}`;
  const imageId = (tar: string) =>
    digestIn(blob(tar, digestIn(blob(tar, 'index.json'), /sha256:(\w+)/)), /"config"[^}]*sha256:(\w+)/);

  it('is pushed for each platform, with what it holds and how it was made, and its layers into a cache', () => {
    const place = registry?.name ?? '';
    docker(['buildx', 'build', '-t', `${place}/scanner`, '--push', '.'], join(config, 'scanner'));
    bakeIn(folder, ['release'], {
      ...env,
      SBOM_GENERATOR: `${place}/scanner`,
      REGISTRY: `${place}/team`,
      CACHE: `${place}/cache`,
      VERSION: 'v1.2.3',
    });
    const reference = `${place}/team/${name}:v1.2.3`;
    const { manifests } = JSON.parse(crane('manifest', reference)) as {
      manifests: { platform: { os: string; architecture: string } }[];
    };
    const platforms = manifests.map(({ platform }) => `${platform.os}/${platform.architecture}`).sort();
    assert.deepEqual(platforms, ['linux/amd64', 'linux/arm64', 'unknown/unknown', 'unknown/unknown']);
    const tell = (what: string) =>
      JSON.parse(docker(['buildx', 'imagetools', 'inspect', reference, '--format', `{{json .${what}}}`]));
    assert.match(tell('SBOM')['linux/arm64'].SPDX.name, /^[1-9]\d* files$/);
    assert.match(JSON.stringify(tell('Provenance')['linux/amd64']), /VERSION/);
    assert.match(crane('manifest', `${place}/cache:${name}`), /application\/vnd\.(oci|docker)/);
  });
  it('has the same bytes each time that it is built from scratch', () => {
    const first = built('first.tar');
    assert.match(first, /2023-11-14T22:13:20Z/);
    assert.ok(emptyMounts(module) > 0);
    assert.equal(built('second.tar'), first);
    assert.deepEqual(readFileSync(join(folder, 'dist/first.tar')), readFileSync(join(folder, 'dist/second.tar')));
  });
  it('is the same image from a remote builder, which takes the base from a mirror', () => {
    const { address, options } = remote ?? { address: '', options: '' };
    const create = ['buildx', 'create', '--name=remote', '--driver=remote', `--driver-opt=${options}`, address];
    assert.equal(runProgram('docker', create, { cwd: '/', env }).stderr, '');
    built('remote.tar', '--builder=remote');
    const asked = [...(remote?.said() ?? '').matchAll(/url="?https:\/\/([^/"]+)/g)].map((match) => match[1]);
    assert.deepEqual([...new Set(asked)], ['docker.m.daocloud.io']);
    // Builders of different versions may pack the same files into other bytes; what is in them makes the image's ID.
    assert.equal(imageId('remote.tar'), imageId('first.tar'));
  });
  it('is built by a builder that has nothing, from the layers in the cache', () => {
    runProgram('docker', ['buildx', 'prune', '--all', '--force', '--builder=remote'], { cwd: '/', env });
    const log = bakeIn(
      folder,
      [
        'release',
        '--builder=remote',
        `--set=*.platform=linux/${architecture}`,
        '--provenance=false',
        '--sbom=false',
        '--set=*.output=type=cacheonly',
      ],
      {
        ...env,
        CACHE: `${registry?.name}/cache`,
        VERSION: 'v1.2.3',
      },
    );
    const [, number] = /^#(\d+) \[(?:\S+ )?deps \d\/\d\] RUN/m.exec(log) ?? [];
    assert.match(log, new RegExp(`^#${number} CACHED`, 'm'), log);
  });
});
