import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startBuildkitd, withoutBuildkitd } from './buildkitd.ts';
import { type EnginesLab, endOf, startEnginesLab, until, withoutDebianEngines } from './engines-lab.ts';
import { type Outcome, runProgram } from './process.ts';
import { findTool, without } from './tools.ts';

/** An engine that is running. `build` takes the flags that the engines have in common, and returns the log. */
export type BuildEngine = {
  readonly build: (folder: string, tag: string, flags?: readonly string[]) => Outcome;
  /** Builds with the builder before BuildKit. */
  readonly buildLegacy?: (folder: string) => Outcome;
  readonly architectureOf: (tag: string) => string;
  /** The hosts that were asked for since the last call; undefined if nobody wrote them down. */
  readonly hosts?: () => string[];
  /** Runs an image without a network until it is healthy, then stops it. Returns the seconds until then, and the exit status. */
  readonly runUntilHealthy?: (tag: string) => Promise<{ seconds: number; status: string }>;
  readonly end: () => Promise<void>;
};

type EngineName = 'docker' | 'podman' | 'buildah' | 'buildkitd';
/** Each engine: its title, why it cannot run here, and how to start it in an empty directory. */
export const buildEngines: Record<
  EngineName,
  { title: string; skip: string | false; start: (folder: string) => Promise<BuildEngine> }
> = {
  docker: { title: 'Docker 20.10.24', skip: withoutDebianEngines, start: startDocker },
  podman: { title: 'Podman 4.3.1', skip: withoutDebianEngines, start: startPodman },
  buildah: { title: 'Buildah 1.28.2', skip: withoutDebianEngines, start: startBuildah },
  buildkitd: { title: 'BuildKit', skip: withoutBuildkitd || without('buildctl'), start: startBuildkit },
};

/** Runs a command that must succeed and returns what it printed. */
function succeed(outcome: Outcome): string {
  if (outcome.status !== 0) throw new Error(outcome.stdout + outcome.stderr);
  return outcome.stdout.trim();
}

