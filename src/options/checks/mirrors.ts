import { type Message, message } from '../../language/message.ts';
import { catalog, findMirror, providersOf } from '../../mirrors/catalog.ts';
import type { BuildKind } from '../../mirrors/mirror.ts';
import { type RegistryPair, registries, registryPairs } from '../../mirrors/registries.ts';
import type { Checked } from '../option.ts';
import { nearest } from './choice.ts';
import { accept, refuse, shown } from './result.ts';
import { isHost, urlProblem } from './url.ts';

/**
 * A provider; or a prefix that is put before a whole reference: with `mirror.example.com/proxy`,
 * `docker.io/library/alpine:3.24` is pulled from `mirror.example.com/proxy/docker.io/library/alpine:3.24`; or what takes the place of each
 * registry, with commas between them, as Harbor, Nexus and Artifactory have a name of their own for each:
 * `docker.io=harbor.example.com/hub,gcr.io=harbor.example.com/gcr`.
 */
export function checkImageMirror(input: unknown): Checked<string> {
  if (typeof input !== 'string' || input === '') return refuse('check.imageMirror', { input: shown(input) });
  if (findMirror('docker.io', input) !== undefined) return accept(input);
  if (isProviderOfOther('docker.io', input)) return { ok: false, problem: providerProblem('docker.io', input) };
  const pairs = input.includes('://') || input.includes('@') ? undefined : registryPairs(input);
  if (pairs !== undefined) return checkPairs(pairs, input);
  if (input.includes('://')) return refuse('check.imageMirror.scheme', { input: shown(input) });
  if (input.includes('@')) return refuse('check.imageMirror.credentials', { input: shown(input) });
  const prefix = input.replace(/\/$/, '');
  const [host = '', ...path] = prefix.split('/');
  if (!/[.:]/.test(host) && host !== 'localhost') return { ok: false, problem: providerProblem('docker.io', input) };
  return isPrefix(host, path) ? accept(prefix) : refuse('check.imageMirror', { input: shown(input) });
}

function checkPairs(given: readonly RegistryPair[], input: string): Checked<string> {
  const pairs = given.map(({ registry, address }) => ({ registry, address: address.replace(/\/$/, '') }));
  const named = pairs.map(({ registry }) => registry);
  const isLegal = pairs.every(({ registry, address }) => {
    const [host = '', ...path] = address.split('/');
    return registries.some((known) => known === registry) && isPrefix(host, path);
  });
  if (!isLegal || new Set(named).size < named.length) return refuse('check.imageMirror', { input: shown(input) });
  return accept(pairs.map(({ registry, address }) => `${registry}=${address}`).join(','));
}

/** https://github.com/distribution/reference/blob/main/reference.go */
function isPrefix(host: string, path: readonly string[]): boolean {
  const isPart = (part: string) => /^[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*$/.test(part);
  return isHost(host) && path.every(isPart) && [host, ...path].join('/').length <= 200;
}

/**
 * Mirrors in the order in which they are tried, with commas between them: each a provider, or the URL above `v3.24/main`.
 * Given back without blanks, repetitions and slashes at the ends of URLs.
 */
export function checkApkMirror(input: unknown): Checked<string> {
  const given = typeof input === 'string' ? input.split(',') : input;
  if (!Array.isArray(given) || given.length === 0) return refuse('check.apkMirror', { input: shown(input) });
  const mirrors: string[] = [];
  for (const entry of given.map((one) => (typeof one === 'string' ? one.trim() : one))) {
    if (entry === '') return refuse('check.apkMirror', { input: shown(input) });
    if (typeof entry !== 'string' || !entry.includes(':')) {
      if (typeof entry !== 'string' || findMirror('apk', entry) === undefined) {
        return { ok: false, problem: providerProblem('apk', entry) };
      }
      mirrors.push(entry);
      continue;
    }
    const problem = urlProblem(entry);
    if (problem !== undefined) return { ok: false, problem };
    mirrors.push(entry.replace(/\/+$/, ''));
  }
  return accept([...new Set(mirrors)].join(','));
}

/**
 * Providers, URLs and the words `direct` and `off`, with `|` or `,` between them, as in GOPROXY
 * (https://go.dev/ref/mod#environment-variables): after `|` the next one is tried on any error, after `,` only where a
 * module is not found.
 */
export function checkGoProxy(input: unknown): Checked<string> {
  if (typeof input !== 'string' || input === '') return refuse('check.goProxy', { input: shown(input) });
  const entries = input.split(/[|,]/);
  for (const entry of entries) {
    if (entry === 'direct' || entry === 'off') continue;
    if (entry === '') return refuse('check.goProxy', { input: shown(input) });
    if (findMirror('goproxy', entry) !== undefined) {
      if (entry === 'upstream' && entries.length > 1) return refuse('check.goProxy.upstream', { input: shown(input) });
      continue;
    }
    const problem = entry.includes(':') ? urlProblem(entry) : providerProblem('goproxy', entry);
    if (problem !== undefined) return { ok: false, problem };
  }
  return accept(input);
}

/**
 * A provider, or a GOSUMDB value: `HOST`, `HOST+HASH+KEY`, with a URL after a blank where it is reached elsewhere
 * (https://go.dev/ref/mod#environment-variables). `off` is refused: it would accept any bytes for any module.
 */
export function checkGoSumdb(input: unknown): Checked<string> {
  if (typeof input === 'string' && findMirror('sumdb', input) !== undefined) return accept(input);
  if (input === 'off') return refuse('check.goSumdb.off');
  const near = typeof input === 'string' ? nearest(input, providersOf('sumdb')) : undefined;
  if (isProviderOfOther('sumdb', input) || (near !== undefined && /^[\w-]+$/.test(String(input)))) {
    return { ok: false, problem: providerProblem('sumdb', input) };
  }
  const [database = '', url, ...more] = typeof input === 'string' ? input.split(' ') : [];
  // The go command knows the keys of these two names; every other database comes with its own.
  const known = ['sum.golang.org', 'sum.golang.google.cn'].includes(database);
  const [, host = ''] = /^([^+]+)\+[0-9a-f]{8}\+[A-Za-z0-9/+=]{40,60}$/.exec(database) ?? [];
  if (more.length > 0 || !(known || isHost(host))) {
    return refuse('check.goSumdb', { input: shown(input), providers: providersOf('sumdb').join(', ') });
  }
  const problem = url === undefined ? undefined : urlProblem(url);
  return problem === undefined ? accept(input as string) : { ok: false, problem };
}

/**
 * Returns the problem of an input that names no provider of a kind: it names one of another kind, or is near to a name, or is
 * neither. All who provide the kind are named.
 */
export function providerProblem(kind: BuildKind, input: unknown): Message {
  const providers = providersOf(kind);
  const values = { input: shown(input), providers: providers.join(', ') };
  if (isProviderOfOther(kind, input)) {
    return message('check.mirror.otherKind', { ...values, kind: message(`mirrorKind.${kind}`) });
  }
  const near = typeof input === 'string' ? nearest(input, providers) : undefined;
  return near === undefined
    ? message('check.mirror.provider', values)
    : message('check.mirror.providerNear', { ...values, near });
}

/** Reports whether an input names a provider, but one that does not serve the kind. */
export function isProviderOfOther(kind: BuildKind, input: unknown): boolean {
  return catalog.some(({ provider }) => provider === input) && !providersOf(kind).some((name) => name === input);
}
