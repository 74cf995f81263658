import { posix } from 'node:path';
import { directivesIn } from './directive.ts';
import type { Dockerfile, Stage } from './dockerfile.ts';
import { isGoImage } from './go-stage.ts';
import type { Instruction } from './instruction.ts';
import { type LogicalLine, logicalLines } from './logical-line.ts';
import { type Remark, remark } from './remark.ts';
import { expand, type Scope } from './scope.ts';
import { pairs, words } from './words.ts';

export type ParsedDockerfile =
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

/** Parses a Dockerfile, for whatever it builds; what BuildKit would refuse is refused with the reason and its line. Never throws. */
export function parseDockerfile(text: string): ParsedDockerfile {
  if (text.includes('\0')) return refuse('notText', 1);
  if (text.length > longest) return refuse('tooLong', 1, { max: longest });
  const unmarked = text.replace(/^\uFEFF/, '');
  const lines = unmarked.split('\n');
  const directives = directivesIn(lines);
  const continuation = directives.find(({ name }) => name === 'escape')?.value;
  const globals: Instruction[] = [];
  const stages: Draft[] = [];
  let scope: Map<string, string | undefined> = new Map();
  let global: Scope = scope;
  let directory = '/';

  for (const logical of logicalLines(lines, continuation)) {
    const { line, endLine } = logical;
    const instruction: Instruction = {
      ...split(logical),
      line,
      endLine,
      text: lines
        .slice(line - 1, endLine)
        .join('\n')
        .trimEnd(),
      scope: new Map(scope),
      directory,
    };
    const { keyword, rest } = instruction;
    if (!keywords.has(keyword)) return refuse('unknownInstruction', line, { keyword: short(wordOf(logical)) });
    if (logical.open !== undefined) return refuse('openHeredoc', line, { name: logical.open });
    if (rest.trim() === '' && instruction.heredocs.length === 0) return refuse('noArguments', line, { keyword });
    if (keyword === 'FROM') {
      if (stages.length === 0) global = scope;
      const opened = openStage(instruction, stages, global);
      if (opened === undefined) return refuse('badFrom', line);
      stages.push(opened);
      // Later FROMs may continue from here; ARGs do not outlive their stage.
      const parent = opened.parent === undefined ? undefined : stages[opened.parent];
      scope = new Map(
        parent === undefined ? imageEnvironment(opened.image) : withoutArguments(parent.scope, parent.instructions),
      );
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
    if (keyword === 'ARG' || keyword === 'ENV') declare(instruction, scope, global);
    if (keyword === 'WORKDIR') {
      const path = words(rest, scope)
        .map((word) => word.value)
        .join(' ');
      directory = posix.resolve(directory, path);
    }
    stage.scope = scope;
    stage.directory = directory;
  }
  if (stages.length === 0) return refuse('empty', 1);
  const found = directives.find(({ name }) => name === 'syntax');
  const syntax = found && { value: found.value, line: found.line };
  return { ok: true, dockerfile: { text: unmarked, syntax, globals, globalScope: global, stages } };
}

type Draft = Omit<Stage, 'endLine' | 'instructions'> & {
  endLine: number;
  instructions: Instruction[];
  scope: Scope;
  directory: string;
};

function refuse(id: Remark['id'], line: number, values: Remark['values'] = {}): ParsedDockerfile {
  return { ok: false, problem: remark(id, line, values) };
}

function short(text: string): string {
  return text.length > 30 ? `${text.slice(0, 27)}...` : text;
}

/** The word that an instruction begins with, as it is written. */
function wordOf({ text }: LogicalLine): string {
  return /^\s*(\S*)/.exec(text)?.[1] ?? '';
}

function split(logical: LogicalLine): Pick<Instruction, 'keyword' | 'flags' | 'rest' | 'starts' | 'heredocs'> {
  const flags: [string, string][] = [];
  let at = /^\s*\S*\s*/.exec(logical.text)?.[0].length ?? 0;
  const keyword = wordOf(logical).toUpperCase();
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
    starts,
    heredocs: logical.heredocs,
  };
}

function openStage(from: Instruction, stages: readonly Draft[], scope: Scope): Draft | undefined {
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

function declare(instruction: Instruction, scope: Map<string, string | undefined>, globals: Scope): void {
  const before = new Map(scope);
  const all = pairs(instruction, before);
  for (const [i, asWritten] of all.entries()) {
    // In one ARG, a value sees what stands before it, in one ENV it does not.
    const seesMore = instruction.keyword === 'ARG' && i > 0 && asWritten.value !== undefined;
    const { name, value } = (seesMore && pairs(instruction, scope)[i]) || asWritten;
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
