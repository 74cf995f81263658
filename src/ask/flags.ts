import { parseArgs } from 'node:util';
import { exitStatus, failure } from '../language/failure.ts';
import { type Language, languages } from '../language/language.ts';
import { type Key, message } from '../language/message.ts';
import { type MirrorKind, mirrorKinds } from '../mirrors/mirror.ts';
import { extras } from '../options/answers.ts';
import { nearest, oneOf } from '../options/checks/choice.ts';
import { shown } from '../options/checks/result.ts';
import type { AnyOption, Checked } from '../options/option.ts';
import { optionTable } from '../options/table.ts';
import { eachArguments } from './each.ts';
import type { Edit, Given } from './given.ts';
import { type Decisions, onConflictValues, parseOnConflict } from './on-conflict.ts';

export type RunFlags = {
  readonly defaults: boolean;
  readonly answers: string | undefined;
  readonly dir: string | undefined;
  /** The directories of many projects, `-` for a list on standard input; undefined for a run on one project. */
  readonly each: readonly string[] | undefined;
  readonly dryRun: boolean;
  readonly diff: boolean;
  /** Lists unchanged files as well. */
  readonly verbose: boolean;
  readonly json: boolean;
  readonly onConflict: Decisions;
  readonly force: boolean;
  readonly help: boolean;
  readonly version: boolean;
};

/** The commands; `generate` has no name on the command line. */
export const commandNames = [
  'generate',
  'check',
  'completion',
  'docker',
  'eject',
  'mirrors',
  'undo',
  'update',
] as const;
export type CommandName = (typeof commandNames)[number];

/** A flag that is no option of the project. */
type FlagEntry = {
  readonly name: string;
  readonly flag: string;
  /** The placeholder of its value; undefined if it takes none. */
  readonly placeholder?: string;
  /** Separates several values. */
  readonly separator?: string;
  readonly choices?: readonly string[];
  readonly describe: Key;
  /** The commands that list it. */
  readonly commands: readonly CommandName[];
  /** Where help lists it, unless among the flags of a run. */
  readonly group?: 'files' | 'mirrorFlags';
};

const generating = ['generate', 'docker', 'update'] as const;
const writing = [...generating, 'mirrors'] as const;
const working = [...writing, 'check'] as const;
/** Those that change files without options of the project. */
const filing = ['eject', 'undo'] as const;

/** The flags of a run, with the key of the text that describes each. */
export const runFlagTable: readonly (FlagEntry & { readonly name: 'without' | keyof RunFlags })[] = [
  {
    name: 'without',
    flag: 'without',
    placeholder: 'A,B',
    separator: ',',
    choices: extras,
    describe: 'flag.without',
    commands: generating,
    group: 'files',
  },
  { name: 'defaults', flag: 'defaults', describe: 'flag.defaults', commands: ['generate', 'docker'] },
  { name: 'answers', flag: 'answers', placeholder: 'FILE', describe: 'flag.answers', commands: working },
  { name: 'dir', flag: 'dir', placeholder: 'DIR', describe: 'flag.dir', commands: [...working, ...filing] },
  { name: 'each', flag: 'each', placeholder: 'DIR', describe: 'flag.each', commands: ['check', 'update'] },
  { name: 'dryRun', flag: 'dry-run', describe: 'flag.dryRun', commands: [...writing, ...filing] },
  { name: 'diff', flag: 'diff', describe: 'flag.diff', commands: [...working, ...filing] },
  { name: 'verbose', flag: 'verbose', describe: 'flag.verbose', commands: writing },
  { name: 'json', flag: 'json', describe: 'flag.json', commands: [...working, ...filing] },
  {
    name: 'onConflict',
    flag: 'on-conflict',
    placeholder: 'HOW|FILE=HOW,…',
    separator: ',',
    choices: onConflictValues,
    describe: 'flag.onConflict',
    commands: writing,
  },
  { name: 'force', flag: 'force', describe: 'flag.force', commands: writing },
  { name: 'help', flag: 'help', describe: 'flag.help', commands: commandNames },
  { name: 'version', flag: 'version', describe: 'flag.version', commands: commandNames },
];

export type MirrorFlags = {
  /** The kinds to probe, undefined for those that the answers need. */
  readonly kinds: readonly MirrorKind[] | undefined;
  readonly seconds: number;
  readonly save: boolean;
  /** The first of these flags that was given, without its dashes. */
  readonly first: string | undefined;
};

