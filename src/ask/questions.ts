import type { Language } from '../language/language.ts';
import type { Key } from '../language/message.ts';
import { say, sayMessage } from '../language/say.ts';
import { providersOf } from '../mirrors/catalog.ts';
import type { MirrorKind } from '../mirrors/mirror.ts';
import { type Answers, isModule, type OptionName } from '../options/answers.ts';
import { type Contradiction, contradictionIn } from '../options/contradiction.ts';
import { type AnyOption, appliesTo } from '../options/option.ts';
import { regionTable } from '../options/regions.ts';
import type { Surroundings } from '../options/surroundings.ts';
import { optionTable } from '../options/table.ts';
import type { Given } from './given.ts';

export type Choice = {
  readonly name: string;
  readonly value: string;
  readonly short?: string;
  readonly checked?: boolean;
  /** A line that is shown while the choice is selected. */
  readonly description?: string;
};

/** A question in inquirer's form, but for its look; `hint` says what the answer changes. */
export type Question = {
  readonly type: 'input' | 'select' | 'checkbox';
  readonly name: string;
  readonly message: string;
  readonly hint?: string;
  readonly choices?: readonly Choice[];
  readonly default?: unknown;
  /** Set if its answer leads to other questions, and is of no interest afterwards. */
  readonly isMenu?: boolean;
  readonly validate?: (input: string) => true | string;
};

/** An answer to the question of the region: measure, then ask again. No flag takes it. */
export const measureNow = 'measure';

/** An answer to the question of a mirror: type an address instead. */
export const otherMirror = 'other';

export type AnswersSoFar = Partial<Record<OptionName, unknown>>;

/** What the questions of a run depend on besides the answers before them. */
export type Asking = {
  /** Flags and files; their options are not asked. */
  readonly answered: readonly Given[];
  /** Saved and found values: the defaults, so that Enter keeps them. */
  readonly suggested: readonly Given[];
  readonly surroundings: Surroundings;
  readonly language: Language;
};

/** Returns the options that have a question and are not answered by a flag or a file, in the order of the table. */
export function openOptions(asking: Asking): AnyOption[] {
  const { scaffold } = answersWith({}, asking);
  return optionTable.filter(
    (option) =>
      option.asked !== undefined &&
      appliesTo(option, scaffold) &&
      asking.answered.every(({ values }) => values[option.name] === undefined),
  );
}

/** The first contradiction between the answers so far, if a question can resolve it. */
export function askableContradiction(before: AnswersSoFar, asking: Asking): Contradiction | undefined {
  const contradiction = contradictionIn(answersWith(before, asking));
  return openOptions(asking).some(({ name }) => name === contradiction?.option) ? contradiction : undefined;
}

/** Hints that differ in an existing module, of which nothing is known that only our services do. */
const hintsOfModule: Partial<Record<OptionName, Key>> = {
  port: 'option.port.hintOfModule',
  healthPath: 'option.healthPath.hintOfModule',
};

function hintOf({ name }: AnyOption, before: AnswersSoFar, asking: Asking): string {
  const ofModule = isModule[answersWith(before, asking).scaffold] ? hintsOfModule[name] : undefined;
  return say(asking.language, ofModule ?? (`option.${name}.hint` as Key), { providers: providers(name).join(', ') });
}

