import { posix } from 'node:path';
import { isOpen, type Scope, variablesIn } from './scope.ts';
import { scriptOf, shellCommands } from './shell.ts';

/** The address that a probe calls. A port or path is undefined if it depends on something unknown. */
type Endpoint = {
  /** True if the address is one of the container itself. */
  readonly isLocal: boolean;
  readonly port: number | undefined;
  /** True if the command mentions variables, which whoever runs the image may set. */
  readonly usesVariables: boolean;
};

export type Probe =
  | ({ readonly kind: 'http'; readonly scheme: 'http' | 'https'; readonly path: string | undefined } & Endpoint)
  /** It only opens a connection. */
  | ({ readonly kind: 'tcp' } & Endpoint)
  /** A plain command that is no known client. */
  | { readonly kind: 'other'; readonly words: readonly string[] }
  | { readonly kind: 'unknown' };

/** The flags of a client by what follows them. A flag that is in no list makes the command unknown. */
type Client = {
  /** Flags of one letter that take no value, and those that take one: `-q`, `-w 3`, `-w3`. */
  readonly plain: string;
  readonly valued: string;
  /** The same for long flags, without their dashes. */
  readonly plainWords: readonly string[];
  readonly valuedWords: readonly string[];
  /** The long flag whose value is the address. */
  readonly address?: string;
  /** Reads the words that are no flags, undefined if it cannot be called so. */
  readonly targetOf: (words: readonly string[]) => WrittenAddress | undefined;
};

/** The address that a client is called with, as written. */
type WrittenAddress = {
  readonly host: string;
  readonly port: string;
  readonly scheme?: string;
  readonly path?: string;
};

const curl: Client = {
  plain: 'fsSkLIivgGjNqaZ0123#46',
  valued: 'mowHAbcderuXECDFtyYzT',
  plainWords: listed(
    'fail fail-with-body silent show-error insecure location head include verbose get http1.0 http1.1 http2 http3 ' +
      'http2-prior-knowledge ipv4 ipv6 compressed no-buffer no-keepalive retry-connrefused retry-all-errors ' +
      'no-progress-meter path-as-is disable tlsv1.2 tlsv1.3 globoff fail-early',
  ),
  valuedWords: listed(
    'max-time connect-timeout output write-out header user-agent request retry retry-delay retry-max-time user cacert ' +
      'cert key data data-raw data-binary cookie referer noproxy max-redirs interface oauth2-bearer',
  ),
  address: 'url',
  targetOf: urlOf,
};

const wget: Client = {
  plain: 'qvSncdNFxrpHLE46',
  valued: 'OoTtUPaiwQ',
  plainWords: listed(
    'quiet spider no-verbose verbose no-check-certificate server-response content-on-error no-cache no-proxy no-cookies ' +
      'inet4-only inet6-only no-hsts retry-connrefused no-dns-cache no-http-keep-alive no-netrc no-config debug',
  ),
  valuedWords: listed(
    'output-document output-file timeout tries user-agent header method connect-timeout read-timeout dns-timeout wait ' +
      'waitretry ca-certificate certificate private-key user password post-data body-data max-redirect',
  ),
  targetOf: urlOf,
};

/** OpenBSD's, BusyBox's and nmap's netcat; flags that mean other things in one of them, and those of UDP and proxies, are left out. */
const netcat: Client = {
  plain: 'zvn46',
  valued: 'wqips',
  plainWords: ['zero', 'verbose', 'nodns'],
  valuedWords: ['wait', 'idle-timeout', 'source-port'],
  targetOf: (words) => (words.length === 2 ? { host: words[0] ?? '', port: words[1] ?? '' } : undefined),
};

const grpc: Client = {
  plain: 'v',
  valued: '',
  plainWords: ['tls', 'tls-no-verify', 'spiffe', 'gzip', 'alts', 'verbose'],
  valuedWords: listed(
    'service connect-timeout rpc-timeout rpc-header user-agent tls-ca-cert tls-client-cert tls-client-key tls-server-name',
  ),
  address: 'addr',
  targetOf: ([address = '']) => {
    const [, host = '', port] = /^(.*):([^:]*)$/.exec(address) ?? [];
    return port === undefined ? undefined : { host, port };
  },
};

const clients: ReadonlyMap<string, Client> = new Map([
  ['curl', curl],
  ['wget', wget],
  ...['nc', 'ncat', 'netcat'].map((name) => [name, netcat] as const),
  ...['grpc_health_probe', 'grpc-health-probe'].map((name) => [name, grpc] as const),
]);

/** Commands that give variables values, so that what later ones see is not known. */
const setters = /^(?:\.|source|export|declare|local|readonly|read|getopts|set|unset|eval)$/;

/** A host that is the container itself. */
const local = /^(?:localhost|127(?:\.\d+){3}|0\.0\.0\.0|::1?|\[::1?\]|\$HOSTNAME|\$\{HOSTNAME\})?$/i;

const unknown: Probe = { kind: 'unknown' };

/**
 * Reads the command of a health check: the script of a shell, or the words of an exec form. `environment` is what its shell runs in, with
 * undefined for values that are not known; without one, no variable is known. Of several probes, all must call the same address.
 */
