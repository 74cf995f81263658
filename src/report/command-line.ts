import type { AnswersSoFar } from '../ask/questions.ts';
import { optionTable } from '../options/table.ts';
import { quoted } from './next-steps.ts';

/** Flags that say how a run is shown or what it does with conflicts, not what it does: with those after which a value stands. */
const leftOut = { alone: ['--dry-run', '--diff', '--json', '--force', '--verbose'], withValue: '--on-conflict' };

/**
 * The command line that repeats a run: its own arguments, and flags for the answers to its questions. `saved` are the extras of
 * the project, which `--with` adds to.
 */
export function repeatedCommand(
  command: string,
  args: readonly string[],
  answers: AnswersSoFar,
  saved: readonly string[],
): string {
  const given = args.filter(
    (word, i) =>
      !leftOut.alone.includes(word) &&
      !word.startsWith(`${leftOut.withValue}=`) &&
      word !== leftOut.withValue &&
      args[i - 1] !== leftOut.withValue,
  );
  const flags = optionTable.flatMap(({ name, flag, separator, isList }) => {
    const value = answers[name];
    if (value === undefined) return [];
    if (!isList || !Array.isArray(value)) return [`--${flag}=${Array.isArray(value) ? value.join(separator) : value}`];
    const added = value.filter((one) => !saved.includes(one));
    const removed = saved.filter((one) => !value.includes(one));
    return [
      ...(added.length > 0 ? [`--${flag}=${added.join(separator)}`] : []),
      ...(removed.length > 0 ? [`--without=${removed.join(separator)}`] : []),
    ];
  });
  return [
    command,
    ...[...given, ...flags].map((word) => (word.startsWith('-') ? quotedFlag(word) : quoted(word))),
  ].join(' ');
}

/** Quotes the value of a flag for the shell. */
function quotedFlag(word: string): string {
  const at = word.indexOf('=');
  if (at < 0) return word;
  const value = word.slice(at + 1);
  return `${word.slice(0, at + 1)}${/^[\w./@%+=:,-]*$/.test(value) ? value : quoted(value)}`;
}
