import { findMirror } from '../../mirrors/find.ts';
import type { Checked } from '../option.ts';
import { providerProblem } from './provider.ts';
import { accept, refuse, shown } from './result.ts';
import { urlProblem } from './url.ts';

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
