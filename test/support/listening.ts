import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findTool } from './tools.ts';

/** A port of this machine that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/**
 * Starts a program that listens on a port and waits until it does. Gives how to end it. Its output goes into a file: a test that waits for
 * another program reads no pipe meanwhile, and a full one would stop this one.
 */
export async function startServer(
  file: string,
  args: readonly string[],
  port: number,
  env: Record<string, string> = {},
): Promise<{ end: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'server-'));
  const log = openSync(join(folder, 'log'), 'a');
  const program = spawn(file, args, { env: { ...process.env, ...env }, stdio: ['ignore', log, log] });
  closeSync(log);
  const ended = once(program, 'close');
  const end = async () => {
    program.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  for (let waited = 0; waited < 30_000; waited += 100) {
    if (program.exitCode !== null) break;
    if (await answers(port)) return { end };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const output = readFileSync(join(folder, 'log'), 'utf8');
  await end();
  throw new Error(`${file} does not listen on ${port}:\n${output}`);
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/** Starts a registry, empty, that the engine takes for insecure by its name. Gives that, and how to end it. */
export async function startRegistry(): Promise<{ name: string; end: () => Promise<void> }> {
  const port = await freePort();
  const args = ['registry', 'serve', '--address', `127.0.0.1:${port}`];
  const { end } = await startServer(findTool('crane') ?? '', args, port);
  return { name: `localhost:${port}`, end };
}