const onlyMirrors = { commands: ['mirrors'], group: 'mirrorFlags' } as const;

/** The flags of `mirrors` alone, with the key of the text that describes each. */
export const mirrorFlagTable: readonly FlagEntry[] = [
  {
    name: 'kinds',
    flag: 'kind',
    placeholder: 'KIND,…',
    separator: ',',
    choices: mirrorKinds,
    describe: 'flag.kind',
    ...onlyMirrors,
  },
  { name: 'seconds', flag: 'timeout', placeholder: 'SECONDS', describe: 'flag.timeout', ...onlyMirrors },
  { name: 'save', flag: 'save', describe: 'flag.save', ...onlyMirrors },
];

const ofMirrors: ReadonlySet<string> = new Set(mirrorFlagTable.map(({ flag }) => flag));

export const defaultSeconds = 5;

export type Flags = {
  readonly run: RunFlags;
  readonly mirrors: MirrorFlags;
  readonly options: Given['values'];
  readonly positionals: readonly string[];
};

/** Commands that say the same as a flag. */
const wordsOfFlags = ['help', 'version'];

/** The third name of `--version`, after `-v`. */
const otherVersionFlag = '-V';

/** Parses command-line arguments. Fails with the status of wrong input at an unknown flag or a missing value. */
export function parseFlags(args: readonly string[]): Flags {
  const flags = [...runFlagTable, ...mirrorFlagTable];
  const strings = [
    ...optionTable,
    ...flags.flatMap(({ flag, placeholder, separator }) =>
      placeholder === undefined ? [] : [{ flag, placeholder, separator }],
    ),
  ];
  const booleans = flags.filter(({ placeholder }) => placeholder === undefined);
  const options = Object.fromEntries([
    ...strings.map(({ flag }) => [flag, { type: 'string' as const }]),
    ...booleans.map(({ flag }) => [flag, { type: 'boolean' as const }]),
    ['help', { type: 'boolean' as const, short: 'h' }],
    ['version', { type: 'boolean' as const, short: 'v' }],
  ]);
  // Not strict, as the errors of parseArgs are in English and suggest no flag.
  const { values: all, tokens } = parseArgs({
    args: [...args],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind !== 'option' || token.rawName === otherVersionFlag) continue;
    const known = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (known === undefined) throw unknownFlag(token.rawName, Object.keys(options));
    if (known.type === 'boolean' && token.value !== undefined) {
      throw failure(exitStatus.wrongInput, message('input.flagNoValue', { flag: token.rawName }));
    }
    // `--name --defaults` is a forgotten value rather than a service called `--defaults`.
    const isForgotten = token.value === undefined || (!token.inlineValue && token.value.startsWith('--'));
    // An empty name of a directory or file is most likely an unset variable.
    const isEmpty = token.value === '' && ['dir', 'each', 'answers'].includes(token.name);
    if (known.type === 'string' && (isForgotten || isEmpty)) {
      const placeholder = strings.find(({ flag }) => flag === token.name)?.placeholder ?? '';
      throw failure(exitStatus.wrongInput, message('input.flagValue', { flag: token.rawName, placeholder }));
    }
  }
  const typed = (name: string) =>
    tokens.flatMap((token) => (token.kind === 'option' && token.name === name ? (token.value ?? []) : []));
  const values = {
    ...all,
    ...Object.fromEntries(strings.map((one) => [one.flag, repeatedFlag(one, typed(one.flag))])),
  };
  const { each, positionals: words } = eachArguments(tokens);
  // `help COMMAND` and `version` are what their flags are.
  const [first = '', ...others] = words;
  const positionals = wordsOfFlags.includes(first) ? others : words;
  const isVersion = tokens.some((token) => token.kind === 'option' && token.rawName === otherVersionFlag);
  const run = Object.fromEntries(
    runFlagTable.map((entry) => [
      entry.name,
      entry.placeholder === undefined ? values[entry.flag] === true : values[entry.flag],
    ]),
  );
  return {
    run: {
      ...run,
      help: run.help === true || first === 'help',
      version: run.version === true || isVersion || first === 'version',
      each,
      onConflict: parseOnConflict(String(values['on-conflict'] ?? 'fail')),
    } as RunFlags,
    mirrors: {
      kinds: kinds(values.kind),
      seconds: seconds(values.timeout),
      save: values.save === true,
      first: tokens.flatMap((token) => (token.kind === 'option' ? token.name : [])).find((name) => ofMirrors.has(name)),
    },
    options: {
      ...Object.fromEntries(optionTable.map(({ name, flag }) => [name, values[flag]])),
      with: editOf(values.with, values.without),
    },
    positionals,
  };
}

