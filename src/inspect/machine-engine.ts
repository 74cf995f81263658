import { existsSync } from 'node:fs';

type Environment = Readonly<Record<string, string | undefined>>;

/** Milliseconds. An engine on the same machine answers in two or three. */
const patience = 300;

/**
 * The major release of the Docker that listens on this machine; undefined if none does, if it does not answer, or if it is another engine. Asks
 * the socket of DOCKER_HOST, or else Docker's own, as starting `docker` takes longer than all the rest of a run. Never fails.
 * https://docs.docker.com/reference/api/engine/version/v1.51/#tag/System/operation/SystemPingHead
 */
export async function dockerOnMachine({ DOCKER_HOST }: Environment): Promise<number | undefined> {
  const socket = socketOf(DOCKER_HOST);
  if (socket === undefined || !existsSync(socket)) return undefined;
  // Seldom needed, and slow to load.
  const { connect } = process.getBuiltinModule('node:net');
  const reply = await new Promise<string>((resolve) => {
    let text = '';
    const connection = connect(socket, () => connection.write('HEAD /_ping HTTP/1.0\r\n\r\n'));
    const end = () => {
      clearTimeout(timer);
      connection.destroy();
      resolve(text);
    };
    const timer = setTimeout(end, patience);
    connection.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      if (text.includes('\r\n\r\n')) end();
    });
    connection.on('error', end).on('end', end);
  });
  const major = /^Server: Docker\/([0-9]+)\./im.exec(reply)?.[1];
  return major === undefined ? undefined : Number(major);
}

function socketOf(host: string | undefined): string | undefined {
  if (host === undefined || host === '') return '/var/run/docker.sock';
  return host.startsWith('unix://') ? host.slice('unix://'.length) : undefined;
}
