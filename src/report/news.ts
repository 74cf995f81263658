import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot, packageVersion } from '../package-root.ts';
import { compareVersions } from '../versions/compare.ts';

/** The changes of one version of the generator, from its changelog. */
export type News = { readonly version: string; readonly entries: readonly string[] };

/**
 * The changelog of the versions after the one that last generated a project, newest first. Empty if that is this version or
 * unknown.
 */
export function newsSince(former: string | undefined): News[] {
  const current = packageVersion();
  if (former === undefined || former === current) return [];
  const changelog = readFileSync(join(packageRoot(), 'CHANGELOG.md'), 'utf8');
  return newsIn(changelog).filter(
    ({ version }) => compareVersions(version, former) > 0 && compareVersions(version, current) <= 0,
  );
}

/** The versions of a changelog with their entries: https://keepachangelog.com/en/1.1.0/ */
export function newsIn(changelog: string): News[] {
  const [, ...sections] = changelog.split(/^## /m);
  return sections.flatMap((section) => {
    const [, version] = /^\[?(\d+\.\d+\.\d+)/.exec(section) ?? [];
    if (version === undefined) return [];
    const entries = [...section.matchAll(/^- ((?:.*)(?:\n {2}.*)*)/gm)].map((match) =>
      (match[1] ?? '').replace(/\n\s*/g, ' '),
    );
    return [{ version, entries }];
  });
}
