import { findMirror, providersOf } from '../../mirrors/find.ts';
import type { Checked } from '../option.ts';
import { nearest } from './nearest.ts';
import { isProviderOfOther, providerProblem } from './provider.ts';
import { accept, refuse, shown } from './result.ts';
import { isHost, urlProblem } from './url.ts';

/**
 * A provider, or a GOSUMDB value: `HOST`, `HOST+HASH+KEY`, with a URL after a blank if another host serves it
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
