import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import {
  docker,
  hostsAskedFor,
  inspect,
  tryDocker,
  untilHealthy,
  withoutEngine,
  withoutLab,
} from '../support/engine.ts';
import { freshFolder, writeFiles } from '../support/folders.ts';
import { buildctl, commitAll, npx, pathWith, startBuildkit, startRegistry } from '../support/pipelines/helpers.ts';
import { type Action, runJob } from '../support/pipelines/workflow.ts';
import { goContainer, runProgram } from '../support/process.ts';
import { findTool, without } from '../support/tools.ts';

const skip = withoutEngine || without('go') || without('crane') || without('golangci-lint');

/** Pulls an image from a registry, runs it until it is healthy, and gives the version and the user that it names. */
async function tryImage(t: TestContext, reference: string): Promise<string> {
  const name = `pipelines-${process.pid}-${reference.replace(/\W/g, '-')}`;
  t.after(() => {
    tryDocker(['rm', '-f', name]);
    tryDocker(['rmi', '-f', reference]);
  });
  docker(['pull', '-q', reference]);
  docker(['run', '-d', '--read-only', '--name', name, reference]);
  await untilHealthy(name);
  return inspect(name, '{{index .Config.Labels "org.opencontainers.image.version"}} {{.Config.User}}');
}

const succeeds = ({ status, stdout, stderr }: ReturnType<typeof runProgram>) =>
  assert.equal(status, 0, stdout + stderr);

describe('the workflow of GitHub, by hand', { skip, timeout: 900_000 }, () => {
  /** What stands in for the actions: the tools that they run, with the inputs that they are given. */
  function actions(folder: string, registry: string): Readonly<Record<string, Action>> {
    const nothing = () => ({});
    const lines = (text = '') => text.split('\n').filter((line) => line !== '');
    return {
      'actions/checkout': nothing,
      'actions/setup-go': nothing,
      'actions/setup-node': nothing,
      'docker/setup-buildx-action': nothing,
      'docker/login-action': nothing,
      'sigstore/cosign-installer': nothing,
      'golangci/golangci-lint-action': (_, env) => {
        succeeds(runProgram(findTool('golangci-lint') ?? '', ['run', './...'], { cwd: folder, env, timeout: 600_000 }));
        return {};
      },
      'docker/metadata-action': ({ images = '' }) => ({
        tags: `${images.replace('ghcr.io', registry)}:main\n${images.replace('ghcr.io', registry)}:sha-1`,
        version: 'main',
      }),
      // The caches of GitHub need GitHub, and the scanner for an SBOM is an image that the lab does not have.
      'docker/build-push-action': (inputs, env) => {
        const metadata = join(folder, '..', 'metadata.json');
        const flags = [
          ...lines(inputs['build-args']).flatMap((value) => ['--build-arg', value]),
          ...lines(inputs.tags).flatMap((tag) => ['--tag', tag]),
          ...(inputs.target === undefined ? [] : ['--target', inputs.target]),
          ...(inputs.push === 'true' ? ['--push'] : []),
          '--platform',
          inputs.platforms ?? '',
          `--provenance=${inputs.provenance}`,
          '--metadata-file',
          metadata,
        ];
        succeeds(
          runProgram('docker', ['buildx', 'build', '--progress=plain', ...flags, inputs.context ?? ''], {
            cwd: folder,
            env,
            timeout: 900_000,
          }),
        );
        return { digest: String(JSON.parse(readFileSync(metadata, 'utf8'))['containerimage.digest']) };
      },
    };
  }

  async function workflowOf(t: TestContext, files: Readonly<Record<string, string>>, ...flags: string[]) {
    const folder = freshFolder(t);
    writeFiles(folder, files);
    succeeds(goContainer(['--defaults', '--with=github', ...flags], folder));
    const sha = commitAll(folder);
    const registry = await startRegistry(t);
    const signed = join(folder, '..', 'signed');
    const env = { PATH: pathWith(join(folder, '..', 'bin'), { npx, cosign: `echo "$@" >> '${signed}'` }) };
    const github = {
      event_name: 'push',
      sha,
      actor: 'a',
      repository_owner: 'acme',
      ref_type: 'branch',
      workflow: 'ci',
      ref: 'refs/heads/main',
    };
    const values = { github, secrets: { GITHUB_TOKEN: '' }, runner: { temp: join(folder, '..') } };
    const text = readFileSync(join(folder, '.github/workflows/ci.yaml'), 'utf8');
    // The linter and the race detector write caches to where HOME is, which stays.
    const run = (job: string) => runJob(text, job, { folder, env, values, actions: actions(folder, registry) });
    return { run, registry, signed };
  }

  it('tests, lints, checks, builds, pushes and signs a service', async (t) => {
    const { run, registry, signed } = await workflowOf(t, {});
    for (const job of ['test', 'lint', 'check', 'image']) run(job);
    assert.equal(await tryImage(t, `${registry}/acme/orders:main`), 'main 65532:65532');
    const index = docker(['buildx', 'imagetools', 'inspect', `${registry}/acme/orders:main`]);
    for (const platform of ['linux/amd64', 'linux/arm64']) assert.match(index, new RegExp(`Platform:\\s+${platform}`));
    const [, digest] = /^Digest:\s+(\S+)/m.exec(index) ?? [];
    assert.equal(readFileSync(signed, 'utf8'), `sign --yes ${registry}/acme/orders@${digest}\n`);
  });

  it('takes everything from the originals for a project of mainland China', { skip: withoutLab }, async (t) => {
    const { run } = await workflowOf(t, {}, '--region=china');
    const hosts = hostsAskedFor(() => run('image'));
    assert.ok(hosts.includes('registry-1.docker.io') || hosts.includes('docker.io'), hosts.join(' '));
    assert.deepEqual(
      hosts.filter((host) => /daocloud|aliyun|goproxy|google\.cn/.test(host)),
      [],
    );
  });

  it('builds every program of a module that is there', async (t) => {
    const program = (answer: string) =>
      `package main\n\nimport (\n\t"net/http"\n\t"os"\n)\n\nfunc main() {\n\thttp.HandleFunc("/healthz", func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("${answer}")) })\n\tif err := http.ListenAndServe(":8080", nil); err != nil {\n\t\tos.Exit(1)\n\t}\n}\n`;
    const files = {
      'go.mod': 'module example.com/shop\n\ngo 1.25\n',
      'cmd/api/main.go': program('api'),
      'cmd/worker/main.go': program('worker'),
    };
    const { run, registry, signed } = await workflowOf(t, files, '--name=shop', '--base=scratch');
    for (const job of ['lint', 'check', 'image']) run(job);
    for (const name of ['shop-api', 'shop-worker']) await tryImage(t, `${registry}/acme/${name}:main`);
    assert.match(readFileSync(signed, 'utf8'), /shop-api@sha256:.*\n.*shop-worker@sha256:/);
  });
});

