import type { Adoption, Anchor } from './adoption.ts';
import type { Dockerfile, Stage } from './dockerfile.ts';
import type { Instruction } from './instruction.ts';

/** The purpose of a part of a Dockerfile; `both` if one stage compiles and runs. */
export type Role = 'builder' | 'runtime' | 'both';

/** Where files of the build context are in the builder. */
export type SourceRoot = { readonly context: string; readonly target: string };

/** The state of a conversion while the stages are walked, from the first to the last. */
export type AdoptionContext = {
  readonly dockerfile: Dockerfile;
  readonly adoption: Adoption;
  readonly builder: Stage;
  readonly final: Stage;
  readonly roots: SourceRoot[];
  /** The folder in the builder that go.mod is in. */
  moduleRoot: string | undefined;
  /** Users that were made, with the numbers they were given. */
  readonly users: Map<string, number | undefined>;
  /** Folders of the image that are known to be there. */
  readonly madeFolders: Set<string>;
  /** Variables that `go env -w` and `export` set. */
  readonly goEnvironment: Map<string, string>;
  /** Commands that those behind them in a RUN depend on: where to go, variables of the shell. */
  before: readonly string[];
  /** Where in the builder programs were copied to. */
  readonly programCopies: Set<string>;
  /** Where the program is in the image. */
  program: string | undefined;
  anchor: Anchor;
};

/** An instruction with where it stands. */
export type InstructionContext = AdoptionContext & {
  readonly stage: Stage;
  readonly role: Role;
  readonly instruction: Instruction;
};

/** The result of an interpreter, undefined if the command is not its own. */
export type Understanding = 'understood' | 'kept' | undefined;
