import type { Language } from '../language/language.ts';

/** The directory and the machine, which defaults depend on besides other answers. */
export type Surroundings = {
  /** The name of the target directory, without its path. */
  readonly folder: string;
  /** The language of the user's locale. */
  readonly language: Language;
  /** The locale is one of mainland China. */
  readonly isInMainland: boolean;
  /** The Go installed on the machine, as X.Y. */
  readonly goOnMachine: string | undefined;
  /** The major release of the Docker that listens on the machine; undefined if none does, or if nobody has asked. */
  readonly dockerOnMachine: number | undefined;
  /** The module path in the target directory's go.mod. */
  readonly moduleInFolder: string | undefined;
  /** The module path that the git remote `origin` suggests. */
  readonly moduleFromOrigin: string | undefined;
  /**
   * The path of the directory in its git repository. Empty at the root, outside any repository, if the option does not take the path, and
   * for a project that has files for a root already, whose saved answers say which.
   */
  readonly pathInRepository: string;
  /** The Go release in the go.mod, as X.Y. */
  readonly goInModule: string | undefined;
  /** The go.mod is not one that this generator made. */
  readonly isForeignModule: boolean;
};
