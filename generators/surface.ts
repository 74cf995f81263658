import type { Surface } from '../src/measuring.ts';

/** This process, as a measurement uses it. */
export function surface(): Surface {
  return {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    errColumns: () => (process.stderr.isTTY === true ? process.stderr.columns || 80 : undefined),
  };
}
