import { ClientRequest, Agent as HttpAgent, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { isIP, type Socket } from 'node:net';
import { createSecureContext } from 'node:tls';
import { urlToHttpOptions } from 'node:url';
import { fault, type Reply, type Request, type Send } from './candidate.ts';
import { openNames } from './names.ts';
import { networkFault, type Phase, timeFault } from './network-fault.ts';

/** The network of this machine: how to send a request there, and how to let go of every connection. */
export type Network = { readonly send: Send; readonly close: () => void };

/**
 * Sends by Node.js's own client. It trusts the certificates that Node.js trusts, those of NODE_EXTRA_CA_CERTS among them, and goes through the
 * proxies of HTTP_PROXY, HTTPS_PROXY and NO_PROXY, as docker does (https://nodejs.org/api/http.html#built-in-proxy-support:
 * Node.js 22.21, 24.5 and later). `seconds` is the limit that callers set by their signals, for what is said when it is over.
 */
export function openNetwork(environment: Readonly<Record<string, string | undefined>>, seconds: number): Network {
  const names = openNames(seconds);
  const settings = {
    proxyEnv: environment,
    lookup: names.lookup,
    keepAlive: false,
    // Made once: it takes longer than many an answer, and each connection would make its own.
    secureContext: createSecureContext(),
    // How long one of several addresses may take before the next one is tried; the default of 250 ms is less than a connection across an ocean.
    autoSelectFamilyAttemptTimeout: Math.max(250, seconds * 250),
  };
  const plain = { agent: new HttpAgent(settings), isProxied: false };
  const { https_proxy, HTTPS_PROXY } = environment;
  const secure = { agent: new HttpsAgent(settings), isProxied: !!(https_proxy || HTTPS_PROXY) };
  const send: Send = (request, signal) => {
    const url = new URL(request.url);
    return exchange(request, url, url.protocol === 'http:' ? plain : secure, signal, seconds);
  };
  const close = () => {
    names.close();
    for (const { agent } of [plain, secure]) agent.destroy();
  };
  return { send, close };
}

/** How requests of one scheme are made. */
type Way = { readonly agent: HttpAgent; readonly isProxied: boolean };

function exchange(
  { method, headers, maxBytes }: Request,
  url: URL,
  { agent, isProxied }: Way,
  signal: AbortSignal,
  seconds: number,
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    // There is a socket at once, and where there is a proxy between, when that has made its connection.
    let phase: Phase = isProxied ? 'proxy' : 'lookup';
    const fail = (error: unknown) => {
      reject(fault(signal.aborted ? timeFault(phase, url.host, seconds) : networkFault(error, url.host, phase)));
    };
    // Not by http.request: yo puts another one in its place, which takes yo's agent instead of ours.
    const sent = new ClientRequest({
      ...urlToHttpOptions(url),
      method,
      headers: { 'User-Agent': 'generator-go-container', ...headers },
      agent,
      signal,
      // The signal ends the request; this ends the connection to a proxy that does not answer, which would keep the process alive.
      timeout: seconds * 1000,
    });
    sent.on('socket', (socket) => {
      phase = isProxied && !socket.connecting ? 'tls' : isIP(url.hostname) === 0 ? 'lookup' : 'connect';
      follow(socket, url.protocol === 'https:', (next) => {
        phase = next;
      });
    });
    sent.on('error', fail);
    sent.on('response', (response) => {
      phase = 'body';
      collect(response, method === 'HEAD' ? 0 : maxBytes).then((body) => {
        resolve({ status: response.statusCode ?? 0, headers: plainHeaders(response), body });
        sent.destroy();
      }, fail);
    });
    sent.end();
  });
}

/** Tells how far a connection is. */
function follow(socket: Socket, isTls: boolean, at: (phase: Phase) => void): void {
  socket.on('lookup', () => at('connect'));
  socket.on('connect', () => at(isTls ? 'tls' : 'answer'));
  socket.on('secureConnect', () => at('answer'));
}

/** Up to `maxBytes` of a body; fails where the connection is cut before its end. */
function collect(response: IncomingMessage, maxBytes: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    let size = 0;
    const done = () => resolve(Buffer.concat(chunks).subarray(0, maxBytes));
    response.on('data', (chunk: Uint8Array) => {
      chunks.push(chunk);
      size += chunk.length;
      if (size >= maxBytes && maxBytes > 0) done();
    });
    response.on('end', done);
    response.on('error', reject);
  });
}

function plainHeaders({ headers }: IncomingMessage): Record<string, string> {
  const pairs = Object.entries(headers).map(([name, value]) => [name, String(value ?? '')]);
  return Object.fromEntries(pairs) as Record<string, string>;
}
