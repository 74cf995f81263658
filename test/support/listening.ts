import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
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

/** Starts a program that listens on a port and waits until it does. Gives how to end it, and what it said. */
export async function startServer(
  file: string,
  args: readonly string[],
  port: number,
  env: Record<string, string> = {},
): Promise<{ end: () => Promise<void>; said: () => string }> {
  const program = spawn(file, args, { env: { ...process.env, ...env } });
  let output = '';
  for (const stream of [program.stdout, program.stderr]) stream.on('data', (data) => (output += data));
  const ended = once(program, 'close');
  const end = async () => {
    program.kill('SIGTERM');
    await ended;
  };
  for (let waited = 0; waited < 30_000; waited += 100) {
    if (program.exitCode !== null) break;
    if (await answers(port)) return { end, said: () => output };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
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

/**
 * Starts a registry, empty, that the engine takes for insecure by its name. Gives that, and how to end it. It stores on disk: in memory,
 * it answers no request as long as any upload lasts, and a builder that waits for an answer before it goes on with an upload waits for ever.
 */
export async function startRegistry(): Promise<{ name: string; end: () => Promise<void> }> {
  const [port, store] = [await freePort(), mkdtempSync(join(tmpdir(), 'registry-'))];
  const flags = ['--address', `127.0.0.1:${port}`, '--disk', store];
  const server = await startServer(findTool('crane') ?? '', ['registry', 'serve', ...flags], port);
  const end = async () => {
    await server.end();
    rmSync(store, { recursive: true, force: true });
  };
  return { name: `localhost:${port}`, end };
}
