import { findMirror, providersOf } from '../../mirrors/find.ts';
import type { Checked } from '../option.ts';
import { nearest } from './nearest.ts';
import { accept, refuse, shown } from './result.ts';
import { urlProblem } from './url.ts';

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
    if (findMirror('goproxy', entry) !== undefined) {
      if (entry === 'upstream' && entries.length > 1) return refuse('check.goProxy.upstream', { input: shown(input) });
      continue;
    }
    if (entry.includes(':')) {
      const problem = urlProblem(entry);
      if (problem !== undefined) return { ok: false, problem };
      continue;
    }
    const providers = providersOf('goproxy');
    const near = nearest(entry, providers);
    const values = { input: shown(entry), providers: providers.join(', ') };
    return near === undefined
      ? refuse('check.mirror.provider', values)
      : refuse('check.mirror.providerNear', { ...values, near });
  }
  return accept(input);
}