/** Waits until a container is healthy and returns the seconds that it took; fails after a minute. */
async function secondsUntilHealthy(isHealthy: () => boolean): Promise<number> {
  const start = Date.now();
  while (!isHealthy()) {
    if (Date.now() - start > 60_000) throw new Error('the container does not become healthy');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return (Date.now() - start) / 1000;
}

const hardened = ['--network=none', '--read-only', '--cap-drop=ALL', '--security-opt=no-new-privileges'];

async function startDocker(folder: string): Promise<BuildEngine> {
  const lab = await startEnginesLab(folder);
  const [socket, settings, log] = ['docker.sock', 'daemon.json', 'dockerd.log'].map((name) => join(folder, name));
  const env = { DOCKER_HOST: `unix://${socket}`, DOCKER_CONFIG: join(folder, 'config'), DOCKER_BUILDKIT: '1' };
  writeFileSync(settings ?? '', '{}');
  const flags = [
    ...['--data-root', join(folder, 'data'), '--exec-root', join(folder, 'exec'), '--pidfile', join(folder, 'pid')],
    ...['--host', env.DOCKER_HOST, '--config-file', settings ?? '', '--bridge=none', '--iptables=false'],
  ];
  const daemon = lab.start(['dockerd', ...flags], log ?? '');
  const docker = (args: readonly string[], cwd = '/', more: Record<string, string> = {}) =>
    lab.run(['docker', ...args], cwd, { ...env, ...more });
  await until('dockerd', () => docker(['version']).status === 0, daemon);
  const inspect = (name: string, field: string) => succeed(docker(['inspect', '--format', `{{${field}}}`, name]));
  return {
    build: (project, tag, more = []) => docker(['build', '--network=host', '-t', tag, ...more, '.'], project),
    buildLegacy: (project) => docker(['build', '.'], project, { DOCKER_BUILDKIT: '0' }),
    architectureOf: (tag) => inspect(tag, '.Architecture'),
    hosts: lab.hosts,
    runUntilHealthy: async (tag) => {
      const name = succeed(docker(['run', '-d', ...hardened, tag]));
      const seconds = await secondsUntilHealthy(() => inspect(name, '.State.Health.Status') === 'healthy');
      succeed(docker(['stop', name]));
      const status = inspect(name, '.State.ExitCode');
      succeed(docker(['rm', name]));
      return { seconds, status };
    },
    end: async () => {
      await endOf(daemon);
      await lab.end();
    },
  };
}

/** The settings that Podman and Buildah share: a store, cache mounts and networks in a directory, and no systemd. */
function containersSettings(folder: string): Record<string, string> {
  const at = (name: string) => join(folder, name);
  for (const name of ['networks', 'cache']) mkdirSync(at(name));
  // Podman fails without the file that DOCKER_CONFIG, which it also reads, should have.
  writeFileSync(at('config.json'), '{}');
  writeFileSync(
    at('storage.conf'),
    `[storage]\ndriver = "overlay"\ngraphroot = "${at('root')}"\nrunroot = "${at('run')}"\n`,
  );
  writeFileSync(
    at('containers.conf'),
    `[engine]\ncgroup_manager = "cgroupfs"\nevents_logger = "file"\nruntime = "runc"\n[network]\nnetwork_config_dir = "${at('networks')}"\n`,
  );
  return {
    CONTAINERS_STORAGE_CONF: at('storage.conf'),
    CONTAINERS_CONF: at('containers.conf'),
    DOCKER_CONFIG: folder,
    TMPDIR: at('cache'),
    BUILDAH_ISOLATION: 'chroot',
  };
}

/** Before Buildah 1.30, the platform that builds is not known to FROM if another one is asked for. */
const buildPlatform = (flags: readonly string[]) =>
  flags.some((flag) => flag.startsWith('--platform'))
    ? [`--build-arg=BUILDPLATFORM=linux/${process.arch === 'x64' ? 'amd64' : process.arch}`]
    : [];

async function startPodman(folder: string): Promise<BuildEngine> {
  const lab = await startEnginesLab(folder);
  const env = containersSettings(folder);
  const podman = (args: readonly string[], cwd = '/') => lab.run(['podman', ...args], cwd, env);
  return {
    // The OCI format has no HEALTHCHECK.
    build: (project, tag, flags = []) =>
      podman(
        ['build', '--network=host', '--format=docker', '-t', tag, ...buildPlatform(flags), ...flags, '.'],
        project,
      ),
    architectureOf: (tag) => succeed(podman(['inspect', '--format', '{{.Architecture}}', tag])),
    hosts: lab.hosts,
    runUntilHealthy: (tag) => runInPodman(lab, env, tag),
    end: lab.end,
  };
}

/**
 * Podman runs health checks by timers of systemd; without systemd, they are run by hand. A container's mounts are in the mount namespace of the
 * command that started it, so one shell does all of it.
 */
async function runInPodman(lab: EnginesLab, env: Record<string, string>, tag: string) {
  const limits = ['--ulimit=nofile=1024:1024', '--ulimit=nproc=1024:1024'];
  const script = `
podman run -d --name checked "$@" >&2
start=$(date +%s%N)
for _ in $(seq 300); do podman healthcheck run checked >&2 && break; sleep 0.2; done
echo $(( ($(date +%s%N) - start) / 1000000 ))
podman inspect --format '{{.State.Health.Status}}' checked
podman stop checked >&2
podman inspect --format '{{.State.ExitCode}}' checked
podman rm checked >&2`;
  const { stdout, stderr } = lab.run(['sh', '-c', script, 'sh', ...hardened, ...limits, tag], '/', env);
  const [milliseconds = '', health, status = ''] = stdout.trim().split('\n');
  if (health !== 'healthy') throw new Error(stdout + stderr);
  return { seconds: Number(milliseconds) / 1000, status };
}

async function startBuildah(folder: string): Promise<BuildEngine> {
  const lab = await startEnginesLab(folder);
  const env = containersSettings(folder);
  return {
    build: (project, tag, flags = []) =>
      lab.run(['buildah', 'bud', '--network=host', '-t', tag, ...buildPlatform(flags), ...flags, '.'], project, env),
    architectureOf: (tag) => {
      const format = '{{.OCIv1.Architecture}}';
      return succeed(lab.run(['buildah', 'inspect', '--type=image', `--format=${format}`, tag], '/', env));
    },
    hosts: lab.hosts,
    end: lab.end,
  };
}

/** A buildkitd with its client, which is what nerdctl calls: into a file, as nerdctl then loads it. */
async function startBuildkit(folder: string): Promise<BuildEngine> {
  const { address, end } = await startBuildkitd(folder, '');
  const at = (name: string) => join(folder, name);
  const tls = ['--tlscacert', at('ca.pem'), '--tlscert', at('client.pem'), '--tlskey', at('client-key.pem')];
  return {
    build: (project, tag, flags = []) => {
      const options = flags.flatMap((flag) => {
        const [name = '', ...value] = flag.replace(/^--/, '').split('=');
        if (name === 'secret') return [flag];
        return name === 'build-arg' ? ['--opt', `build-arg:${value.join('=')}`] : ['--opt', `${name}=${value}`];
      });
      const args = ['--addr', address, ...tls, 'build', '--progress=plain', '--frontend=dockerfile.v0'];
      const context = ['--local=context=.', '--local=dockerfile=.', '--output', `type=docker,dest=${at(`${tag}.tar`)}`];
      const settings = { cwd: project, timeout: 900_000 };
      return runProgram(findTool('buildctl') ?? '', [...args, ...context, ...options], settings);
    },
    architectureOf: (tag) => {
      const read = (name: string) =>
        JSON.parse(succeed(runProgram('tar', ['-xOf', at(`${tag}.tar`), name], { cwd: '/' })));
      return read(read('manifest.json')[0].Config).architecture;
    },
    end,
  };
}
