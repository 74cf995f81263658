import { findMirror, providersOf } from '../../mirrors/find.ts';
import type { Checked } from '../option.ts';
import { nearest } from './nearest.ts';
import { accept, refuse, shown } from './result.ts';
import { urlProblem } from './url.ts';

/** A provider, or the URL above `v3.24/main`, given back without a slash at its end. */
export function checkApkMirror(input: unknown): Checked<string> {
  if (typeof input === 'string' && findMirror('apk', input) !== undefined) return accept(input);
  if (typeof input === 'string' && input.includes(':')) {
    const problem = urlProblem(input);
    return problem === undefined ? accept(input.replace(/\/+$/, '')) : { ok: false, problem };
  }
  const providers = providersOf('apk');
  const near = typeof input === 'string' ? nearest(input, providers) : undefined;
  const values = { input: shown(input), providers: providers.join(', ') };
  return near === undefined
    ? refuse('check.mirror.provider', values)
    : refuse('check.mirror.providerNear', { ...values, near });
}
