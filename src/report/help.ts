import { defaultsIn } from '../ask/choose.ts';
import { type Flag, flagsOf } from '../ask/commands.ts';
import { type CommandName, commandNames, defaultSeconds } from '../ask/flags.ts';
import type { Language } from '../language/language.ts';
import type { Key } from '../language/message.ts';
import { say } from '../language/say.ts';
import { padded, width } from '../language/width.ts';
import { mirrorKinds } from '../mirrors/mirror.ts';
import type { Answers } from '../options/answers.ts';
import { optionGroups } from '../options/option.ts';
import type { Surroundings } from '../options/surroundings.ts';
import { wrap } from '../render/wrap.ts';

/** A sub-command with its own help. */
export type HelpTopic = Exclude<CommandName, 'generate'>;

export type HelpSettings = {
  readonly program: 'go-container' | 'yo';
  /** Undefined for the main command. */
  readonly topic: HelpTopic | undefined;
  readonly language: Language;
  readonly surroundings: Surroundings;
  /** The columns that a line may take. */
  readonly columns: number;
};

/**
 * The text of `--help` for the main command or a sub-command, with the flags of that command by group, wrapped to the columns of
 * the terminal. It shows the defaults of a first run in these surroundings; an invalid default is left out.
 */
export function helpText({ program, topic, language, surroundings, columns }: HelpSettings): string {
  const command = topic ?? 'generate';
  const defaults = defaultsIn(surroundings);
  // A line that fills the last column leaves an empty one behind it in some terminals.
  const page = Math.max(40, columns - 1);
  // `yo` works on one project, and has no flags of many.
  const flags = flagsOf(command).filter(({ flag }) => program === 'go-container' || flag !== 'each');
  const groups = [...optionGroups, 'mirrorFlags', 'run'] as const;
  const blocks = groups.flatMap((group) => {
    const rows = flags.filter((flag) => flag.group === group).map((flag) => flagRow(flag, defaults, language));
    return rows.length === 0 ? [] : [`${say(language, groupTitles[group])}\n${list(rows, page)}`];
  });
  const hasLists = flags.some(({ option }) => option?.separator !== undefined && command !== 'mirrors');
  const notes = (['help.lists', 'help.status'] as const).filter((key) => hasLists || key !== 'help.lists');
  const all = [
    say(language, 'help.usage', { command: usage(program, topic) }),
    paragraph(say(language, `help.about.${command}`), page),
    ...(command === 'generate' && program === 'go-container' ? [commandList(language, page)] : []),
    exampleList(program, command, language, page),
    ...blocks,
    ...notes.map((key) => paragraph(say(language, key), page)),
  ];
  return `${all.join('\n\n')}\n`;
}

const groupTitles: Readonly<Record<Flag['group'], Key>> = {
  project: 'help.group.project',
  service: 'help.group.service',
  image: 'help.group.image',
  build: 'help.group.build',
  mirrors: 'help.group.mirrors',
  files: 'help.group.files',
  mirrorFlags: 'help.mirrors',
  run: 'help.run',
};

type Row = readonly [term: string, text: string];

function flagRow({ flag, option, placeholder, describe }: Flag, defaults: Answers, language: Language): Row {
  const term = placeholder === undefined ? `--${flag}` : `--${flag} ${placeholder}`;
  const short = ({ help: '-h, ', version: '-v, ' } as Readonly<Record<string, string>>)[flag] ?? '';
  const text = plainDescription(describe, language);
  if (option === undefined) return [short + term, text];
  const value = defaults[option.name];
  const shown = Array.isArray(value) ? value.join(option.separator) : String(value);
  // A go.mod may contain anything.
  const isShown = shown !== '' && option.check(value).ok;
  return [term, text + (isShown ? say(language, 'help.default', { default: shown }) : '')];
}

/** The text that describes a flag, without the marks of Markdown. */
export function plainDescription(describe: Key, language: Language): string {
  return say(language, describe, { kinds: mirrorKinds.join(', '), seconds: defaultSeconds }).replaceAll('`', '');
}

const exampleTable: Readonly<Record<CommandName, readonly (readonly [words: string, what: Key])[]>> = {
  generate: [
    ['', 'example.interactive'],
    ['--defaults --base=scratch --with=compose,make', 'example.defaults'],
    ['--port=9090 --dry-run --diff', 'example.dryRun'],
  ],
  docker: [
    ['', 'example.docker'],
    ['--main=./cmd/server --copy=web', 'example.dockerFlags'],
  ],
  check: [
    ['', 'example.check'],
    ['--each services/*', 'example.checkEach'],
  ],
  update: [
    ['--dry-run --diff', 'example.dryRun'],
    ['--each services/*', 'example.updateEach'],
  ],
  eject: [['--dry-run', 'example.eject']],
  mirrors: [
    ['', 'example.mirrors'],
    ['--kind=goproxy,apk --save', 'example.mirrorsSave'],
  ],
  undo: [
    ['', 'example.undo'],
    ['--dry-run --diff', 'example.undoDryRun'],
  ],
  completion: [
    ['bash > ~/.local/share/bash-completion/completions/go-container', 'example.bash'],
    ['zsh > "$' + '{fpath[1]}/_go-container"', 'example.zsh'],
    ['fish > ~/.config/fish/completions/go-container.fish', 'example.fish'],
  ],
};

function exampleList(program: HelpSettings['program'], command: CommandName, language: Language, page: number): string {
  const topic = command === 'generate' ? undefined : command;
  const lines = exampleTable[command]
    .filter(([words]) => program === 'go-container' || !words.includes('--each'))
    .flatMap(([words, what]) => [
      ...wrap(say(language, what), page - 4).map((line) => `  # ${line}`),
      `  ${commandLine(program, topic)} ${words}`.trimEnd(),
    ]);
  return [say(language, 'help.examples'), ...lines].join('\n');
}

function commandList(language: Language, page: number): string {
  const rows = commandNames.flatMap((name): Row[] =>
    name === 'generate' ? [] : [[`go-container ${name}`, say(language, `help.command.${name}`)]],
  );
  const more: Row[] = [['go-container help COMMAND', say(language, 'help.command.help')]];
  return `${say(language, 'help.commands')}\n${list([...rows, ...more], page)}`;
}

/** The widest term that text stands beside; behind a longer one, the text begins a new line. */
const widestTerm = 28;

function list(rows: readonly Row[], page: number): string {
  const left = Math.min(widestTerm, Math.max(...rows.map(([term]) => width(term))));
  const indent = ' '.repeat(left + 4);
  return rows
    .flatMap(([term, text]) => {
      const lines = wrap(text, page - left - 4);
      if (width(term) > left)
        return [...wrap(term, page - 2).map((line) => `  ${line}`), ...lines.map((line) => indent + line)];
      return lines.map((line, i) => `${i === 0 ? `  ${padded(term, left)}  ` : indent}${line}`);
    })
    .join('\n');
}

function paragraph(text: string, page: number): string {
  return wrap(text, page).join('\n');
}

/** The command line of a command: `yo` names its sub-generators after a colon. */
function commandLine(program: HelpSettings['program'], topic: HelpTopic | undefined): string {
  if (program === 'yo') return `yo go-container${topic === undefined ? '' : `:${topic}`}`;
  return `go-container${topic === undefined ? '' : ` ${topic}`}`;
}

function usage(program: HelpSettings['program'], topic: HelpTopic | undefined): string {
  const command = commandLine(program, topic);
  if (topic === 'completion') return `${command} bash|zsh|fish`;
  return `${command}${program === 'go-container' && topic === undefined ? ' [COMMAND]' : ''} [FLAGS]`;
}
