import type { Checked } from '../option.ts';
import { accept, refuse, shown } from './result.ts';

/** The name of an environment variable, or nothing. */
export function checkVariable(input: unknown): Checked<string> {
  if (typeof input === 'string' && /^([A-Z_][A-Z0-9_]{0,99})?$/.test(input)) return accept(input);
  return refuse('check.variable', { input: shown(input) });
}
