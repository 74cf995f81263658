import { basename } from 'node:path';

/**
 * Merges the user's go.sum with the generated one; undefined for any other file. A go.sum is a set of lines, and an extra line does no harm
 * (https://go.dev/ref/mod#go-sum-files), so there is never a conflict. Sorted as by `go mod tidy`: by module, then by version.
 */
export function mergeGoSums(path: string, mine: string, theirs: string): string | undefined {
  if (basename(path) !== 'go.sum') return undefined;
  const lines = new Set([...mine.split('\n'), ...theirs.split('\n')].filter((line) => line.trim() !== ''));
  return [...lines]
    .sort(inOrder)
    .map((line) => `${line}\n`)
    .join('');
}

function inOrder(a: string, b: string): number {
  const [moduleA = '', versionA = ''] = a.split(' ');
  const [moduleB = '', versionB = ''] = b.split(' ');
  if (moduleA !== moduleB) return moduleA < moduleB ? -1 : 1;
  const [coreA = '', restA] = split(versionA);
  const [coreB = '', restB] = split(versionB);
  const byCore = coreA.localeCompare(coreB, 'en', { numeric: true });
  if (byCore !== 0) return byCore;
  if (restA === restB) return versionA < versionB ? -1 : 1;
  // A pre-release comes before its release.
  if (restA === undefined || restB === undefined) return restA === undefined ? 1 : -1;
  return restA < restB ? -1 : 1;
}

/** Splits a version into its numbers and the rest: `v1.2.3-rc.1/go.mod` is v1.2.3 and rc.1. */
function split(version: string): [core: string, rest: string | undefined] {
  const [core = '', ...rest] = version.replace(/\/go\.mod$/, '').split('-');
  return [core, rest.length === 0 ? undefined : rest.join('-')];
}
