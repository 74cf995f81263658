import type { Dockerfile, Instruction, Stage } from './dockerfile.ts';
import { isGoImage } from './go-stage.ts';
import { type Remark, remark } from './remark.ts';
import { expand, type GrowingScope, growingScope, resolved, type Scope } from './scope.ts';
import { directivesIn, keywords, statementsIn } from './statement.ts';
import { pairAt, pairs, words } from './words.ts';

export type ParsedDockerfile =
  | { readonly ok: true; readonly dockerfile: Dockerfile }
  | { readonly ok: false; readonly problem: Remark };

/** No Dockerfile is longer, and what is takes long to look at. */
const longest = 200_000;
const longestValue = 10_000;

/** Parses a Dockerfile, for whatever it builds; what BuildKit would refuse is refused with the reason and its line. Never throws. */
export function parseDockerfile(text: string): ParsedDockerfile {
  if (text.includes('\0')) return refuse('notText', 1);
  if (text.length > longest) return refuse('tooLong', 1, { max: longest });
  const unmarked = text.replace(/^\uFEFF/, '');
  const lines = unmarked.split('\n');
  const globals: Instruction[] = [];
  const stages: Draft[] = [];
  const names = new Map<string, Draft>();
  const ended = new Map<Draft, ReadonlySet<string>>();
  let scope = growingScope(new Map());
  let global: Scope = new Map();
  let directory = '/';

  for (const { word, open, ...statement } of statementsIn(lines)) {
    const { keyword, line, endLine, rest } = statement;
    const instruction: Instruction = {
      ...statement,
      text: lines
        .slice(line - 1, endLine)
        .join('\n')
        .trimEnd(),
      scope: scope.now(),
      directory,
    };
    if (!keywords.has(keyword)) return refuse('unknownInstruction', line, { keyword: short(word) });
    if (open !== undefined) return refuse('openHeredoc', line, { name: open });
    if (rest.trim() === '' && instruction.heredocs.length === 0) return refuse('noArguments', line, { keyword });
    if (keyword === 'HEALTHCHECK' && !/^(?:CMD\s|NONE$)/i.test(rest.trim())) return refuse('badHealthcheck', line);
    if (keyword === 'FROM') {
      if (stages.length === 0) global = scope.now();
      const opened = openStage(instruction, stages.length, names, global);
      if (opened === undefined) return refuse('badFrom', line);
      stages.push(opened);
      if (opened.name !== undefined) names.set(opened.name, opened);
      // Later FROMs may continue from here; ARGs do not outlive their stage.
      const parent = opened.parent === undefined ? undefined : stages[opened.parent];
      scope =
        parent === undefined
          ? growingScope(new Map(imageEnvironment(opened.image)))
          : growingScope(parent.scope, argumentsOf(parent, ended));
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
      const path = words(rest, scope.now())
        .map((word) => word.value)
        .join(' ');
      directory = resolved(directory, path);
    }
    stage.scope = scope.now();
    stage.directory = directory;
  }
  if (stages.length === 0) return refuse('empty', 1);
  const found = directivesIn(lines).find(({ name }) => name === 'syntax');
  const syntax = found && { value: found.value, line: found.line };
  return { ok: true, dockerfile: { text: unmarked, syntax, globals, globalScope: global, stages } };
}

type Draft = Omit<Stage, 'endLine' | 'instructions'> & {
  endLine: number;
  instructions: Instruction[];
  scope: Scope;
  directory: string;
};

export function refuse(id: Remark['id'], line: number, values: Remark['values'] = {}): ParsedDockerfile {
  return { ok: false, problem: remark(id, line, values) };
}

function short(text: string): string {
  return text.length > 30 ? `${text.slice(0, 27)}...` : text;
}

function openStage(
  from: Instruction,
  index: number,
  names: ReadonlyMap<string, Draft>,
  scope: Scope,
): Draft | undefined {
  const parts = words(from.rest, scope).map((word) => word.value);
  const [image, as, name, ...more] = parts;
  if (image === undefined || image === '' || more.length > 0) return undefined;
  if (as !== undefined && (as.toLowerCase() !== 'as' || name === undefined || !/^[a-z][a-z0-9_.-]*$/i.test(name)))
    return undefined;
  const parent = names.get(image.toLowerCase());
  const platform = from.flags.find(([key]) => key === 'platform')?.[1];
  return {
    index,
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

/** The environment of golang images: https://github.com/docker-library/golang/blob/master/Dockerfile-linux.template */
function imageEnvironment(image: string): [string, string][] {
  return isGoImage(image) ? [['GOPATH', '/go']] : [];
}

function declare(instruction: Instruction, scope: GrowingScope, globals: Scope): void {
  const before = scope.now();
  for (const [i, asWritten] of pairs(instruction, before).entries()) {
    // In one ARG, a value sees what stands before it, in one ENV it does not.
    const seesMore = instruction.keyword === 'ARG' && i > 0 && asWritten.value !== undefined;
    const { name, value } = seesMore ? pairAt(instruction.rest, asWritten.start, scope.now()) : asWritten;
    // An ENV of the same name wins over an ARG.
    if (instruction.keyword === 'ARG' && value === undefined && scope.now().get(name) !== undefined) continue;
    const known = value ?? globals.get(name);
    // `ENV A=$A$A`, often enough, would fill the memory.
    scope.set(name, known !== undefined && known.length > longestValue ? undefined : known);
  }
}

/** The names that a stage has declared by ARG alone, which end with it. `known` has those of stages that were asked for them. */
function argumentsOf(stage: Draft, known: Map<Draft, ReadonlySet<string>>): ReadonlySet<string> {
  const before = known.get(stage);
  if (before !== undefined) return before;
  const environment = new Set<string>();
  const declared = new Set<string>();
  for (const instruction of stage.instructions) {
    const { keyword } = instruction;
    if (keyword !== 'ENV' && keyword !== 'ARG') continue;
    for (const { name } of pairs(instruction, new Map())) (keyword === 'ENV' ? environment : declared).add(name);
  }
  const hidden = new Set([...declared].filter((name) => !environment.has(name)));
  known.set(stage, hidden);
  return hidden;
}