describe('the pipeline of GitLab, by gitlab-ci-local', {
  skip: skip || without('gitlab-ci-local') || without('buildctl'),
  timeout: 900_000,
}, () => {
  it('tests, lints, checks, builds and pushes a service of mainland China', async (t) => {
    const folder = freshFolder(t);
    succeeds(goContainer(['--defaults', '--with=gitlab', '--region=china'], folder));
    const sha = commitAll(folder);
    const registry = await startRegistry(t);
    const socket = join(folder, '..', 'buildkit.sock');
    await startBuildkit(t, socket);
    const home = join(folder, '..', 'home');
    mkdirSync(home);
    const PATH = pathWith(join(folder, '..', 'bin'), { npx, 'buildctl-daemonless.sh': buildctl(socket) });
    const variables = {
      CI_REGISTRY: registry,
      CI_REGISTRY_IMAGE: `${registry}/acme/shop`,
      CI_REGISTRY_USER: 'a',
      CI_REGISTRY_PASSWORD: 'b',
      CI_DEFAULT_BRANCH: 'main',
    };
    const given = Object.entries(variables).flatMap(([name, value]) => ['--variable', `${name}=${value}`]);
    // Images of jobs cannot be pulled here: their commands run on this machine, with its Go and its caches.
    const own = ['GOCACHE', 'GOMODCACHE', 'GOPROXY', 'GOSUMDB'].flatMap((name) => {
      const { stdout } = runProgram('go', ['env', name], { cwd: folder });
      return ['--variable', `${name}=${stdout.trim()}`];
    });
    const run = (jobs: string[], env: Record<string, string> = {}) =>
      runProgram(
        process.execPath,
        [findTool('gitlab-ci-local') ?? '', '--force-shell-executor', '--no-color', ...given, ...own, ...jobs],
        { cwd: folder, env: { PATH, ...env }, timeout: 900_000 },
      );
    succeeds(run(['test', 'lint', 'check']));
    const built = run(['build'], { HOME: home });
    succeeds(built);
    assert.equal(await tryImage(t, `${registry}/acme/shop/orders:main`), 'main 65532:65532');
    const tags = runProgram(findTool('crane') ?? '', ['ls', `${registry}/acme/shop/orders`], { cwd: '/' }).stdout;
    assert.deepEqual(tags.trim().split('\n').sort(), ['main', 'cache', sha].sort());
    const { stdout: digest } = runProgram(findTool('crane') ?? '', ['digest', `${registry}/acme/shop/orders:main`], {
      cwd: '/',
    });
    const noted = readFileSync(join(folder, 'digests/orders'), 'utf8');
    assert.equal(noted, `${registry}/acme/shop/orders@${digest.trim()}\n`);
    const again = run(['build'], { HOME: home });
    succeeds(again);
    assert.match(again.stdout + again.stderr, /importing cache manifest from localhost/);
  });
});
