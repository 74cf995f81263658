import { compareVersions } from '../versions/compare.ts';
import { type Finding, finding, isDockerfile, lineAt, type Texts } from './finding.ts';

/**
 * A go.mod whose `go` line is newer than the Go of the builder image: the build fails, as golang images do not fetch
 * another toolchain (https://github.com/docker-library/golang/issues/472).
 */
export function goVersionFindings(texts: Texts): Finding[] {
  const module = texts.get('go.mod') ?? '';
  const [, wanted] = /^go[ \t]+(\d+\.\d+(?:\.\d+)?)/m.exec(module) ?? [];
  if (wanted === undefined) return [];
  const line = lineAt(module, module.search(/^go[ \t]/m));
  return buildersIn(texts).flatMap(({ file, version }) =>
    isOlder(version, wanted) ? [finding('go-older-than-module', 'go.mod', line, { wanted, version, file })] : [],
  );
}

function buildersIn(texts: Texts): { file: string; version: string }[] {
  return [...texts]
    .filter(([path]) => isDockerfile(path))
    .flatMap(([file, text]) => {
      const versions = [...text.matchAll(/^[ \t]*(?:ARG|FROM)\b.*?\bgolang:(\d+\.\d+(?:\.\d+)?)/gim)];
      return versions.map((match) => ({ file, version: match[1] ?? '' }));
    })
    .slice(0, 1);
}

/** Whether an image tag holds an older Go than a `go` line wants; a tag X.Y holds the newest patch of it. */
function isOlder(tag: string, wanted: string): boolean {
  const parts = tag.split('.').length;
  return compareVersions(tag, wanted.split('.').slice(0, parts).join('.')) < 0;
}
