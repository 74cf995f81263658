import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { runProgram } from './process.ts';

/** For the `skip` of container tests: why there is no engine, false where one answers. */
export const withoutEngine: string | false = engineProblem();

/** The lab that `.ci/run` brings up and names; it logs the hosts that a build asks for. */
const lab = process.env.GO_CONTAINER_LAB;
export const withoutLab: string | false =
  withoutEngine || (lab === undefined && 'GO_CONTAINER_LAB names no lab that logs the hosts a build asks for');

function engineProblem(): string | false {
  const { status, error } = spawnSync('docker', ['version', '--format', '{{.Server.Version}}'], { timeout: 20_000 });
  if (error !== undefined) return 'no docker command';
  return status === 0 ? false : 'no container engine answers';
}

/** Runs docker and gives what it printed on both streams, in order of the streams; fails where docker does. */
export function docker(args: readonly string[], cwd = '/'): string {
  const { status, stdout, stderr } = tryDocker(args, cwd);
  if (status !== 0) throw new Error(`docker ${args.join(' ')}\n${stdout}${stderr}`);
  return stdout + stderr;
}

/** Runs docker, which may fail. */
export function tryDocker(args: readonly string[], cwd = '/') {
  return runProgram('docker', args, { cwd, timeout: 900_000 });
}

/** Builds the project in a folder and gives BuildKit's log. */
export function build(folder: string, tag: string, ...flags: readonly string[]): string {
  return docker(['build', '--progress=plain', '-t', tag, ...flags, '.'], folder);
}

/** Field of `docker inspect`, by a Go template. */
export function inspect(name: string, template: string): string {
  const { status, stdout } = tryDocker(['inspect', '--format', template, name]);
  return status === 0 ? stdout.trim() : '';
}

/** Waits until a container is healthy and gives the seconds that it took from now; fails after 20 of them. */
export async function untilHealthy(container: string): Promise<number> {
  const start = Date.now();
  while (Date.now() - start < 20_000) {
    if (inspect(container, '{{.State.Health.Status}}') === 'healthy') return (Date.now() - start) / 1000;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${container} does not become healthy: ${inspect(container, '{{json .State.Health}}')}`);
}

/** The modules whose zip files the lab was asked for while an action ran, as their paths. */
export function modulesFetched(action: () => void): string[] {
  runProgram(join(lab ?? '', 'log'), ['clear'], { cwd: '/' });
  action();
  const { stdout } = runProgram(join(lab ?? '', 'log'), [], { cwd: '/' });
  return [...new Set([...stdout.matchAll(/GET \/(\S+)\/@v\/\S+\.zip/g)].map(([, path = '']) => path))].sort();
}

/** The hosts that the lab was asked for while an action ran. */
export function hostsAskedFor(action: () => void): string[] {
  runProgram(join(lab ?? '', 'log'), ['clear'], { cwd: '/' });
  action();
  const { stdout } = runProgram(join(lab ?? '', 'log'), ['hosts'], { cwd: '/' });
  return [...new Set(stdout.split('\n').map((line) => line.split(' ')[0] ?? ''))].filter((host) => host !== '').sort();
}

/**
 * Empties the cache mounts of one id, and those of the commands that name it, as the build stage of a module names its path. That leaves
 * what a fresh CI runner has. Returns how many there were.
 */
export function emptyMounts(id: string): number {
  let count = 0;
  const list = docker(['buildx', 'du', '--verbose', '--filter', 'type=exec.cachemount']);
  for (const entry of list.split('\n\n')) {
    if (!entry.includes(`with id "/${id}"`) && !entry.includes(`${id}/`)) continue;
    const [, name = ''] = /^ID:\s+(\S+)/m.exec(entry) ?? [];
    docker(['builder', 'prune', '-af', '--filter', `id=${name}`]);
    count += 1;
  }
  return count;
}
