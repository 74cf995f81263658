import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isMainland, languageOf } from '../language/language.ts';
import { rootExtras } from '../options/answers.ts';
import { checkRepositoryPath } from '../options/checks/values.ts';
import type { Surroundings } from '../options/surroundings.ts';
import { optionOf } from '../options/table.ts';
import { requireFolder } from './folder.ts';
import { moduleFromOrigin, type Repository, repositoryOf } from './git.ts';
import { goOnPath } from './machine-go.ts';
import { generatedPaths, goLineIn, modulePathIn } from './module-files.ts';
import { workFolder } from './own-names.ts';
import { readSavedAnswers, type SavedAnswers } from './saved-answers.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Everything known of a project before any question. */
export type Inspection = {
  readonly folder: string;
  /** The folder as the user named it, undefined if it is the current one. */
  readonly enter: string | undefined;
  /** The git repository around the folder, undefined if there is none. */
  readonly repository: Repository | undefined;
  readonly surroundings: Surroundings;
  readonly saved: SavedAnswers;
};

export type InspectionSettings = Pick<Inspection, 'enter'> & {
  readonly mayWrite: boolean;
  /** Stands for the saved answers, as in `readSavedAnswers`. */
  readonly unsavedAnswers?: string | undefined;
};

/**
 * Reads what a run has to know of a folder, given by its absolute path, and of the machine. Changes nothing.
 * Fails if the folder cannot hold a project or its saved answers cannot be understood.
 */
export function inspect(folder: string, environment: Environment, settings: InspectionSettings): Inspection {
  const { enter, mayWrite, unsavedAnswers } = settings;
  requireFolder(folder, mayWrite);
  const saved = readSavedAnswers(folder, unsavedAnswers);
  const surroundings = surroundingsOf(folder, environment);
  // Answers without a lock are those of a generated service whose lock is lost.
  const isForeignModule = surroundings.isForeignModule && Object.keys(saved.values).length === 0;
  const pathInRepository = hasRootFiles(saved) ? '' : surroundings.pathInRepository;
  return {
    folder,
    enter,
    repository: repositoryOf(folder),
    surroundings: { ...surroundings, isForeignModule, pathInRepository },
    saved,
  };
}

/** Reports whether saved answers are of a project with files that are read at the root of a repository. */
function hasRootFiles({ values }: SavedAnswers): boolean {
  const chosen = optionOf('with').check(values.with);
  return chosen.ok && rootExtras.some((extra) => chosen.value.includes(extra));
}

/** Reads the surroundings that defaults come from. */
export function surroundingsOf(folder: string, environment: Environment): Surroundings {
  const repository = repositoryOf(folder);
  return {
    folder: basename(folder),
    language: localeLanguage(environment),
    isInMainland: isMainland(localeOf(environment)),
    goOnMachine: goOnPath(environment),
    dockerOnMachine: undefined,
    moduleInFolder: modulePathIn(folder),
    moduleFromOrigin: repository && moduleFromOrigin(repository),
    pathInRepository: pathIn(repository),
    goInModule: goLineIn(folder),
    isForeignModule: isForeignModule(folder),
  };
}

/** Reads the surroundings that defaults come from. Never fails, for `--help`: a folder that cannot be read gives only its name. */
export function surroundingsOrDefaults(folder: string, environment: Environment): Surroundings {
  try {
    return surroundingsOf(folder, environment);
  } catch {
    return {
      folder: basename(folder),
      language: localeLanguage(environment),
      isInMainland: isMainland(localeOf(environment)),
      goOnMachine: undefined,
      dockerOnMachine: undefined,
      moduleInFolder: undefined,
      moduleFromOrigin: undefined,
      pathInRepository: '',
      goInModule: undefined,
      isForeignModule: false,
    };
  }
}

function pathIn(repository: Repository | undefined): string {
  const checked = checkRepositoryPath(repository?.below);
  return checked.ok ? checked.value : '';
}

/** Reports if the folder has a go.mod that no run of this generator has made. */
function isForeignModule(folder: string): boolean {
  if (!existsSync(join(folder, 'go.mod'))) return false;
  // While another run is at work, the lock may not be in place yet. Asked in this order, it is once that run is over.
  if (existsSync(join(folder, workFolder))) return false;
  return generatedPaths(folder)?.includes('go.mod') !== true;
}

/** The language of the locale, as POSIX finds it: LC_ALL before LC_MESSAGES before LANG. */
export function localeLanguage(environment: Environment): 'en' | 'zh-CN' {
  return languageOf(localeOf(environment));
}

function localeOf({ LC_ALL, LC_MESSAGES, LANG }: Environment): string | undefined {
  return [LC_ALL, LC_MESSAGES, LANG].find((name) => name !== undefined && name !== '');
}