/** The parts of an option, or of a flag of a run, that matter if the flag is repeated. */
type Repeatable = Pick<AnyOption, 'flag'> &
  Partial<Pick<AnyOption, 'check'>> & { readonly separator?: string | undefined };

/**
 * The value of a flag from all that it was given: lists are joined, of others the last one counts. Fails with the status of
 * wrong input if one of several is invalid by itself, as it could pass for a part of the one before.
 */
function repeatedFlag({ flag, separator, check }: Repeatable, values: readonly string[]): string | undefined {
  if (separator === undefined || values.length < 2) return values.at(-1);
  for (const value of values) if (check !== undefined) required<unknown>(`--${flag}`, check(value));
  return values.join(separator);
}

/** `--with` and `--without` change a list, whose other values stay. */
function editOf(add: unknown, remove: unknown): Edit | undefined {
  return add === undefined && remove === undefined ? undefined : { add: add ?? [], remove: remove ?? [] };
}

/** Fails with the status of wrong input if a check refused the value of a flag. */
function required<Value>(source: string, checked: Checked<Value>): Value {
  if (checked.ok) return checked.value;
  throw failure(exitStatus.wrongInput, message('input.at', { source, problem: checked.problem }));
}

function kinds(value: unknown): readonly MirrorKind[] | undefined {
  if (typeof value !== 'string') return undefined;
  const named = value.split(',').map((kind) => required('--kind', oneOf(mirrorKinds)(kind.trim())));
  return mirrorKinds.filter((kind) => named.includes(kind));
}

function seconds(value: unknown): number {
  if (typeof value !== 'string') return defaultSeconds;
  const number = /^[0-9]+(\.[0-9]+)?$/.test(value) ? Number(value) : 0;
  if (number >= 0.1 && number <= 120) return number;
  throw failure(exitStatus.wrongInput, message('input.timeout', { input: shown(value) }));
}

/** Fails with the status of wrong input if another command than `mirrors` gets one of its flags. */
export function refuseMirrorFlags({ mirrors }: Flags): void {
  const { first } = mirrors;
  if (first !== undefined) throw failure(exitStatus.wrongInput, message('input.flagOfMirrors', { flag: `--${first}` }));
}

function unknownFlag(flag: string, known: readonly string[]): Error {
  const near = nearest(flag.replace(/^-+/, ''), known);
  const problem =
    near === undefined
      ? message('input.flagUnknown', { flag: shown(flag) })
      : message('input.flagNear', { flag: shown(flag), near: `--${near}` });
  return failure(exitStatus.wrongInput, problem);
}

/** Fails with the status of wrong input at an argument that is neither a flag nor, as the first one, one of the commands. */
export function requireCommand(positionals: readonly string[], commands: readonly string[]): void {
  const [first = ''] = positionals;
  // The argument of `completion` is checked by itself.
  if (first === 'completion' && commands.includes(first) && positionals.length <= 2) return;
  const argument = commands.includes(first) ? positionals[1] : positionals[0];
  if (argument === undefined) return;
  const near = nearest(argument, [...commands, ...wordsOfFlags]);
  const problem =
    near === undefined || commands.includes(first)
      ? message('input.argument', { argument: shown(argument) })
      : message('input.argumentNear', { argument: shown(argument), near });
  throw failure(exitStatus.wrongInput, problem);
}

/** The language that arguments ask for, before they are parsed: the last `--language` counts, as for any flag. */
export function languageAsked(args: readonly string[]): Language | undefined {
  const at = args.findLastIndex((argument) => /^--language(=|$)/.test(argument));
  const value = args[at]?.includes('=') ? args[at]?.replace(/^.*?=/, '') : args[at + 1];
  return at < 0 ? undefined : languages.find((known) => known === value);
}
