import { type Flag, flagsOf } from '../ask/commands.ts';
import { type CommandName, commandNames } from '../ask/flags.ts';
import type { Language } from '../language/language.ts';
import { say } from '../language/say.ts';
import { plainDescription } from './help.ts';

export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

/** The script that completes our command in a shell, from the same tables as its flags. Descriptions are in `language`. */
export function completionText(shell: Shell, language: Language): string {
  return scripts[shell](language);
}

const scripts: Readonly<Record<Shell, (language: Language) => string>> = { bash, zsh, fish };

const programs = 'go-container generator-go-container';
const names = commandNames.filter((name) => name !== 'generate');
const words = [...names, 'help', 'version'];

/** Commands whose arguments are words of a fixed set. */
const argumentsOf: Readonly<Record<string, readonly string[]>> = { completion: shells, help: names };

function withValue(flags: readonly Flag[]): Flag[] {
  return flags.filter(({ placeholder }) => placeholder !== undefined);
}

/** Every flag of any command that takes a value, once. */
function valueFlags(): Flag[] {
  const all = commandNames.flatMap((name) => withValue(flagsOf(name)));
  return all.filter(({ flag }, i) => all.findIndex((other) => other.flag === flag) === i);
}

/** For bash 3.2 and later, as macOS has it. Bash splits words at `=`, and completes what stands behind it. */
function bash(): string {
  const flagWords = (name: CommandName) =>
    flagsOf(name)
      .map(({ flag, placeholder }) => `--${flag}${placeholder === undefined ? '' : '='}`)
      .join(' ');
  const valueCase = ({ flag, choices, separator, fill }: Flag): string[] => {
    if (fill === 'directory') return [`    --${flag}) _go_container_files -d; return ;;`];
    if (fill === 'file') return [`    --${flag}) _go_container_files -f; return ;;`];
    if (separator !== undefined && choices.length > 0)
      return [`    --${flag}) values='${choices.join(' ')}' list=1 ;;`];
    return [`    --${flag}) values='${choices.join(' ')}' ;;`];
  };
  return `# bash completion of go-container, printed by: go-container completion bash
_go_container_files() {
  local IFS=$'\\n'
  compopt -o filenames 2>/dev/null
  COMPREPLY=($(compgen "$1" -- "$cur"))
}

_go_container() {
  local cur=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} flag='' command='' values='' list='' prefix='' i
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    case \${COMP_WORDS[i]} in
      ${words.join('|')}) command=\${COMP_WORDS[i]}; break ;;
    esac
  done
  case $cur,$before in
    =,--*) flag=$before cur='' ;;
    *,=) flag=\${COMP_WORDS[COMP_CWORD-2]} ;;
    -*) ;;
    *,--*) flag=$before ;;
  esac
  case $flag in
${valueFlags().flatMap(valueCase).join('\n')}
    *) flag='' ;;
  esac
  if [ -z "$flag" ]; then
    case $cur,$command in
      -*,) values='${flagWords('generate')}' ;;
${names.map((name) => `      -*,${name}) values='${flagWords(name)}' ;;`).join('\n')}
      *,) values='${words.join(' ')}' ;;
${Object.entries(argumentsOf)
  .map(([name, values]) => `      *,${name}) values='${values.join(' ')}' ;;`)
  .join('\n')}
    esac
  elif [ -n "$list" ] && [[ $cur == *,* ]]; then
    prefix=\${cur%,*},
    cur=\${cur##*,}
  fi
  COMPREPLY=($(compgen -P "$prefix" -W "$values" -- "$cur"))
  case \${COMPREPLY[0]-} in *=) compopt -o nospace 2>/dev/null ;; esac
}

complete -F _go_container ${programs}
`;
}

