import { posix } from 'node:path';
import { DockerfileParser } from 'dockerfile-ast';
import type { Dockerfile, Stage } from './dockerfile.ts';
import { foreignLanguage } from './foreign.ts';
import { buildingStage, isGoImage } from './go-stage.ts';
import type { Instruction } from './instruction.ts';
import { logicalLine } from './logical-line.ts';
import { type Remark, remark } from './remark.ts';
import { expand, type Scope } from './scope.ts';
import { pairs, words } from './words.ts';

export type ReadDockerfile =
  | { readonly ok: true; readonly dockerfile: Dockerfile }
  | { readonly ok: false; readonly problem: Remark };

// https://docs.docker.com/reference/dockerfile/#overview
const keywords = new Set(
  'ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL MAINTAINER ONBUILD RUN SHELL STOPSIGNAL USER VOLUME WORKDIR'.split(
    ' ',
  ),
);
/** No Dockerfile is longer, and what is takes long to look at. */
const longest = 200_000;
const longestValue = 10_000;

/** Parses a Dockerfile that builds a Go program; anything else is refused with the reason and its line. Never throws. */
export function readDockerfile(text: string): ReadDockerfile {
  if (text.includes('\0')) return refuse('notText', 1);
  if (text.length > longest) return refuse('tooLong', 1, { max: longest });
  const unmarked = text.replace(/^\uFEFF/, '');
  // Docker ends lines at line feeds alone; the parser would at a lone carriage return as well.
  const parsed = DockerfileParser.parse(unmarked.replace(/\r(?!\n)/g, ' '));
  const lines = unmarked.split('\n');
  const continuation = parsed.getEscapeCharacter();
  const globals: Instruction[] = [];
  const stages: Draft[] = [];
  let scope: Map<string, string | undefined> = new Map();
  let directory = '/';

  for (const source of parsed.getInstructions()) {
    const { start, end } = source.getRange();
    const [line, endLine] = [start.line + 1, end.line + 1];
    const own = lines.slice(start.line, end.line + 1);
    const logical = logicalLine(own, line, continuation);
    const instruction: Instruction = {
      ...split(logical, line),
      line,
      endLine,
      text: own.join('\n').trimEnd(),
      scope: new Map(scope),
      directory,
    };
    const { keyword, rest } = instruction;
    if (!keywords.has(keyword)) return refuse('unknownInstruction', line, { keyword: short(source.getInstruction()) });
    if (logical.open !== undefined) return refuse('openHeredoc', line, { name: logical.open });
    if (rest.trim() === '' && instruction.heredocs.length === 0) return refuse('noArguments', line, { keyword });
    if (keyword === 'FROM') {
      const opened = openStage(instruction, stages, globals);
      if (opened === undefined) return refuse('badFrom', line);
      stages.push(opened);
      const parent = opened.parent === undefined ? undefined : stages[opened.parent];
      scope = new Map(parent?.scope ?? imageEnvironment(opened.image));
      directory = parent?.directory ?? (isGoImage(opened.image) ? '/go' : '/');
    } else if (stages.length === 0) {
      if (keyword !== 'ARG') return refuse('beforeFrom', line, { keyword });
      globals.push(instruction);
      declare(instruction, scope, new Map());
      continue;
    }
    const stage = stages.at(-1);
    if (stage === undefined) continue;
    stage.instructions.push(instruction);
    stage.endLine = endLine;
    if (keyword === 'ARG' || keyword === 'ENV') declare(instruction, scope, globalScope(globals));
    if (keyword === 'WORKDIR') {
      const path = words(rest, scope)
        .map((word) => word.value)
        .join(' ');
      directory = posix.resolve(directory, path);
    }
    // Later FROMs may continue from here; ARGs do not outlive their stage.
    stage.scope = withoutArguments(scope, stage.instructions);
    stage.directory = directory;
  }
  const [first] = stages;
  if (first === undefined) return refuse('empty', 1);

  const syntax = parsed.getDirectives().find((directive) => directive.getName().toLowerCase() === 'syntax');
  const dockerfile: Dockerfile = {
    text: unmarked,
    syntax: syntax === undefined ? undefined : { value: syntax.getValue(), line: syntax.getRange().start.line + 1 },
    globals,
    stages,
  };
  const foreign = foreignLanguage(dockerfile);
  if (foreign !== undefined)
    return refuse('otherLanguage', foreign.line, { language: foreign.language, sign: foreign.sign });
  if (buildingStage(dockerfile) === undefined) return refuse('noGoBuild', first.line);
  return { ok: true, dockerfile };
}

