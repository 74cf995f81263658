import { relative, resolve } from 'node:path';
import { requireProject } from '../inspect/folder.ts';
import type { Environment } from '../inspect/inspect.ts';
import { locate, unlikelyPlace } from '../inspect/project-root.ts';
import { exitStatus, failure } from '../language/failure.ts';
import type { Language } from '../language/language.ts';
import { type Message, message } from '../language/message.ts';
import { say } from '../language/say.ts';
import { type Asker, select } from './asker.ts';

/** What a command needs of its directory: to create a project there if there is none, a project, or neither. */
export type Need = 'creates' | 'project' | 'nothing';

/** Where a front door stands. */
type Standpoint = {
  readonly folder: string;
  readonly environment: Environment;
  readonly unsavedAnswers?: (folder: string) => string | undefined;
};

/** The directory that a run works in. */
export type Place = {
  readonly folder: string;
  /** The directory to change to before typing the next commands; undefined if the user is in it. */
  readonly enter: string | undefined;
  readonly messages: readonly Message[];
  /** Set if the run works in a directory above the current one. */
  readonly moved: Message | undefined;
};

/**
 * Finds the directory that a run works in, from the current one and that of `--dir`. Fails with the status of wrong input if the command has
 * nothing to do there, or must not create a project there.
 */
export function placeOf(door: Standpoint, dir: string | undefined, need: Need): Place {
  const start = resolve(door.folder, dir ?? '.');
  const { folder, refusal, warning } = locate(start, dir !== undefined, door.environment.HOME);
  if (need === 'project' && door.unsavedAnswers?.(folder) === undefined) requireProject(folder);
  if (need === 'creates' && refusal !== undefined) throw failure(exitStatus.wrongInput, refusal);
  const messages = need === 'creates' && warning !== undefined ? [warning] : [];
  if (folder === start) return { folder, enter: dir, messages, moved: undefined };
  const enter = relative(door.folder, folder);
  return { folder, enter, messages, moved: message('report.movedUp', { folder: enter }) };
}

/** Fails with the status of wrong input in a directory such as $HOME, unless somebody who can be asked wants a project there. */
export async function requireLikelyPlace(
  { folder }: Place,
  { environment }: Standpoint,
  asker: Asker | undefined,
  language: Language,
): Promise<void> {
  const place = unlikelyPlace(folder, environment.HOME);
  if (place === undefined) return;
  const refused = failure(exitStatus.wrongInput, message(`input.place.${place}`, { folder }));
  if (asker === undefined) throw refused;
  const choices = (['no', 'yes'] as const).map((value) => ({ value, name: say(language, `ask.place.${value}`) }));
  if ((await select(asker, 'place', say(language, `ask.place.${place}`, { folder }), choices)) !== 'yes') throw refused;
}
