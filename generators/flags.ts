import type { EachCommand } from '../src/ask/each-folders.ts';
import { type Flags, mirrorFlagTable, runFlagTable } from '../src/ask/flags.ts';
import { exitStatus, failure } from '../src/language/failure.ts';
import { message } from '../src/language/message.ts';
import { optionTable } from '../src/options/table.ts';

/** Flags that `yo` and Yeoman's environment take for themselves. */
const yeomanFlags = new Set(
  (
    'ask-answered bail color debug force-install generators ignore-whitespace insight local-only no-color no-insight ' +
    'skip-cache skip-install skip-local-cache skip-yo-resolve'
  ).split(' '),
);

/**
 * The arguments of a generator's run. Under `yo` they are read from the command line itself, as `yo` takes `1.30` for the
 * number 1.3 and passes unknown flags on. Our own command hands its command line over in the option `commandLine`;
 * any other program gives options by the name of the flag or of the option.
 */
export function argumentsFrom(
  options: Readonly<Record<string, unknown>>,
  args: readonly string[],
  argv: readonly string[],
): string[] {
  if (Array.isArray(options.commandLine)) return options.commandLine;
  const namespace = argv.findIndex((argument, i) => i >= 2 && /^(generator-)?go-container(:[a-z]+)?$/.test(argument));
  const typed = namespace >= 0 ? argv.slice(2).toSpliced(namespace - 2, 1) : programArguments(options, args);
  return typed.filter((argument) => !isYeomanFlag(argument));
}

/** Fails with the status of wrong input where many projects are named: Yeoman's environment is for one, and `command` of ours for many. */
export function requireOneProject({ run }: Flags, command: EachCommand): void {
  if (run.each !== undefined) throw failure(exitStatus.wrongInput, message('input.eachYo', { command }));
}

function isYeomanFlag(argument: string): boolean {
  return argument.startsWith('--') && yeomanFlags.has(argument.slice(2).replace(/=.*$/s, ''));
}

/** Options of a program as command-line arguments. */
function programArguments(options: Readonly<Record<string, unknown>>, args: readonly string[]): string[] {
  const given = [...optionTable, ...runFlagTable, ...mirrorFlagTable].flatMap(({ name, flag }) => {
    const value = options[flag] ?? options[name];
    if (value === undefined || value === false || value === null) return [];
    if (value === true) return [`--${flag}`];
    // A list is a flag that is repeated; without elements, one without a value.
    const values: readonly unknown[] = Array.isArray(value) && value.length > 0 ? value : [value];
    return values.map((one) => `--${flag}=${String(one)}`);
  });
  return [...given, ...args];
}
