import type { Answers } from '../../options/answers.ts';
import { optionOf } from '../../options/table.ts';
import type { Dockerfile, Instruction, Stage } from './dockerfile.ts';
import { type Remark, remark } from './remark.ts';
import { isOpen } from './scope.ts';

/** Something that a Dockerfile says, and the line that says it. */
export type Found<Value> = { readonly value: Value; readonly line: number };

/** Answers that can be taken from a Dockerfile. Each passes the check of its option. */
export type AdoptedOptions = {
  [Name in
    | 'base'
    | 'goVersion'
    | 'alpineVersion'
    | 'imageMirror'
    | 'apkMirror'
    | 'goProxy'
    | 'goSumdb'
    | 'port'
    | 'healthPath'
    | 'packages']?: Found<Answers[Name]>;
};

export type GoBuild = {
  /** Relative to the module, such as `./cmd/server`, or an import path; undefined if it does not say. */
  readonly package: string | undefined;
  /** Where the builder has it, an absolute path; undefined if it does not say. */
  readonly output: string | undefined;
  readonly tags: readonly string[];
  /** `-X` of the linker: the variable and its value, which may hold build arguments and commands as they are written. */
  readonly variables: readonly (readonly [name: string, value: string])[];
  /** Other flags of the linker, without those of every build of ours. */
  readonly linkerFlags: readonly string[];
  /** Other flags of `go build`, likewise. */
  readonly flags: readonly string[];
  /** True if CGO_ENABLED says so; undefined if it does not. */
  readonly cgo: boolean | undefined;
};

/** A name and its value, which may hold variables as they are written; undefined if none is given. */
export type NamedValue = { readonly name: string; readonly value: string | undefined };

/** A setting with its text behind ENV, ARG or LABEL; none if only a shell knows the value. */
export type WrittenValue = NamedValue & { readonly text: string | undefined };

/** The flags in GOFLAGS that a generated build does not have anyway. */
export type GoFlags = Pick<GoBuild, 'tags' | 'variables' | 'linkerFlags' | 'flags'>;

export type HealthProbe =
  | {
      readonly kind: 'http';
      /** Empty if variables are part of it. */
      readonly path: string;
      readonly port: number | undefined;
      readonly scheme: 'http' | 'https';
    }
  | { readonly kind: 'tcp'; readonly port: number }
  /** The program's own subcommand or flags, without the program. */
  | { readonly kind: 'self'; readonly arguments: readonly string[] }
  /** Another command, which is kept. */
  | { readonly kind: 'command'; readonly command: string }
  | { readonly kind: 'none' };

/** A HEALTHCHECK: what it asks, and its times as they are written. */
export type HealthCheck = {
  readonly probe: HealthProbe;
  readonly interval: string | undefined;
  readonly timeout: string | undefined;
  readonly startPeriod: string | undefined;
  readonly startInterval: string | undefined;
  readonly retries: string | undefined;
};

export type User = {
  /** As it is written. */
  readonly user: string;
  /** The number, where the Dockerfile gives one. */
  readonly uid: number | undefined;
  readonly isRoot: boolean;
};

export type ExtraFile = {
  readonly from: 'context' | 'builder' | 'stage';
  /** The stage or image, where it is not the context or the builder. */
  readonly origin: string | undefined;
  readonly path: string;
  /** The same in the build context, where the builder only passes it on. */
  readonly contextPath: string | undefined;
  /** An absolute path; with a slash at its end, a folder that files come into and whose content a folder becomes. */
  readonly target: string;
  readonly chown: string | undefined;
  readonly chmod: string | undefined;
};

/** The command that a container starts: the program, its arguments, and wrappers such as tini. */
export type Start = {
  /** An absolute path, or a name to be found on PATH. */
  readonly program: string;
  /** The command that starts the program, such as `/sbin/tini --`. */
  readonly wrapper: readonly string[];
  /** Arguments that are always there, and those that `docker run` replaces. */
  readonly arguments: readonly string[];
  readonly defaults: readonly string[];
  readonly form: 'exec' | 'shell';
};

/** How the build proves to a private repository who it is. */
export type CredentialSource = 'ssh' | 'secret' | 'netrc' | 'token' | 'rewrite';

