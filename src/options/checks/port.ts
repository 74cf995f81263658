import type { Checked } from '../option.ts';
import { accept, refuse, shown } from './result.ts';

/** A TCP port, as a number or in decimal digits. */
export function checkPort(input: unknown): Checked<number> {
  const digits = typeof input === 'number' ? String(input) : input;
  if (typeof digits === 'string' && /^[1-9][0-9]{0,4}$/.test(digits) && Number(digits) <= 65535) {
    return accept(Number(digits));
  }
  return refuse('check.port', { input: shown(input) });
}
