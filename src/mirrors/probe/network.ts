import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { ClientRequest, Agent as HttpAgent, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { isIP, type Socket } from 'node:net';
import { createSecureContext } from 'node:tls';
import { urlToHttpOptions } from 'node:url';
import { fault, type Reply, type Request, type Send } from './candidate.ts';
import { openNames } from './names.ts';
import { networkFault, type Phase, timeFault } from './network-fault.ts';

/** The network of this machine: sends requests, and closes every connection in the end. */
export type Network = { readonly send: Send; readonly close: () => void };

/**
 * Opens the network by Node.js's own client. It trusts the certificates that Node.js trusts, including NODE_EXTRA_CA_CERTS, and uses the
 * proxies of HTTP_PROXY, HTTPS_PROXY and NO_PROXY, as docker does (https://nodejs.org/api/http.html#built-in-proxy-support:
 * Node.js 22.21, 24.5 and later). `seconds` is the limit that callers set by their signals; errors name it.
 */
export function openNetwork(environment: Readonly<Record<string, string | undefined>>, seconds: number): Network {
  const names = openNames(seconds);
  const settings = {
    proxyEnv: environment,
    lookup: names.lookup,
    keepAlive: false,
    // Made once: it takes longer than many responses, and each connection would make its own.
    secureContext: createSecureContext(),
    // Time for one of several addresses before the next is tried. The default of 250 ms is too short for a connection across an ocean.
    autoSelectFamilyAttemptTimeout: Math.max(250, seconds * 250),
  };
  const plain = { agent: new HttpAgent(settings), isProxied: false };
  const { https_proxy, HTTPS_PROXY } = environment;
  const secure = { agent: new HttpsAgent(settings), isProxied: !!(https_proxy || HTTPS_PROXY) };
  const send: Send = (request, signal) => {
    const url = new URL(request.url);
    return exchange(request, url, url.protocol === 'http:' ? plain : secure, signal, seconds);
  };
  // The agents know no socket to a proxy before its TLS is up, and such a socket would keep the process alive.
  const sockets = new Set<Socket>();
  const onSocket = (opened: unknown) => {
    const { socket } = opened as { readonly socket: Socket };
    sockets.add(socket.once('close', () => sockets.delete(socket)));
  };
  subscribe('net.client.socket', onSocket);
  const close = () => {
    unsubscribe('net.client.socket', onSocket);
    names.close();
    for (const socket of sockets) socket.destroy();
  };
  return { send, close };
}

type Way = { readonly agent: HttpAgent; readonly isProxied: boolean };

function exchange(
  { method, headers, maxBytes }: Request,
  url: URL,
  { agent, isProxied }: Way,
  signal: AbortSignal,
  seconds: number,
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    // A direct request has a socket at once, one through a proxy as soon as the proxy has connected.
    let phase: Phase = isProxied ? 'proxy' : 'lookup';
    const fail = (error: unknown) => {
      reject(fault(signal.aborted ? timeFault(phase, url.host, seconds) : networkFault(error, url.host, phase)));
    };
    // Not http.request: yo replaces it by one that uses yo's agent instead of ours.
    const sent = new ClientRequest({
      ...urlToHttpOptions(url),
      method,
      headers: { 'User-Agent': 'generator-go-container', ...headers },
      agent,
      signal,
    });
    sent.on('socket', (socket) => {
      phase = isProxied && !socket.connecting ? 'tls' : isIP(url.hostname) === 0 ? 'lookup' : 'connect';
      follow(socket, url.protocol === 'https:', (next) => {
        phase = next;
      });
    });
    sent.on('error', fail);
    // Behind a proxy, a request has no socket before TLS is up, and Node.js reports its abort only with a socket.
    signal.addEventListener('abort', fail, { once: true });
    sent.on('response', (response) => {
      phase = 'body';
      collect(response, maxBytes).then((body) => {
        resolve({ status: response.statusCode ?? 0, headers: plainHeaders(response), body });
        sent.destroy();
      }, fail);
    });
    sent.end();
  });
}

function follow(socket: Socket, isTls: boolean, at: (phase: Phase) => void): void {
  socket.on('lookup', () => at('connect'));
  socket.on('connect', () => at(isTls ? 'tls' : 'answer'));
  socket.on('secureConnect', () => at('answer'));
}

/** Reads up to `maxBytes` of a body. Fails if the connection is cut before its end. */
function collect(response: IncomingMessage, maxBytes: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    let size = 0;
    const done = () => resolve(Buffer.concat(chunks).subarray(0, maxBytes));
    response.on('data', (chunk: Uint8Array) => {
      chunks.push(chunk);
      size += chunk.length;
      if (size >= maxBytes) done();
    });
    response.on('end', done);
    response.on('error', reject);
  });
}

function plainHeaders({ headers }: IncomingMessage): Record<string, string> {
  const pairs = Object.entries(headers).map(([name, value]) => [name, String(value ?? '')]);
  return Object.fromEntries(pairs) as Record<string, string>;
}
