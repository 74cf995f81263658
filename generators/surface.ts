import type { Surface } from '../src/measuring.ts';

/** This process, as a measurement uses it. */
export function surface(): Surface {
  return {
    architecture: process.arch,
    isTerminal: process.stdout.isTTY === true,
    out: (text) => process.stdout.write(text),
  };
}
