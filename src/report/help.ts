import { defaultsIn } from '../ask/choose.ts';
import { defaultSeconds, mirrorFlagTable, runFlagTable } from '../ask/flags.ts';
import type { Language } from '../language/language.ts';
import type { Key } from '../language/message.ts';
import { say } from '../language/say.ts';
import { padded, width } from '../language/width.ts';
import { mirrorKinds } from '../mirrors/mirror.ts';
import type { Surroundings } from '../options/surroundings.ts';
import { optionTable } from '../options/table.ts';

/** A sub-command with its own help. */
export type HelpTopic = 'check' | 'docker' | 'eject' | 'mirrors' | 'undo' | 'update';

/**
 * The text of `--help` for the main command or a sub-command, of our own program or of `yo`, with the defaults of a first run
 * in these surroundings. An invalid default is left out.
 */
export function helpText(
  program: 'go-container' | 'yo',
  topic: HelpTopic | undefined,
  language: Language,
  surroundings: Surroundings,
): string {
  const defaults = defaultsIn(surroundings);
  const options = optionTable.map(({ name, flag, placeholder, separator, check }): Row => {
    const text = Array.isArray(defaults[name]) ? defaults[name].join(separator) : String(defaults[name]);
    // A go.mod may contain anything, such as control sequences for the terminal.
    const value = check(defaults[name]).ok ? text : '';
    const note = value === '' ? '' : say(language, 'help.default', { default: value });
    return [`--${flag} ${placeholder}`, say(language, `option.${name}.describe` as Key) + note];
  });
  const row = (entry: (typeof runFlagTable | typeof mirrorFlagTable)[number]): Row => {
    const value = 'placeholder' in entry ? ` ${entry.placeholder}` : '';
    const values = { kinds: mirrorKinds.join(', '), seconds: defaultSeconds };
    return [`--${entry.flag}${value}`, say(language, entry.describe, values)];
  };
  const flags = runFlagTable.filter(({ name }) => name !== 'each' || takesMany(program, topic)).map(row);
  const ofMirrors = mirrorFlagTable.map(row);
  const left = Math.max(...[...options, ...flags, ...ofMirrors].map(([flag]) => width(flag)));
  const list = (rows: readonly Row[]) => rows.map(([flag, text]) => `  ${padded(flag, left)}  ${text}`).join('\n');
  const isMain = topic === undefined;
  const blocks = [
    say(language, 'help.usage', { command: commandLine(program, topic) }),
    say(language, `help.about.${topic ?? 'generate'}`),
    ...(isMain && program === 'go-container' ? [say(language, 'help.commands', { command: program })] : []),
    `${say(language, 'help.options')}\n${list(options)}`,
    `${say(language, 'help.run')}\n${list(flags)}`,
    ...(isMain || topic === 'mirrors' ? [`${say(language, 'help.mirrors')}\n${list(ofMirrors)}`] : []),
    say(language, 'help.status'),
  ];
  return `${blocks.join('\n\n')}\n`;
}

type Row = readonly [flag: string, text: string];

/** The command line of a command: `yo` names its sub-generators after a colon. */
function commandLine(program: 'go-container' | 'yo', topic: HelpTopic | undefined): string {
  if (program === 'yo') return `yo go-container${topic === undefined ? '' : `:${topic}`}`;
  return `go-container${topic === undefined ? ' [check|docker|eject|mirrors|undo|update]' : ` ${topic}`}`;
}

/** Reports whether a command works on many projects, which Yeoman's environment does not. */
function takesMany(program: 'go-container' | 'yo', topic: HelpTopic | undefined): boolean {
  return program === 'go-container' && (topic === undefined || topic === 'check' || topic === 'update');
}