export function readProbe(command: string | readonly string[], environment?: Scope): Probe {
  const script = typeof command === 'string' ? command : scriptOf(withoutWrapper(command));
  if (script === undefined) return readCommand(command as readonly string[], '', environment);
  const first = shellCommands(script, openScope(script, environment));
  if (first === undefined || /\$\{\w+:?\+/.test(script)) return unknown;
  const isSet = first.some(({ words: [name = ''], assignments }) => assignments.length > 0 || setters.test(name));
  const known = isSet ? undefined : environment;
  const commands = isSet ? (shellCommands(script, openScope(script, known)) ?? []) : first;
  const all = commands.flatMap(({ words: list, text }) => (list.length === 0 ? [] : readCommand(list, text, known)));
  const probes = all.filter(({ kind }) => kind !== 'other');
  const [probe = all[0] ?? unknown, ...others] = probes;
  return others.every((other) => JSON.stringify(other) === JSON.stringify(probe)) ? probe : unknown;
}

/** The variables of a script. One that is not known stands for itself, so that it is not taken for unset. */
function openScope(script: string, environment: Scope | undefined): Scope {
  const names = variablesIn(script).filter((name) => environment?.has(name) !== false);
  return new Map(names.map((name) => [name, environment?.get(name) ?? `$${name}`]));
}

/** Reads one command; `text` is its source if a shell has expanded it, else empty. */
function readCommand(command: readonly string[], text: string, environment: Scope | undefined): Probe {
  const list = withoutWrapper(command);
  const usesVariables = `${text} ${list.join(' ')}`.includes('$');
  const inner = scriptOf(list);
  if (inner !== undefined) {
    const probe = readProbe(inner, environment);
    return 'usesVariables' in probe && usesVariables ? { ...probe, usesVariables } : probe;
  }
  const [name = '', ...rest] = list;
  const client = clients.get(posix.basename(name));
  if (client === undefined) return name === '' ? unknown : { kind: 'other', words: list };
  const { host = '', port: written = '', scheme, path } = addressOf(client, rest) ?? {};
  const port = portNumber(written);
  if (port === undefined && !isOpen(written)) return unknown;
  const target = { isLocal: local.test(host), port, usesVariables };
  if (scheme === undefined || path === undefined) return { kind: 'tcp', ...target };
  return {
    kind: 'http',
    scheme: scheme === 'https' ? 'https' : 'http',
    path: isOpen(path) ? undefined : path,
    ...target,
  };
}

/** The command behind what only starts it. */
function withoutWrapper(command: readonly string[]): readonly string[] {
  const [name = '', next = ''] = command;
  if (/^(?:exec|command)$/.test(name) || /(?:^|\/)busybox$/.test(name)) return command.slice(1);
  return posix.basename(name) === 'timeout' && /^\d/.test(next) ? withoutWrapper(command.slice(2)) : command;
}

/** Sorts the words behind a client into flags and the rest, undefined if a flag is not known. */
function addressOf(client: Client, list: readonly string[]): WrittenAddress | undefined {
  const addresses: string[] = [];
  for (let i = 0; i < list.length; i++) {
    const word = list[i] ?? '';
    if (word === '--') {
      addresses.push(...list.slice(i + 1));
      break;
    }
    if (!/^-./.test(word)) {
      addresses.push(word);
      continue;
    }
    const [, long = '', joined] = /^--?([a-z][\w.-]+)(?:=(.*))?$/s.exec(word) ?? [];
    if (long !== '' && long === client.address) {
      addresses.push(joined ?? list[++i] ?? '');
    } else if (client.valuedWords.includes(long)) {
      if (joined === undefined) i++;
    } else if (!client.plainWords.includes(long) || joined !== undefined) {
      const isValueNext = word.startsWith('--') ? undefined : takesNext(client, word.slice(1));
      if (isValueNext === undefined) return undefined;
      if (isValueNext) i++;
    }
  }
  return client.targetOf(addresses);
}

/** Reports if a group of letters such as `qO` takes the next word as a value; undefined if one of them is not known. */
function takesNext({ plain, valued }: Client, letters: string): boolean | undefined {
  const at = [...letters].findIndex((letter) => !plain.includes(letter));
  if (at < 0) return false;
  return valued.includes(letters[at] ?? '') ? at === letters.length - 1 : undefined;
}

function urlOf([written, ...others]: readonly string[]): WrittenAddress | undefined {
  if (written === undefined || others.length > 0) return undefined;
  // What a command prints may hold any character.
  const url = written.replace(/\$\(hostname\)/g, '$HOSTNAME').replace(/\$\([^)]*\)|`[^`]*`/g, '$_');
  const [, scheme = 'http', host, port, path = '/'] =
    /^(?:(\w+):\/\/)?(?:[^@/]*@)?(\[[^\]]*\]|[^:/?#]+)(?::([^/?#]*))?(\/[^?#]*)?(?:[?#].*)?$/s.exec(url) ?? [];
  const usual = { http: '80', https: '443' }[scheme.toLowerCase()];
  return host === undefined || usual === undefined
    ? undefined
    : { host, port: port ?? usual, scheme: scheme.toLowerCase(), path };
}

function portNumber(text: string): number | undefined {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65535 ? Number(text) : undefined;
}

function listed(list: string): string[] {
  return list.split(' ');
}
