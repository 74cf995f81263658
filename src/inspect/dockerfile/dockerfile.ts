import type { Instruction } from './instruction.ts';
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

/** A Dockerfile that was read. */
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
  const wanted = name.toLowerCase();
  return stages.findLast((stage) => stage.name === wanted) ?? (/^\d+$/.test(name) ? stages[Number(name)] : undefined);
}
