import type { Extra } from '../options/answers.ts';
import { compareVersions } from '../versions/compare.ts';
import { type Finding, finding, lineAt, type Texts } from './finding.ts';

/**
 * A go.mod whose `go` line is newer than the Go of the builder image: the build fails, as golang images do not fetch
 * another toolchain (https://github.com/docker-library/golang/issues/472).
 */
export function goVersionFindings(texts: Texts, extras: readonly Extra[]): Finding[] {
  const module = texts.get('go.mod') ?? '';
  const [, wanted] = /^go[ \t]+(\d+\.\d+(?:\.\d+)?)/m.exec(module) ?? [];
  if (wanted === undefined) return [];
  const line = lineAt(module, module.search(/^go[ \t]/m));
  const files = ['Dockerfile', ...(extras.includes('devcontainer') ? ['.devcontainer/Dockerfile'] : [])];
  return files.flatMap((file) => {
    const [, version] = /^[ \t]*(?:ARG|FROM)\b.*?\bgolang:(\d+\.\d+(?:\.\d+)?)/im.exec(texts.get(file) ?? '') ?? [];
    if (version === undefined || !isOlder(version, wanted)) return [];
    return [finding('go-older-than-module', 'go.mod', line, { wanted, version, file })];
  });
}

/** Whether an image tag holds an older Go than a `go` line wants; a tag X.Y holds the newest patch of it. */
function isOlder(tag: string, wanted: string): boolean {
  const parts = tag.split('.').length;
  return compareVersions(tag, wanted.split('.').slice(0, parts).join('.')) < 0;
}
