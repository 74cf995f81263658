import type { Checked } from '../option.ts';
import { accept, refuse, shown } from './result.ts';

/** A DNS-1123 label: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names */
export function checkName(input: unknown): Checked<string> {
  if (typeof input === 'string' && /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(input)) return accept(input);
  return refuse('check.name', { input: shown(input) });
}

/** The name nearest to that of a directory: `my-shop-2` for `My Shop_2`, `service` if nothing usable is left. */
export function nameFrom(folder: string): string {
  const label = folder
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 63)
    .replace(/^-+|-+$/g, '');
  return label === '' ? 'service' : label;
}

/** The name of an environment variable, or nothing. */
export function checkVariable(input: unknown): Checked<string> {
  if (typeof input === 'string' && /^([A-Z_][A-Z0-9_]{0,99})?$/.test(input)) return accept(input);
  return refuse('check.variable', { input: shown(input) });
}
