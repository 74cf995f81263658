import type { Scope } from './scope.ts';

/** A stage: from one FROM to the next. */
export type Stage = {
  readonly index: number;
  /** In lower case, as names of stages are compared; undefined if it has none. */
  readonly name: string | undefined;
  /** The image that FROM names, variables expanded: the reference of an image, or the name of a stage. */
  readonly image: string;
  /** The stage that this one begins as, undefined if it begins as an image. */
  readonly parent: number | undefined;
  readonly platform: string | undefined;
  readonly line: number;
  readonly endLine: number;
  /** With its FROM, which is the first. */
  readonly instructions: readonly Instruction[];
};

export type Dockerfile = {
  readonly text: string;
  /** The frontend that a `# syntax` line names. */
  readonly syntax: { readonly value: string; readonly line: number } | undefined;
  /** The ARGs before the first FROM. */
  readonly globals: readonly Instruction[];
  /** Their values, for FROM. */
  readonly globalScope: Scope;
  readonly stages: readonly Stage[];
};

/** The stage that a name or a number in `--from` stands for, undefined if it stands for an image. */
export function stageNamed({ stages }: Pick<Dockerfile, 'stages'>, name: string): Stage | undefined {
  return namesOf(stages).get(name.toLowerCase()) ?? (/^\d+$/.test(name) ? stages[Number(name)] : undefined);
}

/** Of each file, the last stage of each name: a file may have thousands of stages, and name as many. */
const named = new WeakMap<readonly Stage[], ReadonlyMap<string, Stage>>();

function namesOf(stages: readonly Stage[]): ReadonlyMap<string, Stage> {
  const known = named.get(stages);
  if (known !== undefined) return known;
  const names = new Map(stages.flatMap((stage) => (stage.name === undefined ? [] : [[stage.name, stage]])));
  named.set(stages, names);
  return names;
}

/** A here-document of an instruction: what stands between its opening and its closing word. */
export type Heredoc = { readonly body: string; readonly line: number };

/** One instruction of a Dockerfile. Lines count from 1. */
export type Instruction = {
  /** In capitals. */
  readonly keyword: string;
  readonly line: number;
  readonly endLine: number;
  /** Exactly what the file holds, with continuations and comments in between. */
  readonly text: string;
  /** `--name=value` before the arguments, the value empty if there is none. A name may come more than once. */
  readonly flags: readonly (readonly [name: string, value: string])[];
  /** The arguments behind the flags, in one line: continuations joined, comments left out. */
  readonly rest: string;
  readonly heredocs: readonly Heredoc[];
  /** Where in `rest` each line of the file begins, in order. */
  readonly starts: readonly LineStart[];
  readonly scope: Scope;
  /** The working directory at this point, an absolute path. */
  readonly directory: string;
};

export type LineStart = { readonly offset: number; readonly line: number };

/** The line of the file that a position in `rest` stands on. */
export function lineOfOffset({ starts, line }: Pick<Instruction, 'starts' | 'line'>, offset: number): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle]?.offset ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return starts[low - 1]?.line ?? line;
}

/** The value of the first flag of a name, its variables expanded by the caller where that matters. */
export function flag({ flags }: Instruction, name: string): string | undefined {
  return flags.find(([key]) => key === name)?.[1];
}
