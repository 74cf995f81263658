import { compareVersions } from '../../versions/compare.ts';
import { goReleases } from '../../versions/releases.ts';
import type { Checked } from '../option.ts';
import { accept, refuse, shown } from './result.ts';

/** A Go release as X.Y, none older than the oldest whose images are known. */
export function checkGoVersion(input: unknown): Checked<string> {
  const oldest = goReleases.at(-1)?.version ?? '';
  if (typeof input !== 'string' || !/^1\.(0|[1-9][0-9]{0,2})$/.test(input)) {
    return refuse('check.goVersion', { input: shown(input), example: goReleases[0]?.version ?? '' });
  }
  return compareVersions(input, oldest) < 0 ? refuse('check.goVersionOld', { input, oldest }) : accept(input);
}

/** An Alpine release as X.Y. `contradictionIn` checks that golang images of the chosen Go exist for it. */
export function checkAlpineVersion(input: unknown): Checked<string> {
  if (typeof input === 'string' && /^3\.(0|[1-9][0-9]{0,2})$/.test(input)) return accept(input);
  return refuse('check.alpineVersion', { input: shown(input) });
}
