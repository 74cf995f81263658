import { basename } from 'node:path';
import { languageOf } from '../language/language.ts';
import type { Surroundings } from '../options/surroundings.ts';
import { requireFolder } from './folder.ts';
import { modulePathIn } from './go-mod.ts';
import { goOnPath } from './machine-go.ts';
import { readSavedAnswers, type SavedAnswers } from './saved-answers.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** What is known of a project before anybody is asked. */
export type Inspection = {
  readonly folder: string;
  /** The folder as the user named it, undefined where it is the current one. */
  readonly enter: string | undefined;
  readonly surroundings: Surroundings;
  readonly saved: SavedAnswers;
};

/** What an inspection is for. */
export type InspectionSettings = Pick<Inspection, 'enter'> & {
  /** Whether the run may write. */
  readonly mayWrite: boolean;
  /** Stands for the saved answers, as in `readSavedAnswers`. */
  readonly unsavedAnswers?: string | undefined;
};

/**
 * Reads what a run has to know of a folder, given by its absolute path, and of the machine. Changes nothing.
 * Fails where the folder cannot hold a project or its saved answers cannot be understood.
 */
export function inspect(folder: string, environment: Environment, settings: InspectionSettings): Inspection {
  const { enter, mayWrite, unsavedAnswers } = settings;
  requireFolder(folder, mayWrite);
  const surroundings = surroundingsOf(folder, environment);
  return { folder, enter, surroundings, saved: readSavedAnswers(folder, unsavedAnswers) };
}

/** What defaults are taken from. */
export function surroundingsOf(folder: string, environment: Environment): Surroundings {
  return {
    folder: basename(folder),
    language: localeLanguage(environment),
    goOnMachine: goOnPath(environment.PATH),
    moduleInFolder: modulePathIn(folder),
  };
}

/** The language of the locale, as POSIX finds it: LC_ALL before LC_MESSAGES before LANG. */
export function localeLanguage({ LC_ALL, LC_MESSAGES, LANG }: Environment): 'en' | 'zh-CN' {
  return languageOf([LC_ALL, LC_MESSAGES, LANG].find((name) => name !== undefined && name !== ''));
}
