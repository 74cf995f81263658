import { distrolessEndOfLife } from './releases.ts';

/**
 * The end of support of the distroless images of a Debian release, given as `debian12`; undefined where it is not known. Those before the oldest
 * known are as far past their end.
 */
export function endOfDistroless(release: string): string | undefined {
  const oldest = Object.keys(distrolessEndOfLife).at(-1) ?? '';
  const isOlder = Number(release.slice('debian'.length)) < Number(oldest.slice('debian'.length));
  return distrolessEndOfLife[isOlder ? oldest : release];
}
