import { compareVersions } from './compare.ts';
import { alpineEndOfLife, goEndOfLife, goReleases } from './releases.ts';

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
