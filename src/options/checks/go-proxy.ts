import { findMirror } from '../../mirrors/find.ts';
import type { Checked } from '../option.ts';
import { providerProblem } from './provider.ts';
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
