import type { Dockerfile, Stage } from '../inspect/dockerfile/dockerfile.ts';
import { buildingStage, lineage } from '../inspect/dockerfile/go-stage.ts';
import { flag, type Instruction } from '../inspect/dockerfile/instruction.ts';
import { isOpen } from '../inspect/dockerfile/scope.ts';
import { pairs } from '../inspect/dockerfile/words.ts';
import type { Extra } from '../options/answers.ts';
import { extraTable } from '../resolve/extras.ts';
import { withoutComments } from './comments.ts';
import { type Finding, finding, lineAt, type Texts } from './finding.ts';
import { officialImages } from './official-images.ts';
import type { Sources } from './sources.ts';
import { imageOfFrom } from './used-images.ts';
import { isOlder, type WantedGo, wantedGo } from './wanted-go.ts';
import type { InstalledGo } from './workflow.ts';

/**
 * A go.mod or go.work whose `go` line is newer than the Go of the builder image: the build fails, as golang images do not fetch
 * another toolchain (https://github.com/docker-library/golang/issues/472) unless they are told to.
 */
export function goVersionFindings({ texts, dockerfile }: Sources, extras: readonly Extra[]): Finding[] {
  const paths = extras.flatMap((extra) => extraTable[extra].files.map(({ path }) => path));
  const files = ['Dockerfile', ...paths.filter((path) => path.endsWith('/Dockerfile'))];
  return files.flatMap((file) => {
    const read = dockerfile(file);
    const stage = read === undefined ? undefined : goStage(read);
    if (read === undefined || stage === undefined) return [];
    const instructions = lineage(read, stage).flatMap((part) => part.instructions);
    const wanted = wantedOf(texts, instructions);
    const version = versionOf(read, stage);
    if (wanted === undefined || version === undefined || !isOlder(version, wanted.version)) return [];
    if (mayBeAnother(instructions, wanted.version)) return [];
    const values = { source: wanted.file, wanted: wanted.version, version, file };
    return [finding('go-older-than-module', wanted.file, wanted.line, values)];
  });
}

/** The stage that compiles, else the first of a golang image, as in a development container. */
function goStage(dockerfile: Dockerfile): Stage | undefined {
  return buildingStage(dockerfile) ?? dockerfile.stages.find((stage) => versionOf(dockerfile, stage) !== undefined);
}

/** The Go of the golang image that a stage was begun as. */
function versionOf(dockerfile: Dockerfile, stage: Stage): string | undefined {
  const [root = stage] = lineage(dockerfile, stage);
  return officialImages(imageOfFrom(dockerfile, root)?.reference ?? '', 'golang')[0]?.version;
}

/** A go.work holds only where the whole folder is there to build from. */
function wantedOf(texts: Texts, instructions: readonly Instruction[]): WantedGo | undefined {
  const module = wantedGo(new Map([...texts].filter(([path]) => path === 'go.mod')), '');
  const hasAll = instructions.some((instruction) => {
    if (instruction.keyword === 'COPY' || instruction.keyword === 'ADD') {
      return flag(instruction, 'from') === undefined && /^(\.\/?|go\.\*|.*\bgo\.work\S*)\s/.test(instruction.rest);
    }
    return instruction.flags.some(([name, value]) => {
      return name === 'mount' && /\btype=bind\b/.test(value) && !/\b(from|source|src)=(?!\.(,|$))/.test(value);
    });
  });
  const isOff = instructions.some(({ rest }) => /\bGOWORK=["']?off/.test(rest));
  return hasAll && !isOff ? wantedGo(texts, '.dockerignore') : module;
}

/** Whether a builder is told by GOTOOLCHAIN to fetch a Go that is new enough, or one that is not known. */
function mayBeAnother(instructions: readonly Instruction[], wanted: string): boolean {
  const values = instructions.flatMap((instruction) => {
    const { keyword, rest, heredocs } = instruction;
    if (keyword === 'ENV' || keyword === 'ARG') {
      return pairs(instruction, instruction.scope).flatMap(({ name, value }) =>
        name === 'GOTOOLCHAIN' ? [value] : [],
      );
    }
    if (keyword !== 'RUN') return [];
    const script = [rest, ...heredocs.map(({ body }) => body)].join('\n');
    // `go env -w` does not win over the variable of the image.
    return [...script.matchAll(/(?<!\benv\s+-w\s+)\bGOTOOLCHAIN=["']?([^\s"';&|]*)/g)].map(([, value]) => value);
  });
  return values.some((value) => {
    if (value === undefined || isOpen(value)) return true;
    const [, version] = /^go(\d+\.\d+(?:\.\d+)?)/.exec(value) ?? [];
    return /(^|\+)(auto|path)$/.test(value) || (version !== undefined && !isOlder(version, wanted));
  });
}

/**
 * Jobs with an older Go than the module's `go` line: neither golang images nor actions/setup-go from its sixth release on let go fetch
 * another toolchain (https://github.com/actions/setup-go/pull/460).
 */
export function pipelineGoFindings(texts: Texts, installed: readonly InstalledGo[]): Finding[] {
  const wanted = wantedGo(texts, '.gitignore');
  if (wanted === undefined) return [];
  const jobs = [...installed.filter(({ compiles }) => compiles), ...gitlabJobs(texts)];
  const older = jobs.filter(({ version }) => isOlder(version, wanted.version));
  return [...new Set(older.map(({ file }) => file))].flatMap((file) => {
    const { line = 1, version = '' } = older.find((job) => job.file === file) ?? {};
    return [finding('pipeline-go-older', file, line, { source: wanted.file, wanted: wanted.version, version })];
  });
}

/** The Go of GitLab's jobs, but of those that are told which to fetch: https://docs.gitlab.com/ci/yaml/#image */
function gitlabJobs(texts: Texts): Pick<InstalledGo, 'file' | 'line' | 'version'>[] {
  const file = '.gitlab-ci.yml';
  const text = withoutComments(file, texts.get(file) ?? '');
  const isTold = (part: string) => /\bGOTOOLCHAIN["']?\s*[:=]\s*(?!["']?local\b)\S/.test(part);
  // Each begins at the edge, as do the settings of all jobs.
  const parts = [...text.matchAll(/^[^\s#][^\n]*(?:\n(?:[ \t][^\n]*)?)*/gm)];
  if (parts.some(([part]) => /^(?:variables|default):/.test(part) && isTold(part))) return [];
  return parts
    .filter(([part]) => !isTold(part))
    .flatMap(({ 0: part, index: start }) =>
      [...part.matchAll(/^[ \t]*(?:image|name):.*/gm)].flatMap(({ 0: setting, index }) =>
        officialImages(setting, 'golang').map(({ version }) => ({ file, line: lineAt(text, start + index), version })),
      ),
    );
}
