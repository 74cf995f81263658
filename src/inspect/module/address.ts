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

/** Reports if an address is on every interface. */
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
