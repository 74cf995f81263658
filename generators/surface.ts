import type { Surface } from '../src/measuring.ts';
import { errColumns } from '../src/report/err-columns.ts';

/** This process, as a measurement uses it. */
export function surface(): Surface {
  return {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    errColumns: () => errColumns(process),
  };
}
