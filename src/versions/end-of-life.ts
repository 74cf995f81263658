import { distrolessEndOfLife } from './releases.ts';

/**
 * The end of support of the distroless images of a Debian release, given as `debian12`; undefined if it is unknown. Releases older than
 * the oldest known one count as ended with it.
 */
export function endOfDistroless(release: string): string | undefined {
  const oldest = Object.keys(distrolessEndOfLife).at(-1) ?? '';
  const isOlder = Number(release.slice('debian'.length)) < Number(oldest.slice('debian'.length));
  return distrolessEndOfLife[isOlder ? oldest : release];
}

/** Reports whether support has ended, on the day of its end too. An unknown end has not come. Both are dates as YYYY-MM-DD. */
export function isPastEnd(end: string | undefined, today: string): boolean {
  return end !== undefined && end <= today;
}
