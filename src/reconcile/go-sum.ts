import { basename } from 'node:path';

/**
 * A go.sum of the user's and the one that is generated, as one; undefined for any other file. It is a set of lines, of which one too many
 * does no harm (https://go.dev/ref/mod#go-sum-files), so that there is never a conflict, whatever was there before. Its order is that of
 * `go mod tidy`: by module, then by version.
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
  // A version before its release comes before it.
  if (restA === undefined || restB === undefined) return restA === undefined ? 1 : -1;
  return restA < restB ? -1 : 1;
}

/** The numbers of a version, and what stands behind them: `v1.2.3-rc.1/go.mod` is v1.2.3 and rc.1. */
function split(version: string): [core: string, rest: string | undefined] {
  const [core = '', ...rest] = version.replace(/\/go\.mod$/, '').split('-');
  return [core, rest.length === 0 ? undefined : rest.join('-')];
}
