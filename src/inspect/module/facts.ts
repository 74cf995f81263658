import type { Place } from '../place.ts';

/** How sure a finding is: seen in use, seen as a default of something named so, or merely looking like it. */
export type Certainty = 'certain' | 'likely' | 'possible';

/** Something that a file states, such as a `go` line. */
export type Stated = { readonly value: string; readonly place: Place };

/** A `replace` whose target is a folder. */
export type LocalReplace = {
  readonly module: string;
  /** As it is written. */
  readonly target: string;
  /** True if the target lies outside the module's folder, so that a build with that folder as its context lacks it. */
  readonly leavesModule: boolean;
  readonly place: Place;
};

export type GoModule = {
  /** The module's folder relative to the root, `.` for the root itself. */
  readonly folder: string;
  readonly path: Stated | undefined;
  /** The `go` line: `1.27`, `1.27.1`, `1.27rc1`. */
  readonly go: Stated | undefined;
  readonly requires: readonly Require[];
  readonly localReplaces: readonly LocalReplace[];
  /** The folder vendor/, if `go build` takes it by itself: it has modules.txt, and the `go` line is 1.14 or newer. */
  readonly vendor: string | undefined;
  /** True if the workspace that holds it, if there is one, uses it. */
  readonly inWorkspace: boolean;
};

export type Require = {
  readonly module: string;
  readonly version: string;
  readonly indirect: boolean;
  readonly place: Place;
};

/** A package that compiles to a program. */
export type Command = {
  /** The argument of `go build` in the module's folder: `.`, `./cmd/server`. */
  readonly argument: string;
  /** The package's folder relative to the root. */
  readonly folder: string;
  readonly importPath: string;
  /** The line of `func main`. */
  readonly place: Place;
  /** True if the package has no file to compile without cgo. */
  readonly onlyWithCgo: boolean;
};

/** A command with all that is known of it; only those of the chosen module are looked at so closely. */
export type CommandFacts = Command & {
  /** The calls that make it a server. */
  readonly listening: readonly Place[];
  readonly ports: readonly Port[];
  readonly healthRoutes: readonly HealthRoute[];
  readonly embeds: readonly Embed[];
  readonly reads: readonly FileRead[];
  /** The packages of its build that need cgo, as far as they were read. */
  readonly cgo: readonly CgoPackage[];
};

export type Port = {
  readonly port: number;
  /** The host of the address where it has one: `localhost` cannot be reached from outside a container. */
  readonly host: string | undefined;
  /** The environment variable that overrules it. */
  readonly variable: string | undefined;
  /** The flag that overrules it, without dashes. */
  readonly flag: string | undefined;
  readonly certainty: Certainty;
  readonly place: Place;
};

export type HealthRoute = {
  readonly path: string;
  readonly asks: 'liveness' | 'readiness';
  readonly certainty: Certainty;
  readonly place: Place;
};

/** A `//go:embed` pattern: what it matches must be in the build context. */
export type Embed = {
  /** As it is written, without quotes and `all:`. */
  readonly pattern: string;
  /** True if something matches it now; if not, a step before `go build` has to make it. */
  readonly present: boolean;
  readonly place: Place;
};

/** A path that the program opens at run time, relative to its working directory where it is not absolute. A hint. */
export type FileRead = {
  readonly path: string;
  /** True if it is there, taking the module's folder for the working directory. */
  readonly present: boolean;
  readonly place: Place;
};

export type CgoPackage = {
  readonly importPath: string;
  /** Names for the linker: `sqlite3` for `-lsqlite3`. */
  readonly libraries: readonly string[];
  readonly pkgConfig: readonly string[];
  /** True if some of its files compile only without cgo. They may merely say that cgo is missing. */
  readonly hasFilesWithoutCgo: boolean;
  /** Its `import "C"`, or where the project asks for the package; undefined outside the project, see `file`. */
  readonly place: Place | undefined;
  /** The absolute path of the file that a place cannot name. */
  readonly file: string | undefined;
};

/** A build tag that only the project gives a meaning to. */
export type BuildTag = { readonly tag: string; readonly place: Place };

/** A `-X` of the linker in a build file. */
export type LinkerVariable = {
  /** `main.version`; unresolved where a variable of the build file is left in it. */
  readonly name: string;
  /** As it is written. */
  readonly value: string;
  readonly resolved: boolean;
  readonly place: Place;
};

/** Why a go.mod or go.work cannot be read; `text` is the part that is wrong. */
export type ModFileReason =
  | 'comment'
  | 'string'
  | 'character'
  | 'block'
  | 'unknown-directive'
  | 'arguments'
  | 'repeated'
  | 'version'
  | 'no-module';

export type ModuleProblem =
  /** Neither the folder nor one above or below it has a go.mod. */
  | { readonly kind: 'no-go-mod' }
  | { readonly kind: 'broken-file'; readonly place: Place; readonly reason: ModFileReason; readonly text: string }
  /** The folder holds several modules and is in none of them; `modules` are their folders. */
  | { readonly kind: 'several-modules'; readonly modules: readonly string[] }
  /** The folder is in no module and holds so much that not all of it was searched for modules. */
  | { readonly kind: 'search-ended' }
  /**
   * The module has no command. `excluded` are the main functions that build constraints keep out, but for those of `//go:build ignore`,
   * `elsewhere` the folders of the commands that other modules have.
   */
  | { readonly kind: 'no-command'; readonly excluded: readonly Place[]; readonly elsewhere: readonly string[] }
  /** The `go` line asks for a newer Go than the newest that is known. */
  | { readonly kind: 'go-too-new'; readonly version: string; readonly newest: string; readonly place: Place }
  | { readonly kind: 'workspace-module-missing'; readonly folder: string; readonly place: Place };

export type GoModuleFacts = {
  /** The absolute path that all others are relative to: the folder of the module around the folder, else the folder itself. */
  readonly root: string;
  /** The folder that was asked for, relative to the root. */
  readonly folder: string;
  /** The module that is the answer, undefined if there is none or a choice is left. */
  readonly module: GoModule | undefined;
  /** The go.work that holds for the root. */
  readonly workspace: Place | undefined;
  /** The commands of the chosen module, ordered by folder. */
  readonly commands: readonly CommandFacts[];
  /** Tags that Makefile, Taskfile, goreleaser and the like build with. */
  readonly buildTags: readonly BuildTag[];
  readonly linkerVariables: readonly LinkerVariable[];
  /** Why `go list` was asked in vain, and the sources alone were read. */
  readonly goListError: string | undefined;
  readonly problems: readonly ModuleProblem[];
};
