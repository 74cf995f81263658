import type { Scope } from './scope.ts';

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
  /** Where in `rest` each line of the file begins. */
  readonly starts: readonly LineStart[];
  /** The variables at this point. */
  readonly scope: Scope;
  /** The working directory at this point, an absolute path. */
  readonly directory: string;
};

export type LineStart = { readonly offset: number; readonly line: number };

/** The line of the file that a position in `rest` stands on. */
export function lineOfOffset({ starts, line }: Pick<Instruction, 'starts' | 'line'>, offset: number): number {
  return starts.findLast((start) => start.offset <= offset)?.line ?? line;
}

/** The value of the first flag of a name, its variables expanded by the caller where that matters. */
export function flag({ flags }: Instruction, name: string): string | undefined {
  return flags.find(([key]) => key === name)?.[1];
}
