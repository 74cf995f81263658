import { posix } from 'node:path';
import type { Start } from './adoption.ts';
import type { Instruction } from './dockerfile.ts';
import { expand } from './scope.ts';
import { scriptOf, shellCommands } from './shell.ts';
import { jsonList } from './words.ts';

/** Returns the command that ENTRYPOINT and CMD start together; undefined if it cannot be known. */
export type StartReading = {
  readonly start: Start | undefined;
  readonly problem: 'startInShell' | 'startScript' | undefined;
};

/** Reads what an image starts, from its ENTRYPOINT and its CMD, each undefined if it has none. */
export function readStart(entrypoint: Instruction | undefined, command: Instruction | undefined): StartReading {
  const first = entrypoint === undefined ? undefined : lineOfWords(entrypoint);
  const second = command === undefined ? undefined : lineOfWords(command);
  const main = first ?? second;
  if (main === undefined) return { start: undefined, problem: undefined };
  if (main.words === undefined) return { start: undefined, problem: 'startInShell' };
  // A shell's line as ENTRYPOINT ignores CMD: https://docs.docker.com/reference/dockerfile/#understand-how-cmd-and-entrypoint-interact
  const isShell = first?.form === 'shell';
  const rest = first === undefined || isShell || second === undefined ? [] : (second.words ?? []);
  const directory = (entrypoint ?? command)?.directory ?? '/';
  const { wrapper, words } = unwrap(main.words);
  const fromDefaults = words.length === 0;
  const all = fromDefaults ? rest : words;
  const [word, ...more] = all;
  // The name of the program may be in the environment of the image; arguments keep their variables.
  const program = word === undefined ? undefined : expand(word, (entrypoint ?? command)?.scope ?? new Map());
  if (program === undefined) return { start: undefined, problem: 'startInShell' };
  const form = main.form;
  const start: Start = {
    program: program.includes('/') ? posix.resolve(directory, program) : program,
    wrapper,
    arguments: fromDefaults || first === undefined ? [] : more,
    defaults: fromDefaults || first === undefined ? more : rest,
    form,
  };
  if (/\.(sh|bash)$/.test(program) || /entrypoint/.test(posix.basename(program)))
    return { start, problem: 'startScript' };
  return {
    start,
    problem: [program, ...more, ...rest].some((word) => /\$[A-Za-z_{(]/.test(word)) ? 'startInShell' : undefined,
  };
}

function lineOfWords({ rest }: Instruction): { words: string[] | undefined; form: 'exec' | 'shell' } {
  const list = jsonList(rest);
  if (list !== undefined) {
    const script = scriptOf(list);
    return script === undefined ? { words: list, form: 'exec' } : { words: simple(script), form: 'shell' };
  }
  return { words: simple(rest), form: 'shell' };
}

/** The words of a script of one command; one that goes to a folder first, and the like, is for a person. */
function simple(script: string): string[] | undefined {
  const commands = shellCommands(script, new Map());
  const [command, ...more] = commands ?? [];
  if (command === undefined || more.length > 0 || command.assignments.length > 0 || command.redirects.length > 0)
    return undefined;
  return command.words[0] === 'exec' ? command.words.slice(1) : [...command.words];
}

/** Takes off what only starts a program: an init, a change of the user, a shell that is given a script. */
function unwrap(words: readonly string[]): { wrapper: string[]; words: string[] } {
  const [first = '', ...rest] = words;
  const name = posix.basename(first);
  if (/^(tini|tini-static|dumb-init|catatonit|su-exec|gosu|setpriv|chpst)$/.test(name)) {
    const end = rest.indexOf('--');
    let count = end === -1 ? rest.findIndex((word) => !word.startsWith('-')) : end + 1;
    if (count === -1) count = rest.length;
    if (/^(su-exec|gosu)$/.test(name)) count++;
    const inner = unwrap(rest.slice(count));
    return { wrapper: [first, ...rest.slice(0, count), ...inner.wrapper], words: inner.words };
  }
  if (/^(ba|a|da)?sh$/.test(name) && rest[0] !== undefined && !rest[0].startsWith('-'))
    return { wrapper: [first], words: rest };
  return { wrapper: [], words: [...words] };
}
