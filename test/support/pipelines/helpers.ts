import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, dirname, join } from 'node:path';
import { packageRoot, packageVersion } from '../../../src/package-root.ts';
import { runProgram } from '../process.ts';
import { findTool } from '../tools.ts';

type Context = { after: (end: () => void) => void };

/** Starts a program that runs until the test ends, and waits until `isUp`. */
async function serve(t: Context, file: string, args: readonly string[], isUp: () => Promise<boolean> | boolean) {
  const child = spawn(file, args, { stdio: 'ignore' });
  t.after(() => child.kill());
  for (let i = 0; i < 200; i++) {
    if (await isUp()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${file} ${args.join(' ')} does not come up`);
}

/** A registry of this machine, as HOST:PORT, which is what engines take http from. */
export async function startRegistry(t: Context): Promise<string> {
  const address = `localhost:${await freePort()}`;
  await serve(t, findTool('crane') ?? '', ['registry', 'serve', '--address', address], () =>
    fetch(`http://${address}/v2/`).then(
      ({ ok }) => ok,
      () => false,
    ),
  );
  return address;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/** The engine's BuildKit on a socket. */
export async function startBuildkit(t: Context, socket: string): Promise<void> {
  await serve(t, process.execPath, [join(import.meta.dirname, 'dial.ts'), socket], () => existsSync(socket));
}

/** Writes programs that stand in for others, and gives a PATH on which they come first. */
export function pathWith(folder: string, programs: Readonly<Record<string, string>>): string {
  mkdirSync(folder, { recursive: true });
  for (const [name, script] of Object.entries(programs)) {
    writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(folder, name), 0o755);
  }
  const tools = dirname(findTool('golangci-lint') ?? '/');
  return [folder, dirname(process.execPath), tools, process.env.PATH].join(delimiter);
}

/** `npx --yes generator-go-container@VERSION …`, of the version that is tested, from this checkout. */
export const npx = `[ "$1 $2" = "--yes generator-go-container@${packageVersion()}" ] || exit 9
shift 2
exec "${process.execPath}" "${join(packageRoot(), 'dist/bin/go-container.cjs')}" "$@"`;

/** `buildctl-daemonless.sh …` by a client of the engine's BuildKit. The scanner for an SBOM is an image that the lab does not have. */
export const buildctl = (socket: string) => `for argument; do
  shift
  case $argument in attest:sbom=*) set -- "$@" build-arg:UNUSED= ;; *) set -- "$@" "$argument" ;; esac
done
exec "${findTool('buildctl')}" --addr "unix://${socket}" "$@"`;

/** A repository of a folder with one commit on `main`. */
export function commitAll(folder: string): string {
  const git = (...args: string[]) => {
    const who = ['-c', 'user.name=a', '-c', 'user.email=a@example.com'];
    const { status, stdout, stderr } = runProgram('git', [...who, ...args], { cwd: folder });
    if (status !== 0) throw new Error(stderr);
    return stdout.trim();
  };
  git('init', '-q', '-b', 'main');
  git('remote', 'add', 'origin', 'https://gitlab.example.com/acme/shop.git');
  git('add', '.');
  git('commit', '-qm', 'first');
  return git('rev-parse', 'HEAD');
}