function zsh(language: Language): string {
  const text = (message: string) => message.replace(/[\\:[\]]/g, '\\$&').replaceAll("'", "'\\''");
  const action = ({ choices, separator, fill }: Flag) => {
    if (fill !== undefined) return fill === 'directory' ? '_files -/' : '_files';
    if (choices.length === 0) return ' ';
    return separator === undefined ? `(${choices.join(' ')})` : `_sequence compadd - ${choices.join(' ')}`;
  };
  const spec = (flag: Flag) => {
    const described = `[${text(plainDescription(flag.describe, language))}]`;
    if (flag.placeholder === undefined) return `'--${flag.flag}${described}'`;
    const again = flag.separator === undefined && flag.flag !== 'each' ? '' : '*';
    return `'${again}--${flag.flag}=${described}:${text(flag.placeholder)}:${action(flag)}'`;
  };
  const specs = (name: CommandName) =>
    flagsOf(name)
      .map((flag) => `        ${spec(flag)}`)
      .join(' \\\n');
  const argument = (name: string) => {
    const values = argumentsOf[name];
    return values === undefined ? '' : ` \\\n        '2:argument:(${values.join(' ')})'`;
  };
  const described = names.map((name) => `    '${name}:${text(say(language, `help.command.${name}`))}'`);
  return `#compdef ${programs}
# zsh completion of go-container, printed by: go-container completion zsh
_go_container_commands() {
  local -a commands=(
${described.join('\n')}
    'help:${text(say(language, 'help.command.help'))}'
    'version:${text(plainDescription('flag.version', language))}'
  )
  _describe command commands
}

_go_container() {
  local command=\${\${words[2,CURRENT-1]}[(r)(${words.join('|')})]}
  case $command in
${names.map((name) => `    ${name})\n      _arguments '1: :_go_container_commands'${argument(name)} \\\n${specs(name)}\n      ;;`).join('\n')}
    help)
      _arguments '1: :_go_container_commands'${argument('help')}
      ;;
    *)
      _arguments '1: :_go_container_commands' \\
${specs('generate')}
      ;;
  esac
}

if [ "$funcstack[1]" = _go_container ]; then _go_container "$@"; else compdef _go_container ${programs}; fi
`;
}

function fish(language: Language): string {
  const quoted = (message: string) => `'${message.replace(/[\\']/g, '\\$&')}'`;
  const value = ({ placeholder, choices, separator, fill }: Flag) => {
    if (placeholder === undefined) return '';
    if (fill !== undefined) return fill === 'directory' ? " -x -a '(__fish_complete_directories)'" : ' -r -F';
    if (choices.length === 0) return ' -x';
    const list = `(__fish_append , ${choices.join(' ')})`;
    return ` -x -a ${quoted(separator === undefined ? choices.join(' ') : list)}`;
  };
  const isMain = quoted(`not __fish_seen_subcommand_from ${words.join(' ')}`);
  const when = (name: string) => (name === 'generate' ? isMain : quoted(`__fish_seen_subcommand_from ${name}`));
  const shortOf: Readonly<Record<string, string>> = { help: ' -s h', version: ' -s v' };
  const lines = [
    ...names.map((name) => `-n ${isMain} -f -a ${name} -d ${quoted(say(language, `help.command.${name}`))}`),
    `-n ${isMain} -f -a help -d ${quoted(say(language, 'help.command.help'))}`,
    `-n ${isMain} -f -a version -d ${quoted(plainDescription('flag.version', language))}`,
    ...Object.entries(argumentsOf).map(([name, values]) => `-n ${when(name)} -f -a ${quoted(values.join(' '))}`),
    ...commandNames.flatMap((name) =>
      flagsOf(name).map((flag) => {
        const described = quoted(plainDescription(flag.describe, language));
        return `-n ${when(name)} -l ${flag.flag}${shortOf[flag.flag] ?? ''}${value(flag)} -d ${described}`;
      }),
    ),
  ];
  const [first, ...others] = programs.split(' ');
  const script = [`-f`, ...lines].map((line) => `complete -c ${first} ${line}`);
  const wraps = others.map((other) => `complete -c ${other} -w ${first}`);
  return `# fish completion of go-container, printed by: go-container completion fish\n${[...script, ...wraps].join('\n')}\n`;
}
