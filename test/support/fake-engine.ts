import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { freshFolder } from './folders.ts';

/** Listens on a socket, answers each request with `reply`, if any, until the test is over. Returns the DOCKER_HOST of it. */
export async function fakeEngine(t: Parameters<typeof freshFolder>[0], reply: string | undefined): Promise<string> {
  const path = join(freshFolder(t), 'engine.sock');
  const server = createServer((connection) => {
    connection.on('error', () => {});
    connection.on('data', () => {
      if (reply !== undefined) connection.end(reply);
    });
    t.after(() => connection.destroy());
  });
  server.listen(path);
  await once(server, 'listening');
  t.after(() => server.close());
  return `unix://${path}`;
}

/** The answer of an engine to HEAD /_ping. */
export function pingReply(server: string): string {
  return `HTTP/1.0 200 OK\r\nApi-Version: 1.43\r\nServer: ${server}\r\n\r\n`;
}
