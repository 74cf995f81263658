import { compareVersions } from './compare.ts';
import { alpineEndOfLife, distrolessEndOfLife, goEndOfLife, goReleases } from './releases.ts';

const newest = goReleases[0] as (typeof goReleases)[number];

/** The newest stable Go that this generator knows, as X.Y. */
export const newestGo: string = newest.version;

/** Reports whether the Go project still supports a release, given as X.Y. A release newer than all known ones counts as supported. */
export function isSupportedGo(version: string): boolean {
  return endOfLifeOfGo(version) === undefined;
}

/** The end of support of a Go release, the latest possible date if it is older than all known ones; undefined while it is supported. */
export function endOfLifeOfGo(version: string): string | undefined {
  return endIn(goEndOfLife, version);
}

/** The same for an Alpine release. */
export function endOfLifeOfAlpine(version: string): string | undefined {
  return endIn(alpineEndOfLife, version);
}

function endIn(dates: Readonly<Record<string, string>>, version: string): string | undefined {
  const oldest = Object.keys(dates).at(-1) ?? '';
  return dates[compareVersions(version, oldest) < 0 ? oldest : version];
}

/**
 * The Alpine releases of the golang images of a Go release, newest first. A Go newer than all known ones is assumed to have those of
 * the newest.
 */
export function alpinesOfGo(version: string): readonly string[] {
  return (goReleases.find((release) => release.version === version) ?? newest).alpine;
}

/**
 * Reports whether an Alpine release is newer than all known ones. Golang images of the supported Go releases will exist for it, and
 * update bots may bring it to a project before this generator knows it.
 */
export function isNewerAlpine(version: string): boolean {
  return compareVersions(version, newest.alpine[0] ?? '') > 0;
}

/** Reports whether support has ended; on the day of its end it has, and where none is known it has not. Both are dates as YYYY-MM-DD. */
export function isPastEnd(end: string | undefined, today: string): boolean {
  return end !== undefined && end <= today;
}

/**
 * The end of support of the distroless images of a Debian release, given as `debian12`; undefined where it is not known. Those before the oldest
 * known are as far past their end.
 */
export function endOfDistroless(release: string): string | undefined {
  const oldest = Object.keys(distrolessEndOfLife).at(-1) ?? '';
  const isOlder = Number(release.slice('debian'.length)) < Number(oldest.slice('debian'.length));
  return distrolessEndOfLife[isOlder ? oldest : release];
}
