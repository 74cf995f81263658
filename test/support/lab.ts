import { createSocket } from 'node:dgram';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from './process.ts';

type Test = { after: (stop: () => void) => void };

/** What of a lab its tests need: where it answers, whom its certificates are signed by, and the hosts that it stands for. */
export type Lab = { readonly address: string; readonly authority: string; readonly hosts: readonly string[] };

/** The lab that GO_CONTAINER_LAB names. */
export function theLab(): Lab {
  const folder = process.env.GO_CONTAINER_LAB ?? '';
  const script = '. ./lab.conf && echo "$LAB_ADDR" && echo "$LAB_CACHE"';
  const [address = '', cache = ''] = runProgram('sh', ['-c', script], { cwd: folder }).stdout.split('\n');
  const lines = readFileSync(join(folder, 'hosts.conf'), 'utf8').split('\n');
  const hosts = lines
    .map((line) => line.replace(/#.*/, '').trim().split(/\s+/)[1])
    .filter((host) => host !== undefined);
  return { address, authority: join(cache, 'ca/ca.pem'), hosts };
}

/** A name server of the test's own, at an address of this machine: some names have an address, every other one does not exist. */
export async function serveNames(t: Test, at: string, hosts: readonly string[], address: string): Promise<void> {
  const socket = createSocket('udp4');
  socket.on('message', (query, { port, address: from }) => socket.send(answer(query, hosts, address), port, from));
  await new Promise<void>((resolve) => socket.bind(53, at, resolve));
  t.after(() => socket.close());
}

/** https://www.rfc-editor.org/rfc/rfc1035#section-4.1 */
function answer(query: Buffer, hosts: readonly string[], address: string): Buffer {
  const labels: string[] = [];
  let end = 12;
  for (let size = query[end] ?? 0; size > 0; size = query[end] ?? 0) {
    labels.push(query.toString('latin1', end + 1, end + 1 + size));
    end += 1 + size;
  }
  end += 5;
  const isKnown = hosts.includes(labels.join('.').toLowerCase());
  const hasAddress = isKnown && query.readUInt16BE(end - 4) === 1;
  const reply = Buffer.from(query.subarray(0, end));
  reply.writeUInt16BE(isKnown ? 0x8180 : 0x8183, 2);
  reply.set([0, 1, 0, hasAddress ? 1 : 0, 0, 0, 0, 0], 4);
  const record = [0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 1, 0, 4, ...address.split('.').map(Number)];
  return hasAddress ? Buffer.concat([reply, Buffer.from(record)]) : reply;
}

/** A command that looks its names up at a name server, as its arguments for a program that runs it; needs root. */
export function lookingUpAt(folder: string, nameServer: string, command: readonly string[]): string[] {
  const file = join(folder, '..', 'resolv.conf');
  writeFileSync(file, `nameserver ${nameServer}\n`);
  const script = 'mount --bind "$0" /etc/resolv.conf && exec "$@"';
  return ['unshare', '--mount', '--propagation', 'private', 'sh', '-c', script, file, ...command];
}