type Draft = Omit<Stage, 'endLine' | 'instructions'> & {
  endLine: number;
  instructions: Instruction[];
  scope: Scope;
  directory: string;
};

function refuse(id: Remark['id'], line: number, values: Remark['values'] = {}): ReadDockerfile {
  return { ok: false, problem: remark(id, line, values) };
}

function short(text: string): string {
  return text.length > 30 ? `${text.slice(0, 27)}...` : text;
}

function split(
  logical: ReturnType<typeof logicalLine>,
  line: number,
): Pick<Instruction, 'keyword' | 'flags' | 'rest' | 'starts' | 'heredocs'> {
  const flags: [string, string][] = [];
  let at = /^\s*\S*\s*/.exec(logical.text)?.[0].length ?? 0;
  const keyword = logical.text.slice(0, at).trim().toUpperCase();
  for (;;) {
    const match = /^--([a-z][a-z-]*)(?:=("[^"]*"|\S*))?(\s+|$)/.exec(logical.text.slice(at));
    if (match === null) break;
    flags.push([match[1] ?? '', (match[2] ?? '').replace(/^"(.*)"$/, '$1')]);
    at += match[0].length;
  }
  const starts = logical.starts.map((start) => ({ offset: Math.max(start.offset - at, 0), line: start.line }));
  return {
    keyword,
    flags,
    rest: logical.text.slice(at).trimEnd(),
    starts: starts.length > 0 ? starts : [{ offset: 0, line }],
    heredocs: logical.heredocs,
  };
}

function openStage(from: Instruction, stages: readonly Draft[], globals: readonly Instruction[]): Draft | undefined {
  const scope = globalScope(globals);
  const parts = words(from.rest, scope).map((word) => word.value);
  const [image, as, name, ...more] = parts;
  if (image === undefined || image === '' || more.length > 0) return undefined;
  if (as !== undefined && (as.toLowerCase() !== 'as' || name === undefined || !/^[a-z][a-z0-9_.-]*$/i.test(name)))
    return undefined;
  const parent = stages.findLast((stage) => stage.name === image.toLowerCase());
  const platform = from.flags.find(([key]) => key === 'platform')?.[1];
  return {
    index: stages.length,
    name: name?.toLowerCase(),
    image,
    parent: parent?.index,
    platform: platform === undefined ? undefined : expand(platform, scope),
    line: from.line,
    endLine: from.endLine,
    instructions: [],
    scope: new Map(),
    directory: '/',
  };
}

/** What golang images set: https://github.com/docker-library/golang/blob/master/Dockerfile-linux.template */
function imageEnvironment(image: string): [string, string][] {
  return isGoImage(image) ? [['GOPATH', '/go']] : [];
}

function globalScope(globals: readonly Instruction[]): Scope {
  const scope = new Map<string, string | undefined>();
  for (const instruction of globals) declare(instruction, scope, new Map());
  return scope;
}

function declare(instruction: Instruction, scope: Map<string, string | undefined>, globals: Scope): void {
  const before = new Map(scope);
  for (const [i, asWritten] of pairs(instruction, before).entries()) {
    // In one ARG, a value sees what stands before it, in one ENV it does not.
    const { name, value } = (instruction.keyword === 'ARG' && pairs(instruction, scope)[i]) || asWritten;
    // An ENV of the same name wins over an ARG.
    if (instruction.keyword === 'ARG' && value === undefined && scope.get(name) !== undefined) continue;
    const known = value ?? globals.get(name);
    // `ENV A=$A$A`, often enough, would fill the memory.
    scope.set(name, known !== undefined && known.length > longestValue ? undefined : known);
  }
}

function withoutArguments(scope: Scope, instructions: readonly Instruction[]): Scope {
  const environment = new Set<string>();
  const declared = new Set<string>();
  for (const instruction of instructions) {
    const { keyword } = instruction;
    if (keyword !== 'ENV' && keyword !== 'ARG') continue;
    for (const { name } of pairs(instruction, new Map())) (keyword === 'ENV' ? environment : declared).add(name);
  }
  return new Map([...scope].filter(([name]) => environment.has(name) || !declared.has(name)));
}
