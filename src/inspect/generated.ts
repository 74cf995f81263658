import { join } from 'node:path';
import { lockFile } from './own-names.ts';
import { readIfExists } from './read.ts';

/**
 * The paths that a folder's lock says were generated, undefined where there is no lock. Only to tell whose a file is: what the
 * lock holds is read, and judged, where files are reconciled. Of a lock that cannot be read all that it names counts.
 */
export function generatedPaths(folder: string): readonly string[] | undefined {
  const text = readIfExists(join(folder, lockFile))?.toString('utf8');
  if (text === undefined) return undefined;
  return [...text.matchAll(/^\s*"([^"]+)": \{"id"/gm)].map(([, path = '']) => path);
}
