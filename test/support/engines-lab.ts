import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Outcome, runProgram } from './process.ts';
import { findTool, without } from './tools.ts';

/** What scripts/install-tools.sh unpacks: Debian 12's engines as they lie on a system. */
export const debianEngines = 'debian-engines-docker20.10.24-buildah1.28.2-podman4.3.1';

/**
 * The address of the network stand-in for these engines, which their builds reach through the machine's own network. From the block for tests
 * (RFC 2544) and not 127.0.0.0/8: Docker 20.10 replaces a name server of that by a public one.
 */
const address = '198.18.87.1';

const isRoot = process.getuid?.() === 0;
/** For the `skip` of tests that run Debian's engines. */
export const withoutDebianEngines: string | false =
  without(debianEngines) ||
  (process.env.GO_CONTAINER_LAB === undefined && 'GO_CONTAINER_LAB names no lab that has the images') ||
  (!isRoot && 'only root can start these engines');

/** The network stand-in, and how to run a program in it as if Debian's engines were installed. */
export type EnginesLab = {
  readonly run: (command: readonly string[], cwd: string, env?: Readonly<Record<string, string>>) => Outcome;
  readonly start: (command: readonly string[], log: string) => ChildProcess;
  /** Returns the hosts that were asked for since the last call. */
  readonly hosts: () => string[];
  readonly end: () => Promise<void>;
};

/**
 * Starts the lab's network a second time, at an address of its own, in a directory. Its images are the lab's with one addition: a
 * history, which an image may lack, but without which Buildah 1.28 fails to commit a second layer.
 */
export async function startEnginesLab(folder: string): Promise<EnginesLab> {
  const lab = process.env.GO_CONTAINER_LAB ?? '';
  const script = '. "$0/lab.conf" && echo "$LAB_CACHE" && go env GOPROXY GOSUMDB';
  const [cache = '', proxy = '', sums = ''] = runProgram('bash', ['-c', script, lab], { cwd: '/' }).stdout.split('\n');
  copyStore(join(cache, 'store'), join(folder, 'store'));
  writeFileSync(join(folder, 'resolv.conf'), `nameserver ${address}\n`);
  writeFileSync(join(folder, 'hosts.log'), '');
  const inside = writeInside(folder, cache);
  runProgram('ip', ['address', 'replace', `${address}/32`, 'dev', 'lo'], { cwd: '/' });
  const labd = spawn(join(cache, 'tools/labd'), [
    ...['serve', '-addr', address, '-hosts', join(lab, 'hosts.conf'), '-store', join(folder, 'store')],
    ...['-ca', join(cache, 'ca'), '-log', join(folder, 'hosts.log'), '-goproxy', proxy, '-gosumdb', sums],
  ]);
  await until('the network stand-in', async () => (await fetch(`http://${address}/`)).status > 0, labd);
  const args = ['--mount', '--propagation', 'private', inside];
  return {
    run: (command, cwd, env = {}) =>
      runProgram('unshare', [...args, ...command], { cwd, timeout: 900_000, env: { ...env } }),
    start: (command, log) =>
      spawn('unshare', [...args, 'sh', '-c', 'exec "$@" > "$0" 2>&1', log, ...command], { stdio: 'ignore' }),
    hosts: () => {
      const lines = readFileSync(join(folder, 'hosts.log'), 'utf8').split('\n');
      writeFileSync(join(folder, 'hosts.log'), '');
      return [...new Set(lines.map((line) => line.split(/\s+/)[3] ?? ''))].filter((host) => host !== '').sort();
    },
    end: async () => {
      await endOf(labd);
      runProgram('ip', ['address', 'delete', `${address}/32`, 'dev', 'lo'], { cwd: '/' });
    },
  };
}

/** Waits until a check holds, for half a minute at most; fails at once if the program that it waits for ends. */
export async function until(name: string, check: () => Promise<boolean> | boolean, program: ChildProcess) {
  for (let waited = 0; waited < 30_000 && program.exitCode === null; waited += 100) {
    if (await Promise.resolve(check()).catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await endOf(program);
  throw new Error(`${name} did not start`);
}

/** Ends a program and waits until it is gone. */
export async function endOf(program: ChildProcess): Promise<void> {
  if (program.exitCode !== null || program.signalCode !== null) return;
  const closed = once(program, 'close');
  program.kill('SIGTERM');
  await closed;
}

/** Writes the command that runs another one with Debian's engines laid over /usr and /etc, and with names looked up in the lab. */
function writeInside(folder: string, cache: string): string {
  const [file, root] = [join(folder, 'inside'), findTool(debianEngines)];
  writeFileSync(
    file,
    `#!/bin/sh
set -e
mount -t overlay engines -o lowerdir='${root}/usr':/usr /usr
mount -t overlay engines -o lowerdir='${root}/etc':/etc /etc
mount --bind '${folder}/resolv.conf' /etc/resolv.conf
export SSL_CERT_FILE='${cache}/ca/ca.pem' SSL_CERT_DIR=/nonexistent PATH=/usr/sbin:/usr/bin:/sbin:/bin
exec "$@"
`,
  );
  chmodSync(file, 0o755);
  return file;
}

type Descriptor = { digest: string; size: number };
type Index = { manifests: Descriptor[] };
type Manifest = { config: Descriptor };
type Config = { rootfs: { diff_ids: string[] }; history?: { created_by: string }[] };

/** Copies the lab's store of images, by links, with a history in each image's configuration. */
function copyStore(from: string, to: string): void {
  const blobs = (store: string, digest = '') => join(store, 'blobs/sha256', digest.replace('sha256:', ''));
  const read = <Value>(digest: string) => JSON.parse(readFileSync(blobs(from, digest), 'utf8')) as Value;
  const write = (value: unknown): Descriptor => {
    const text = JSON.stringify(value);
    const digest = `sha256:${createHash('sha256').update(text).digest('hex')}`;
    writeFileSync(blobs(to, digest), text);
    return { digest, size: Buffer.byteLength(text) };
  };
  mkdirSync(blobs(to), { recursive: true });
  symlinkSync(join(from, 'apk'), join(to, 'apk'));
  for (const name of readdirSync(blobs(from))) symlinkSync(join(blobs(from), name), join(blobs(to), name));
  for (const entry of readdirSync(join(from, 'images'), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const tag = join(entry.parentPath, entry.name);
    const index = read<Index>(readFileSync(tag, 'utf8').trim());
    for (const platform of index.manifests) {
      const manifest = read<Manifest>(platform.digest);
      const config = read<Config>(manifest.config.digest);
      config.history = config.rootfs.diff_ids.map(() => ({ created_by: 'the lab' }));
      Object.assign(manifest.config, write(config));
      Object.assign(platform, write(manifest));
    }
    const copy = join(to, tag.slice(from.length));
    mkdirSync(dirname(copy), { recursive: true });
    writeFileSync(copy, write(index).digest);
  }
}
