import { exitStatus, failure } from '../language/failure.ts';
import { message } from '../language/message.ts';
import type { OptionName } from '../options/answers.ts';
import type { Given } from './given.ts';

/** A part of a command line, as `parseArgs` returns it. */
export type Token = { readonly kind: string; readonly name?: string; readonly value?: string | undefined };

/** The directories of many projects, and the arguments before them that are no flags. */
export type EachArguments = { readonly each: readonly string[] | undefined; readonly positionals: readonly string[] };

/**
 * Splits a command line at the first `--each`: a shell turns `--each services/*` into its value and more arguments. Fails
 * with the status of wrong input if a directory has no name.
 */
export function eachArguments(tokens: readonly Token[]): EachArguments {
  const at = tokens.findIndex(({ kind, name }) => kind === 'option' && name === 'each');
  const before = at < 0 ? tokens : tokens.slice(0, at);
  const positionals = before.flatMap(({ kind, value = '' }) => (kind === 'positional' ? [value] : []));
  if (at < 0) return { each: undefined, positionals };
  const each = tokens.slice(at).flatMap(({ kind, name, value = '' }) => {
    return kind === 'positional' || (kind === 'option' && name === 'each') ? [value] : [];
  });
  // Most likely an unset variable, which does not mean the current directory.
  if (each.includes(''))
    throw failure(exitStatus.wrongInput, message('input.flagValue', { flag: '--each', placeholder: 'DIR' }));
  return { each, positionals };
}

/** The commands that work on many projects; they never ask. */
const eachCommands = ['check', 'update'] as const;
export type EachCommand = (typeof eachCommands)[number];

const ofOneProject: readonly OptionName[] = ['name', 'module'];

const standardInput = '-';

/** The command of a run over many projects. Fails with the status of wrong input if it is for one project, or has a flag that is. */
export function requireEach(flags: {
  readonly run: { readonly dir: string | undefined };
  readonly positionals: readonly string[];
}): EachCommand {
  const { run, positionals } = flags;
  const command = eachCommands.find((known) => known === positionals[0]);
  if (command === undefined) throw failure(exitStatus.wrongInput, message('input.eachCommand'));
  if (run.dir !== undefined) throw forOneProject('--dir');
  return command;
}

/** Fails with the status of wrong input if a source has a value that cannot be the same for many projects. */
export function requireForMany(given: readonly Given[]): void {
  for (const { values, place } of given) {
    const name = ofOneProject.find((option) => values[option] !== undefined);
    if (name !== undefined) throw forOneProject(place(name));
  }
}

function forOneProject(source: string): Error {
  return failure(exitStatus.wrongInput, message('input.eachOne', { source }));
}

/** The directories of `--each`, in order, with those of standard input in place of `-`. `read` is called at most once. */
export async function eachFolders(each: readonly string[], read: () => Promise<Uint8Array>): Promise<string[]> {
  const at = each.indexOf(standardInput);
  if (at < 0) return [...each];
  const listed = foldersIn(await read());
  return [...each.slice(0, at), ...listed, ...each.slice(at + 1).filter((folder) => folder !== standardInput)];
}

/** The directories of a list: separated by NUL if it has one, as `find -print0` writes, else one per line. */
export function foldersIn(list: Uint8Array): string[] {
  const text = new TextDecoder().decode(list);
  const folders = text.includes('\0') ? text.split('\0') : text.split(/\r?\n/);
  return folders.filter((folder) => folder !== '');
}
