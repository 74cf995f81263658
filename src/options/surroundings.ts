import type { Language } from '../language/language.ts';

/** What defaults are taken from besides other answers: the folder and the machine. */
export type Surroundings = {
  /** The name of the target folder, without its path. */
  readonly folder: string;
  /** The language of the user's locale. */
  readonly language: Language;
  /** Whether that locale is one of mainland China. */
  readonly isInMainland: boolean;
  /** The Go that the machine has, as X.Y, where it has one. */
  readonly goOnMachine: string | undefined;
  /** The module path in the target folder's go.mod, where it has one. */
  readonly moduleInFolder: string | undefined;
  /** The Go release that the go.mod asks for, as X.Y, where it has one. */
  readonly goInModule: string | undefined;
  /** Whether the go.mod is of a module that this generator has not made. */
  readonly isForeignModule: boolean;
};
