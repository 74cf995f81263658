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

/** A port besides the one of the service. */
export type MorePort = { readonly number: number; readonly protocol: 'tcp' | 'udp' };

/** Reads a port of the answer `morePorts`: 9090, 9090/tcp, 53/udp. TCP is the default. */
export function morePort(entry: string): MorePort {
  const [number, protocol] = entry.split('/');
  return { number: Number(number), protocol: protocol === 'udp' ? 'udp' : 'tcp' };
}
