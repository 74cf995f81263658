import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, startServer } from './listening.ts';
import { runProgram } from './process.ts';
import { findTool, without } from './tools.ts';

/** For the `skip` of tests that need a builder beside the engine. */
export const withoutBuildkitd: string | false =
  without('buildkitd') || (process.getuid?.() !== 0 && 'only root can start a buildkitd here');

export type RemoteBuilder = {
  readonly address: string;
  /** Options of `docker buildx create` with the certificates that the builder asks for. */
  readonly options: string;
  /** What it said of its work, with every request that it made. */
  readonly said: () => string;
  readonly end: () => Promise<void>;
};

/**
 * Starts a buildkitd that asks for a certificate, with a store of its own in a folder, and names looked up in the lab. `settings` is what
 * its buildkitd.toml holds.
 */
export async function startBuildkitd(folder: string, settings: string): Promise<RemoteBuilder> {
  const lab = labFolders();
  const port = await freePort();
  const file = (name: string) => join(folder, name);
  makeCertificates(folder);
  writeFileSync(file('buildkitd.toml'), settings);
  // Into a file, as a test that waits for a command reads no pipe meanwhile, and a full one would stop the builder.
  // As the lab does it for its engine: in a mount namespace of its own, the name server is the lab's.
  writeFileSync(
    file('start'),
    `#!/bin/sh
mount --bind '${lab.run}/resolv.conf' /etc/resolv.conf && exec '${findTool('buildkitd')}' "$@" > '${file('log')}' 2>&1
`,
  );
  chmodSync(file('start'), 0o755);
  const address = `tcp://127.0.0.1:${port}`;
  const args = [
    ...['--mount', '--propagation', 'private', file('start'), '--debug', '--config', file('buildkitd.toml')],
    ...['--root', file('root'), '--addr', address, '--containerd-worker=false', '--oci-worker-net=host'],
    ...['--oci-worker-binary', `${lab.cache}/bin/runc`, '--tlscacert', file('ca.pem')],
    ...['--tlscert', file('server.pem'), '--tlskey', file('server-key.pem')],
  ];
  const { end } = await startServer('unshare', args, port, {
    SSL_CERT_FILE: `${lab.cache}/ca/ca.pem`,
    SSL_CERT_DIR: '/nonexistent',
  });
  const options = `cacert=${file('ca.pem')},cert=${file('client.pem')},key=${file('client-key.pem')}`;
  return { address, options, said: () => readFileSync(file('log'), 'utf8'), end };
}

/** Where the lab has its tools and its name server's address. */
function labFolders(): { cache: string; run: string } {
  const lab = process.env.GO_CONTAINER_LAB ?? '';
  const { stdout } = runProgram('bash', ['-c', '. "$0/lab.conf" && printf "%s\\n%s\\n" "$LAB_CACHE" "$LAB_RUN"', lab], {
    cwd: '/',
  });
  const [cache = '', run = ''] = stdout.split('\n');
  return { cache, run };
}

/** The authority, and what it signed for the two ends, as docs/remote-builders.md makes them. */
function makeCertificates(folder: string): void {
  const openssl = (...args: string[]) => {
    const { status, stderr } = runProgram('openssl', args, { cwd: folder });
    if (status !== 0) throw new Error(stderr);
  };
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  openssl('req', '-x509', ...key, '-days', '1', '-subj', '/CN=builders', '-keyout', 'ca-key.pem', '-out', 'ca.pem');
  for (const [name, subject, use] of [
    ['server', 'IP:127.0.0.1', 'serverAuth'],
    ['client', 'DNS:client', 'clientAuth'],
  ] as const) {
    const more = ['-addext', `subjectAltName=${subject}`, '-addext', `extendedKeyUsage=${use}`];
    openssl('req', ...key, '-subj', `/CN=${name}`, ...more, '-keyout', `${name}-key.pem`, '-out', `${name}.csr`);
    const authority = ['-CA', 'ca.pem', '-CAkey', 'ca-key.pem', '-days', '1', '-copy_extensions', 'copy'];
    openssl('x509', '-req', '-in', `${name}.csr`, ...authority, '-out', `${name}.pem`);
  }
}