/** Requirements of a service that no option holds. */
export type Needs = {
  /** The program that starts comes first. */
  builds: Found<GoBuild>[];
  /** Where the module is in the build context, where that is not its root. */
  moduleFolder?: Found<string>;
  vendor?: Found<true>;
  start?: Found<Start>;
  health?: Found<HealthCheck>;
  user?: Found<User>;
  workdir?: Found<string>;
  morePorts: Found<string>[];
  builderPackages: Found<string>[];
  files: Found<ExtraFile>[];
  folders: Found<string>[];
  environment: Found<WrittenValue>[];
  /** Variables of the builder; where one stage compiles and runs, those before the compiler are in both. */
  buildEnvironment: Found<WrittenValue>[];
  /** Arguments of the builder, and of the image that runs. */
  buildArguments: Found<WrittenValue>[];
  imageArguments: Found<WrittenValue>[];
  goFlags?: Found<GoFlags>;
  labels: Found<WrittenValue>[];
  volumes: Found<string>[];
  /** Commands that run before the compiler, such as `go generate ./...`. */
  buildSteps: Found<string>[];
  stopSignal?: Found<string>;
  timeZone?: Found<string>;
  /** GOPRIVATE and the like, as they are written. */
  privatePatterns: Found<NamedValue>[];
  credentials: Found<CredentialSource>[];
};

/** An instruction that is not understood and stays as it is. */
export type Kept = {
  readonly line: number;
  readonly endLine: number;
  /** Exactly as it is written. */
  readonly text: string;
  /** The commands of a RUN that are not understood, where others of it are; to be put into a RUN of their own. */
  readonly commands: readonly string[] | undefined;
  /** The name of the stage, else its number. */
  readonly stage: string;
  /** `other`: of a stage that the builder or the image takes files from; `unused`: of one that they do not. */
  readonly role: 'builder' | 'runtime' | 'other' | 'unused';
  /** The step of a stage that it follows. */
  readonly after: Anchor;
};

/**
 * Where a stage is: at its start, after its packages, after go.mod is there, after the source is, after the compiler ran
 * or the program was copied.
 */
export type Anchor = 'start' | 'packages' | 'dependencies' | 'source' | 'program';

/** The facts of a Dockerfile as options and requirements. */
export type Adoption = {
  readonly options: AdoptedOptions;
  /** The values in the file, before any is raised or replaced. */
  readonly images: {
    build?: Found<string>;
    run?: Found<string>;
    goVersion?: Found<string>;
    alpineVersion?: Found<string>;
  };
  readonly needs: Needs;
  readonly kept: Kept[];
  /** Parts that are converted to another form, and why. */
  readonly changed: Remark[];
  /** Decisions that are left to a person. */
  readonly open: Remark[];
};

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

/**
 * Takes a value for an option where the option's own check takes it; the first value of an option stands. What cannot be
 * taken is left open.
 */
export function offer<Name extends keyof AdoptedOptions>(
  adoption: Adoption,
  name: Name,
  input: unknown,
  line: number,
): void {
  const { options, changed, open } = adoption;
  const before = options[name];
  const checked = optionOf(name).check(input);
  if (!checked.ok) {
    // The remark does not quote the value: it may hold a password.
    const remarkId = typeof input === 'string' && isOpen(input) ? 'variableValue' : 'refusedValue';
    if (before === undefined) open.push(remark(remarkId, line, { option: name }));
    return;
  }
  const value = checked.value;
  if (before === undefined) {
    (options as { [key: string]: Found<unknown> })[name] = { value, line };
  } else if (JSON.stringify(before.value) !== JSON.stringify(value)) {
    changed.push(remark('secondValue', line, { option: name, value: String(value), taken: String(before.value) }));
  }
}

/** Adds a value to a list in place of an earlier one of the same name. */
export function setNamed(list: Found<WrittenValue>[], found: Found<WrittenValue>): void {
  const before = list.findIndex(({ value }) => value.name === found.value.name);
  if (before !== -1) list.splice(before, 1);
  list.push(found);
}

/** The names in lists that only grow. */
const namesIn = new WeakMap<readonly Found<NamedValue>[], Set<string>>();

/** Adds a value to a list unless one of its name is in it. */
export function addOnce(list: Found<WrittenValue>[], found: Found<WrittenValue>): void {
  const names = namesIn.get(list) ?? new Set(list.map(({ value }) => value.name));
  namesIn.set(list, names);
  if (names.has(found.value.name)) return;
  names.add(found.value.name);
  list.push(found);
}
