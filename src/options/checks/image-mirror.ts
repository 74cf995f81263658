import { findMirror } from '../../mirrors/find.ts';
import type { Checked } from '../option.ts';
import { isProviderOfOther, providerProblem } from './provider.ts';
import { accept, refuse, shown } from './result.ts';
import { isHost } from './url.ts';

/**
 * A provider, or a prefix that is put before a whole reference: with `harbor.example.com/proxy`,
 * `docker.io/library/alpine:3.24` is pulled from `harbor.example.com/proxy/docker.io/library/alpine:3.24`.
 */
export function checkImageMirror(input: unknown): Checked<string> {
  if (typeof input !== 'string' || input === '') return refuse('check.imageMirror', { input: shown(input) });
  if (findMirror('docker.io', input) !== undefined) return accept(input);
  if (isProviderOfOther('docker.io', input)) return { ok: false, problem: providerProblem('docker.io', input) };
  if (input.includes('://')) return refuse('check.imageMirror.scheme', { input: shown(input) });
  if (input.includes('@')) return refuse('check.imageMirror.credentials', { input: shown(input) });
  const prefix = input.replace(/\/$/, '');
  const [host = '', ...path] = prefix.split('/');
  if (!/[.:]/.test(host) && host !== 'localhost') return { ok: false, problem: providerProblem('docker.io', input) };
  // https://github.com/distribution/reference/blob/main/reference.go
  const legal =
    isHost(host) && path.every((part) => /^[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*$/.test(part)) && input.length <= 200;
  return legal ? accept(prefix) : refuse('check.imageMirror', { input: shown(input) });
}
