import type { Dockerfile, Stage } from '../inspect/dockerfile/dockerfile.ts';
import { buildingStage, lineage } from '../inspect/dockerfile/go-stage.ts';
import { lineAt } from '../inspect/place.ts';
import type { Extra } from '../options/answers.ts';
import { extraTable } from '../resolve/extras.ts';
import { compareVersions } from '../versions/compare.ts';
import { type Dockerfiles, type Finding, finding, type Texts } from './finding.ts';
import { officialVersion } from './images.ts';

export type InstalledGo = {
  readonly file: string;
  readonly line: number;
  readonly version: string;
  /** True if the job compiles the module in the top folder with that Go alone. */
  readonly compiles: boolean;
};

/** A GOTOOLCHAIN that lets go fetch another toolchain. */
export const fetches = /\bGOTOOLCHAIN["']?[\s:=]+["']?(?!local\b)[^"'\s:=]/;

/**
 * Finds a go.mod whose `go` line is newer than the Go of the builder image: the build fails, as golang images do not fetch another
 * toolchain (https://github.com/docker-library/golang/issues/472) unless GOTOOLCHAIN is set.
 */
export function goVersionFindings(texts: Texts, dockerfileAt: Dockerfiles, extras: readonly Extra[]): Finding[] {
  const wanted = wantedGo(texts);
  const paths = extras.flatMap((extra) => extraTable[extra].files.map(({ path }) => path));
  const files = ['Dockerfile', ...paths.filter((path) => path.endsWith('/Dockerfile'))];
  return files.flatMap((file) => {
    const dockerfile = dockerfileAt(file);
    const stage = dockerfile && (buildingStage(dockerfile) ?? dockerfile.stages.find((one) => goOf(dockerfile, one)));
    const version = stage && goOf(dockerfile, stage);
    if (version === undefined || wanted === undefined || !isOlder(version, wanted.version)) return [];
    const instructions = lineage(dockerfile as Dockerfile, stage as Stage).flatMap((part) => part.instructions);
    if (instructions.some(({ text }) => fetches.test(text))) return [];
    const values = { source: 'go.mod', wanted: wanted.version, version, file };
    return [finding('go-older-than-module', 'go.mod', wanted.line, values)];
  });
}

/** Returns the Go of the golang image that a stage begins as. */
function goOf(dockerfile: Dockerfile, stage: Stage): string | undefined {
  return officialVersion(lineage(dockerfile, stage)[0]?.image ?? '', 'golang');
}

/** Returns what the `go` line of go.mod wants at least. */
export function wantedGo(texts: Texts): { line: number; version: string } | undefined {
  const text = texts.get('go.mod') ?? '';
  const match = /^[ \t]*go[ \t]+(\d+\.\d+(?:\.\d+)?)/m.exec(text);
  return match === null ? undefined : { version: match[1] ?? '', line: lineAt(text, match.index) };
}

/** Reports if a Go is older than what is wanted; X.Y stands for the newest patch of it. */
export function isOlder(version: string, wanted: string): boolean {
  const parts = version.split('.').length;
  return compareVersions(version, wanted.split('.').slice(0, parts).join('.')) < 0;
}

/**
 * Finds jobs with an older Go than the module's `go` line: neither golang images nor actions/setup-go from version 6 on let go fetch
 * another toolchain (https://github.com/actions/setup-go/pull/460).
 */
export function pipelineGoFindings(texts: Texts, installed: readonly InstalledGo[]): Finding[] {
  const wanted = wantedGo(texts);
  if (wanted === undefined) return [];
  const older = installed.filter(({ compiles, version }) => compiles && isOlder(version, wanted.version));
  const first = new Map(older.map((job) => [job.file, job] as const).reverse());
  return [...first.values()].reverse().map(({ file, line, version }) => {
    return finding('pipeline-go-older', file, line, { source: 'go.mod', wanted: wanted.version, version });
  });
}
