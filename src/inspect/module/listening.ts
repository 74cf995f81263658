import type { Place } from '../place.ts';
import { assignedName, type Frame, type Value } from './calls.ts';
import { type SourceFile, usesWebFramework } from './source-file.ts';
import type { GoTokens } from './tokenize.ts';

/** Names of calls that may be one; looked up first, since a source has many calls. */
const servers = new Set(
  (
    'ListenAndServe ListenAndServeTLS Serve ServeTLS NewServer Listen ListenTCP ListenTLS Run RunTLS Start StartTLS ' +
    'StartServer'
  ).split(' '),
);

export function searchListening(file: SourceFile) {
  const listening: Place[] = [];
  const isFramework = usesWebFramework(file);
  const close = (frame: Frame) => {
    if (frame.bracket !== '(' || !servers.has(frame.name)) return;
    if (makesServer(frame, isFramework)) listening.push(file.placeOf(frame.start));
  };
  return { close, listening };
}

function makesServer({ name, receiver, literals }: Frame, isFramework: boolean): boolean {
  if (receiver === '') return false;
  if (name.startsWith('ListenAndServe')) return true;
  if (name === 'Serve' || name === 'ServeTLS') return receiver === 'http';
  if (name === 'NewServer') return receiver === 'grpc';
  if (receiver === 'net' && (name === 'Listen' || name === 'ListenTCP'))
    return !/^(unix|udp)/.test(literals.get(0) ?? '');
  return isFramework && /^[^/]*:[0-9]+$/.test(literals.get(0) ?? ':1');
}

/** Calls that only put an address together. */
const joiners = /^(Sprintf|Sprint|JoinHostPort|Itoa|FormatInt|FormatUint|string|Join|TrimSpace|Or)$/;

/** The call or literal that a value's address is for: through what merely puts it together. */
export function useOf(frame: Frame | undefined): Frame | undefined {
  if (frame?.bracket === '(' && (frame.name === '' || joiners.test(frame.name))) return useOf(frame.parent);
  return frame;
}

/**
 * Reports if a value is the address that a server is reported to listen on, or a part of it: `known` where nothing else can
 * be meant, `address` where it is if it looks like one, such as gin's `Run(":8080")`.
 */
export function listens(value: Value, tokens: GoTokens): 'known' | 'address' | undefined {
  const frame = useOf(value.frame);
  if (assignedName(tokens, value.index) === 'Addr') return 'address';
  if (frame === undefined) return undefined;
  if (frame.bracket === '{') return frame.key === 'Addr' && frame.name === 'Server' ? 'known' : undefined;
  if (frame.bracket !== '(') return undefined;
  const before = frame.literals.get(frame.argument - 1);
  switch (frame.name) {
    case 'ListenAndServe':
    case 'ListenAndServeTLS':
    case 'ListenTLS':
    case 'StartAutoTLS':
      return frame.argument === 0 ? 'known' : undefined;
    case 'Listen':
      if (frame.receiver === 'net' || before !== undefined) {
        return frame.argument > 0 && /^tcp/.test(before ?? 'tcp') ? 'known' : undefined;
      }
      return frame.argument === 0 ? 'address' : undefined;
    case 'Run':
    case 'RunTLS':
    case 'Start':
    case 'StartTLS':
    case 'StartServer':
      return frame.argument === 0 ? 'address' : undefined;
    default:
      return undefined;
  }
}

/** A port with the host before it: empty or a wildcard where every interface is meant. */
export type Address = { readonly host: string; readonly port: number };

const address = /^(?:([a-z][a-z0-9+]*):\/\/)?([A-Za-z0-9.*_-]*|\[[0-9A-Fa-f:]*\]):([0-9]{1,5})\/?$/;

/** Reads an address that something can listen on: `:8080`, `0.0.0.0:8080`, `tcp://localhost:80`. */
export function addressIn(text: string): Address | undefined {
  if (!text.includes(':')) return undefined;
  const [, scheme, host = '', digits = ''] = address.exec(text) ?? [];
  const port = portIn(digits);
  if (port === undefined || (scheme !== undefined && !/^(tcp[46]?|https?)$/.test(scheme))) return undefined;
  return { host, port };
}

/** Reads a port number. None of a single digit is taken for one: other numbers are far more often so small. */
export function portIn(text: string): number | undefined {
  if (!/^[1-9][0-9]{1,4}$/.test(text)) return undefined;
  const port = Number(text);
  return port <= 65535 ? port : undefined;
}

export function isEveryInterface(host: string): boolean {
  return host === '' || host === '*' || host === '0.0.0.0' || host === '[::]';
}

/** Reports if an address is one of this machine, be it of the loopback interface alone. */
export function isLocal(host: string): boolean {
  return isEveryInterface(host) || /^(localhost|127\.[0-9.]+|\[::1\])$/.test(host);
}

/** Reports if something is named like what a server listens on, and not like a server that it calls. */
export function isNamedLikePort(name: string): boolean {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  if (words.some((word) => /^(listen|listener|bind)/.test(word))) return true;
  return words.some((word) => ofServer.test(word)) && !words.some(isOfOthers);
}

const ofServer = /^(http|https|grpc|web|api|server|listen|metrics|admin)?(port|addr|address)$/;

/** Servers that a service calls, or that are called on its behalf. */
const others = new Set(
  (
    'db sql redis mongo mongodb pg postgres postgresql mysql kafka amqp rabbit rabbitmq smtp mail email ' +
    'imap ldap remote target upstream backend client proxy nats etcd consul ssh sftp ftp dns statsd ' +
    'graphite influx influxdb elastic elasticsearch memcached memcache syslog otlp otel jaeger zipkin ' +
    'collector udp peer cluster gossip advertise raft source src dst dest destination database'
  ).split(' '),
);

function isOfOthers(word: string): boolean {
  return others.has(word) || others.has(word.replace(/(port|addr|address|host)$/, ''));
}
