import type { Checked } from '../option.ts';
import { accept, refuse, shown } from './result.ts';

/** Names of apk packages: a list, or text with commas or blanks between them. Repeated ones count once; the order is alphabetical. */
export function checkPackages(input: unknown): Checked<string[]> {
  const names = typeof input === 'string' ? input.split(/[\s,]+/).filter((name) => name !== '') : input;
  if (!Array.isArray(names)) return refuse('check.packages', { input: shown(input) });
  // https://wiki.alpinelinux.org/wiki/APKBUILD_Reference#pkgname
  const strange = names.find((name) => typeof name !== 'string' || !/^[a-z0-9][a-z0-9._+-]{0,99}$/.test(name));
  if (strange !== undefined) return refuse('check.packages', { input: shown(strange) });
  return accept([...new Set(names as string[])].sort());
}
