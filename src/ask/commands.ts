import type { Key } from '../language/message.ts';
import { type AnyOption, appliesTo, type OptionGroup } from '../options/option.ts';
import { optionTable } from '../options/table.ts';
import { type CommandName, mirrorFlagTable, runFlagTable } from './flags.ts';

/** A flag as help and completion show it. */
export type Flag = {
  readonly flag: string;
  /** The option that it sets; undefined for a flag of the run. */
  readonly option: AnyOption | undefined;
  /** The placeholder of its value; undefined if it takes none. */
  readonly placeholder: string | undefined;
  readonly separator: string | undefined;
  readonly choices: readonly string[];
  readonly fill: 'file' | 'directory' | undefined;
  readonly describe: Key;
  readonly group: OptionGroup | 'mirrorFlags' | 'run';
};

/** The options of a project that a command is about. It accepts the others as well, as answers for one run. */
const optionsOf: Readonly<Record<CommandName, (option: AnyOption) => boolean>> = {
  generate: () => true,
  update: () => true,
  docker: (option) => appliesTo(option, 'no') && option.name !== 'scaffold',
  check: ({ name }) => name === 'language',
  mirrors: ({ name, group }) => name === 'language' || group === 'mirrors',
  completion: ({ name }) => name === 'language',
  eject: ({ name }) => name === 'language',
  undo: ({ name }) => name === 'language',
};

/** Flags whose values are files or directories. */
const fills: Readonly<Record<string, 'file' | 'directory'>> = {
  answers: 'file',
  'ca-certificate': 'file',
  copy: 'file',
  dir: 'directory',
  each: 'directory',
  main: 'directory',
};

/** The flags of a command: those of the project's options first, in the order of the option table, then those of the run. */
export function flagsOf(command: CommandName): Flag[] {
  const options = optionTable.filter(optionsOf[command]).map((option): Flag => {
    const { name, flag, placeholder, separator, group, choices = [] } = option;
    const describe = `option.${name}.describe` as Key;
    return { flag, option, placeholder, separator, choices, fill: fills[flag], describe, group };
  });
  const flags = [...mirrorFlagTable, ...runFlagTable].filter(({ commands }) => commands.includes(command));
  return [
    ...options,
    ...flags.map(({ flag, placeholder, separator, choices = [], describe, group }): Flag => {
      return {
        flag,
        option: undefined,
        placeholder,
        separator,
        choices,
        fill: fills[flag],
        describe,
        group: group ?? 'run',
      };
    }),
  ];
}