/** The question of an option, with the value that it has so far as the default. A mirror is chosen from a list. */
export function questionFor(option: AnyOption, before: AnswersSoFar, asking: Asking): Question {
  const { language } = asking;
  const suggestion = valueText(option, before, asking);
  const common = {
    name: option.name,
    message: say(language, `option.${option.name}.question` as Key),
    hint: hintOf(option, before, asking),
    default: suggestion,
  };
  const named = (value: string) => ({ name: say(language, `option.${option.name}.${value}` as Key), value });
  if (option.choices !== undefined && option.isList) {
    const checked = option.check(suggestion);
    const taken: readonly unknown[] = checked.ok && Array.isArray(checked.value) ? checked.value : [];
    const choices = option.choices.map((value) => ({ ...named(value), short: value, checked: taken.includes(value) }));
    return { type: 'checkbox', ...common, default: taken, choices };
  }
  if (option.choices !== undefined) {
    const values = [...option.choices].sort((a, b) => Number(b === suggestion) - Number(a === suggestion));
    const more = option.name === 'region' ? [{ name: say(language, 'ask.measure'), value: measureNow }] : [];
    return { type: 'select', ...common, choices: [...values.map(named), ...more] };
  }
  const listed = mirrorChoices(option.name, suggestion);
  if (listed.length === 0) return inputFor(option, before, asking);
  const other = { name: say(language, 'ask.otherMirror'), value: otherMirror };
  const choices = [...listed.map((value) => ({ name: value, value })), other];
  return { type: 'select', name: option.name, message: common.message, choices, default: suggestion };
}

/** The question of an option as free text. */
export function inputFor(option: AnyOption, before: AnswersSoFar, asking: Asking): Question {
  const { language } = asking;
  const validate = (input: string): true | string => {
    const checked = option.check(input);
    if (!checked.ok) return sayMessage(language, checked.problem);
    const contradiction = contradictionIn(answersWith({ ...before, [option.name]: input }, asking));
    return contradiction?.option === option.name ? sayMessage(language, contradiction.problem) : true;
  };
  return {
    type: 'input',
    name: option.name,
    message: say(language, `option.${option.name}.question` as Key),
    hint: hintOf(option, before, asking),
    default: valueText(option, before, asking),
    validate,
  };
}

/** The value that an option has so far, as text: an answer, a given or suggested value, or the default. */
export function valueText(option: AnyOption, before: AnswersSoFar, asking: Asking): string {
  const given = before[option.name] ?? valueIn(option.name, asking);
  return asText(option, given ?? suggested(option, answersWith(before, asking), asking.surroundings));
}

function valueIn(name: OptionName, { answered, suggested: more }: Asking): unknown {
  return [...answered, ...more].find(({ values }) => values[name] !== undefined)?.values[name];
}

/** The default to suggest: that of the table, but a reader in mainland China is most likely behind its network. */
function suggested(option: AnyOption, before: Answers, surroundings: Surroundings): unknown {
  if (option.name === 'region' && surroundings.isInMainland) return 'china';
  return option.fallback(before, surroundings);
}

/** The answers as far as they are known, in the table's order, for defaults that depend on them. Invalid values count as unknown. */
export function answersWith(before: AnswersSoFar, asking: Asking): Answers {
  const answers: Partial<Record<OptionName, unknown>> = {};
  for (const { name, check, fallback } of optionTable) {
    const input = before[name] ?? valueIn(name, asking);
    const checked = input === undefined ? undefined : check(input);
    answers[name] = checked?.ok ? checked.value : fallback(answers as Answers, asking.surroundings);
  }
  return answers as Answers;
}

export function asText({ separator }: AnyOption, value: unknown): string {
  return Array.isArray(value) ? value.join(separator === ',' ? ', ' : separator) : String(value);
}

type MirrorOption = 'imageMirror' | 'apkMirror' | 'goProxy' | 'goSumdb';

const mirrorKinds: Readonly<Record<MirrorOption, MirrorKind>> = {
  imageMirror: 'docker.io',
  apkMirror: 'apk',
  goProxy: 'goproxy',
  goSumdb: 'sumdb',
};

function isMirrorOption(name: OptionName): name is MirrorOption {
  return Object.hasOwn(mirrorKinds, name);
}

function providers(name: OptionName): string[] {
  return isMirrorOption(name) ? providersOf(mirrorKinds[name]) : [];
}

/** The values to choose a mirror from: the present one, the defaults of the regions, and each provider. None for other options. */
function mirrorChoices(name: OptionName, present: string): string[] {
  if (!isMirrorOption(name)) return [];
  const defaults = Object.values(regionTable).map((region) => region[name]);
  return [...new Set([present, ...defaults, ...providers(name)])];
}
