import { exitStatus, failure } from '../language/failure.ts';
import { message } from '../language/message.ts';
import type { OptionName } from '../options/answers.ts';
import type { Flags } from './flags.ts';
import type { Given } from './given.ts';

/** The commands that work on many projects: they never ask. */
const eachCommands = ['check', 'update'] as const;
export type EachCommand = (typeof eachCommands)[number];

/** Options that tell one project from another. */
const ofOneProject: readonly OptionName[] = ['name', 'module'];

/** What stands for a list on standard input, as for other programs. */
const standardInput = '-';

/** Gives the command of a run over many projects. Fails with the status of wrong input where it is none, or is told what is for one. */
export function requireEach({ run, positionals }: Flags): EachCommand {
  const command = eachCommands.find((known) => known === positionals[0]);
  if (command === undefined) throw failure(exitStatus.wrongInput, message('input.eachCommand'));
  if (run.dir !== undefined) throw forOneProject('--dir');
  return command;
}

/** Fails with the status of wrong input where a source tells something that cannot be the same for many projects. */
export function requireForMany(given: readonly Given[]): void {
  for (const { values, place } of given) {
    const name = ofOneProject.find((option) => values[option] !== undefined);
    if (name !== undefined) throw forOneProject(place(name));
  }
}

function forOneProject(source: string): Error {
  return failure(exitStatus.wrongInput, message('input.eachOne', { source }));
}

/** The folders of `--each` in their order, those of a list on standard input where `-` stands; `read` gives all of that, once. */
export async function eachFolders(each: readonly string[], read: () => Promise<Uint8Array>): Promise<string[]> {
  const at = each.indexOf(standardInput);
  if (at < 0) return [...each];
  const listed = foldersIn(await read());
  return [...each.slice(0, at), ...listed, ...each.slice(at + 1).filter((folder) => folder !== standardInput)];
}

/** The folders of a list: NUL between them where it has one, as `find -print0` does, else one a line. */
export function foldersIn(list: Uint8Array): string[] {
  const text = new TextDecoder().decode(list);
  const folders = text.includes('\0') ? text.split('\0') : text.split(/\r?\n/);
  return folders.filter((folder) => folder !== '');
}
