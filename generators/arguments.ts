import { mirrorFlagTable, runFlagTable } from '../src/ask/flags.ts';
import { optionTable } from '../src/options/table.ts';

/** Flags that `yo` and Yeoman's environment take for themselves. */
const yeomanFlags = new Set(
  (
    'ask-answered bail color debug force-install generators ignore-whitespace insight local-only no-color no-insight ' +
    'skip-cache skip-install skip-local-cache skip-yo-resolve'
  ).split(' '),
);

/**
 * The arguments of a generator's run. Under `yo` they are read from the command line itself, as `yo` turns `1.30` into the
 * number 1.3 and passes unknown flags on. Any other program gives options by the name of the flag or of the option, or a
 * whole command line in the option `commandLine`.
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

function isYeomanFlag(argument: string): boolean {
  return argument.startsWith('--') && yeomanFlags.has(argument.slice(2).replace(/=.*$/s, ''));
}

/** The options of a program as command-line arguments. */
function programArguments(options: Readonly<Record<string, unknown>>, args: readonly string[]): string[] {
  const given = [...optionTable, ...runFlagTable, ...mirrorFlagTable].flatMap(({ name, flag }) => {
    const value = options[flag] ?? options[name];
    if (value === undefined || value === false || value === null) return [];
    if (value === true) return [`--${flag}`];
    // A list repeats its flag; an empty one gives it an empty value.
    const values: readonly unknown[] = Array.isArray(value) && value.length > 0 ? value : [value];
    return values.map((one) => `--${flag}=${String(one)}`);
  });
  return [...given, ...args];
}
