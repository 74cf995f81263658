import type { Answers, Extra } from '../options/answers.ts';
import { compareVersions } from '../versions/compare.ts';
import { type Finding, finding, lineAt, type Texts } from './finding.ts';

/**
 * A go.mod whose `go` line is newer than the Go of the builder image: the build fails, as golang images do not fetch
 * another toolchain (https://github.com/docker-library/golang/issues/472).
 */
export function goVersionFindings(texts: Texts, extras: readonly Extra[]): Finding[] {
  const module = texts.get('go.mod') ?? '';
  const wanted = goLineOf(texts);
  if (wanted === undefined) return [];
  const line = lineAt(module, module.search(/^go[ \t]/m));
  const files = ['Dockerfile', ...(extras.includes('devcontainer') ? ['.devcontainer/Dockerfile'] : [])];
  return files.flatMap((file) => {
    const [, version] = /^[ \t]*(?:ARG|FROM)\b.*?\bgolang:(\d+\.\d+(?:\.\d+)?)/im.exec(texts.get(file) ?? '') ?? [];
    if (version === undefined || !isOlder(version, wanted)) return [];
    return [finding('go-older-than-module', 'go.mod', line, { wanted, version, file })];
  });
}

/**
 * Jobs of our pipelines with an older Go than the module's `go` line: they fail, as neither golang images nor actions/setup-go from its sixth
 * release on fetch another toolchain (https://github.com/actions/setup-go/pull/460).
 */
export function pipelineGoFindings(texts: Texts, { with: extras }: Answers): Finding[] {
  const wanted = goLineOf(texts);
  if (wanted === undefined) return [];
  const places: [file: string, pattern: RegExp][] = [
    ...(extras.includes('github')
      ? [
          ['.github/workflows/ci.yaml', /^[ \t]*go-version:[ \t]*["']?(\d+\.\d+(?:\.\d+)?)["']?[ \t]*$/gm] as [
            string,
            RegExp,
          ],
        ]
      : []),
    ['.gitlab-ci.yml', /^[ \t]*(?:image|name):.*\bgolang:(\d+\.\d+(?:\.\d+)?)/gm],
  ];
  return places.flatMap(([file, pattern]) => {
    const text = texts.get(file) ?? '';
    const older = [...text.matchAll(pattern)].find(({ 1: version = '' }) => isOlder(version, wanted));
    if (older === undefined) return [];
    return [finding('pipeline-go-older', file, lineAt(text, older.index), { wanted, version: older[1] ?? '' })];
  });
}

/** The Go that the module wants at least, undefined where it does not say. */
function goLineOf(texts: Texts): string | undefined {
  return /^go[ \t]+(\d+\.\d+(?:\.\d+)?)/m.exec(texts.get('go.mod') ?? '')?.[1];
}

/** Whether an image tag holds an older Go than a `go` line wants; a tag X.Y holds the newest patch of it. */
function isOlder(tag: string, wanted: string): boolean {
  const parts = tag.split('.').length;
  return compareVersions(tag, wanted.split('.').slice(0, parts).join('.')) < 0;
}
