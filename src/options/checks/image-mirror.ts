import { findMirror } from '../../mirrors/find.ts';
import { type RegistryPair, registries, registryPairs } from '../../mirrors/registries.ts';
import type { Checked } from '../option.ts';
import { isProviderOfOther, providerProblem } from './provider.ts';
import { accept, refuse, shown } from './result.ts';
import { isHost } from './url.ts';

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
