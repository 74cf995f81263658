import { exitStatus, failure } from '../language/failure.ts';
import { message } from '../language/message.ts';

/** A part of a command line, as `parseArgs` gives it. */
export type Token = { readonly kind: string; readonly name?: string; readonly value?: string | undefined };

/** The folders of many projects, and the arguments in front of them that are no flags. */
export type EachArguments = { readonly each: readonly string[] | undefined; readonly positionals: readonly string[] };

/**
 * Splits a command line at the first `--each`: what a shell makes of `--each services/*` is its value and more arguments. Fails with the
 * status of wrong input where a folder has no name.
 */
export function eachArguments(tokens: readonly Token[]): EachArguments {
  const at = tokens.findIndex(({ kind, name }) => kind === 'option' && name === 'each');
  const before = at < 0 ? tokens : tokens.slice(0, at);
  const positionals = before.flatMap(({ kind, value = '' }) => (kind === 'positional' ? [value] : []));
  if (at < 0) return { each: undefined, positionals };
  const each = tokens.slice(at).flatMap(({ kind, name, value = '' }) => {
    return kind === 'positional' || (kind === 'option' && name === 'each') ? [value] : [];
  });
  // Most likely a variable that was not set, and the current folder is not what was meant.
  if (each.includes(''))
    throw failure(exitStatus.wrongInput, message('input.flagValue', { flag: '--each', placeholder: 'DIR' }));
  return { each, positionals };
}
