import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createServer as createPlainServer, type Server as PlainServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

type Test = { after: (stop: () => void) => void };
type Certificate = { readonly key: string; readonly cert: string };

/** Serves on a port of this machine until the test is over, and gives `127.0.0.1:PORT`. */
export function serve(t: Test, listener: RequestListener): Promise<string> {
  return listen(t, createServer(listener));
}

/** The same with TLS. */
export function serveSecurely(t: Test, certificate: Certificate, listener: RequestListener): Promise<string> {
  return listen(t, createSecureServer(certificate, listener));
}

/** Accepts connections and does with each what it is told. */
export function accept(t: Test, onConnection: (socket: Socket) => void): Promise<string> {
  return listen(t, createPlainServer(onConnection));
}

/** A port of this machine where nobody answers. */
export async function closedPort(): Promise<string> {
  const server = createPlainServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `127.0.0.1:${port}`;
}

async function listen(t: Test, server: Server | PlainServer): Promise<string> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** How servers fail, by what they do with a request. */
export const failures = {
  page: (_, response) => response.setHeader('Content-Type', 'text/html').end('<!DOCTYPE html>\n<title>Log in</title>'),
  otherJson: (_, response) => response.setHeader('Content-Type', 'application/json').end('{"hello":"world"}'),
  empty: (_, response) => response.end(),
  hang: () => {},
  stall: (_, response) => {
    response.writeHead(200, { 'Content-Length': '5000' });
    response.flushHeaders();
    response.write('x');
  },
  cut: (_, response) => {
    response.writeHead(200, { 'Content-Length': '5000' });
    response.write('x'.repeat(20), () => response.destroy());
  },
  slam: (request) => request.socket.destroy(),
  status403: (_, response) =>
    response
      .writeHead(403, { 'Content-Type': 'application/json' })
      .end('{"errors":[{"code":"DENIED","message":"this image is not in the allowlist"}]}'),
  status404: (_, response) =>
    response.writeHead(404, { 'Content-Type': 'text/plain' }).end('not found: no such module'),
  status429: (_, response) => response.writeHead(429).end(),
  status500: (_, response) => response.writeHead(500, { 'Content-Type': 'text/html' }).end('<html>nginx</html>'),
  loop: (request, response) => response.writeHead(302, { Location: `${request.url}x` }).end(),
} as const satisfies Record<string, RequestListener>;

/** The right answer of each kind, as far as it is asked for; `asked` gets the requests. */
export function mirror(asked: string[] = []): RequestListener {
  return (request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const url = request.url ?? '';
    if (url.endsWith('/APKINDEX.tar.gz')) response.end(gzipSync('APKINDEX'.repeat(2000)));
    else if (url.endsWith('.info')) response.end(JSON.stringify({ Version: /@v\/(.*)\.info$/.exec(url)?.[1] }));
    else if (url.endsWith('/supported')) response.end();
    else if (url.endsWith('/latest')) response.end('go.sum database tree\n1\nhash\n\n— key\n');
    else if (url.endsWith('/InRelease'))
      response.end('-----BEGIN PGP SIGNED MESSAGE-----\n\nOrigin: Debian\nSuite: stable\n');
    else if (url.endsWith('/yo')) response.end('{"name":"yo","dist-tags":{"latest":"7.0.1"}}');
    else if (url.includes('/manifests/')) manifest(response);
    else response.writeHead(404).end();
  };
}

function manifest(response: Parameters<RequestListener>[1]): void {
  response.writeHead(200, {
    'Content-Type': 'application/vnd.oci.image.index.v1+json',
    'Docker-Content-Digest': `sha256:${'0'.repeat(64)}`,
  });
  response.end('{"schemaVersion":2,"manifests":[]}');
}

/** Why there are no certificates, false where openssl makes them. */
export const withoutCertificates: string | false =
  spawnSync('openssl', ['version']).status === 0 ? false : 'no openssl command';

/** A certificate authority of the test's own, and certificates of 127.0.0.1: by it, by nobody, past its date, and for another name. */
export function certificates() {
  const folder = mkdtempSync(join(tmpdir(), 'go-container-certificates-'));
  const openssl = (...args: string[]) => {
    const { status, stderr } = spawnSync('openssl', args, { cwd: folder, encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
  };
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  openssl('req', '-x509', ...newKey, '-keyout', 'ca.key', '-out', 'ca.pem', '-days', '3', '-subj', '/CN=test');
  const signed = (name: string, subject: string, days: string): Certificate => {
    openssl('req', ...newKey, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', '/CN=test', '-addext', subject);
    const by = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-copy_extensions', 'copyall'];
    openssl('x509', '-req', '-in', `${name}.csr`, ...by, '-days', days, '-out', `${name}.pem`);
    return read(name);
  };
  const read = (name: string): Certificate => ({
    key: readFileSync(join(folder, `${name}.key`), 'utf8'),
    cert: readFileSync(join(folder, `${name}.pem`), 'utf8'),
  });
  return {
    authority: join(folder, 'ca.pem'),
    good: signed('good', 'subjectAltName=IP:127.0.0.1', '2'),
    expired: signed('expired', 'subjectAltName=IP:127.0.0.1', '-1'),
    otherName: signed('other', 'subjectAltName=DNS:mirror.example.com', '2'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
