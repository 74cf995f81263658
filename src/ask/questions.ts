import type { Language } from '../language/language.ts';
import type { Key } from '../language/message.ts';
import { say, sayMessage } from '../language/say.ts';
import { providersOf } from '../mirrors/catalog.ts';
import type { MirrorKind } from '../mirrors/mirror.ts';
import type { Answers, OptionName } from '../options/answers.ts';
import { contradictionIn } from '../options/contradiction.ts';
import { type AnyOption, appliesTo } from '../options/option.ts';
import type { Surroundings } from '../options/surroundings.ts';
import { optionTable } from '../options/table.ts';
import type { Given } from './given.ts';

/** A question in inquirer's form, but for its look; `hint` says what the answer changes. */
export type Question = {
  readonly type: 'input' | 'select' | 'checkbox' | 'confirm';
  readonly name: OptionName | 'advanced';
  readonly message: string;
  readonly hint?: string;
  readonly choices?: readonly {
    readonly name: string;
    readonly value: string;
    readonly short?: string;
    readonly checked?: boolean;
  }[];
  readonly default: unknown;
  readonly when?: (before: AnswersSoFar) => boolean;
  readonly validate?: (input: string, before: AnswersSoFar) => true | string;
};

/** An answer to the question of the region: measure, then ask again. No flag takes it. */
export const measureNow = 'measure';

export type AnswersSoFar = Partial<Record<OptionName | 'advanced', unknown>>;

/**
 * The questions of an interactive run: the options that no flag and no file has answered, the advanced ones behind a question
 * whether to ask them. Saved and found values are the defaults, so that Enter keeps them.
 */
export function questionsFor(
  answered: readonly Given[],
  suggested: readonly Given[],
  surroundings: Surroundings,
  language: Language,
): Question[] {
  const known = [...answered, ...suggested];
  const { scaffold } = complete({}, known, surroundings);
  const open = optionTable.filter(
    (option) => appliesTo(option, scaffold) && answered.every(({ values }) => values[option.name] === undefined),
  );
  const ask = (option: AnyOption) => questionFor(option, known, surroundings, language);
  const always = open.filter(({ asked }) => asked === 'always').map(ask);
  const advanced = open.filter(({ asked }) => asked === 'advanced').map(ask);
  if (always.length === 0) return [];
  // A saved answer that a new one contradicts has to be asked again, or the dialog would end in an error.
  const isContradicted = (name: string, before: AnswersSoFar) =>
    contradictionIn(complete(before, known, surroundings))?.option === name;
  const gate: Question = { type: 'confirm', name: 'advanced', message: say(language, 'ask.advanced'), default: false };
  const gated = advanced.map((question) => ({
    ...question,
    when: (before: AnswersSoFar) => before.advanced === true || isContradicted(question.name, before),
  }));
  return [...always, ...(gated.length > 0 ? [gate, ...gated] : [])];
}

function questionFor(
  option: AnyOption,
  known: readonly Given[],
  surroundings: Surroundings,
  language: Language,
): Question {
  const suggestion = (before: AnswersSoFar) => {
    const given = known.find(({ values }) => values[option.name] !== undefined)?.values[option.name];
    return asText(option, given ?? suggested(option, complete(before, known, surroundings), surroundings));
  };
  const common = {
    name: option.name,
    message: say(language, `option.${option.name}.question` as Key),
    hint: say(language, `option.${option.name}.hint` as Key, { providers: providers(option.name) }),
    default: suggestion,
  };
  if (option.choices !== undefined && option.isList) {
    const checked = option.check(suggestion({}));
    const taken: readonly unknown[] = checked.ok && Array.isArray(checked.value) ? checked.value : [];
    const choices = option.choices.map((value) => ({
      name: say(language, `option.${option.name}.${value}` as Key),
      value,
      short: value,
      checked: taken.includes(value),
    }));
    return { type: 'checkbox', ...common, default: taken, choices };
  }
  if (option.choices !== undefined) {
    const first = suggestion({});
    const values = [...option.choices].sort((a, b) => Number(b === first) - Number(a === first));
    const choices = values.map((value) => ({ name: say(language, `option.${option.name}.${value}` as Key), value }));
    const more = option.name === 'region' ? [{ name: say(language, 'ask.measure'), value: measureNow }] : [];
    return { type: 'select', ...common, choices: [...choices, ...more] };
  }
  const validate = (input: string, before: AnswersSoFar = {}): true | string => {
    const checked = option.check(input);
    if (!checked.ok) return sayMessage(language, checked.problem);
    const contradiction = contradictionIn(complete({ ...before, [option.name]: input }, known, surroundings));
    return contradiction?.option === option.name ? sayMessage(language, contradiction.problem) : true;
  };
  return { type: 'input', ...common, validate };
}

/** The default to suggest: that of the table, but a reader in mainland China is most likely behind its network. */
function suggested(option: AnyOption, before: Answers, surroundings: Surroundings): unknown {
  if (option.name === 'region' && surroundings.isInMainland) return 'china';
  return option.fallback(before, surroundings);
}

/** The answers as far as they are known, in the table's order, for defaults that depend on them. */
function complete(before: AnswersSoFar, known: readonly Given[], surroundings: Surroundings): Answers {
  const answers: Partial<Record<OptionName, unknown>> = {};
  for (const { name, check, fallback } of optionTable) {
    const input = before[name] ?? known.find(({ values }) => values[name] !== undefined)?.values[name];
    const checked = input === undefined ? undefined : check(input);
    answers[name] = checked?.ok ? checked.value : fallback(answers as Answers, surroundings);
  }
  return answers as Answers;
}

function asText({ separator }: AnyOption, value: unknown): string {
  return Array.isArray(value) ? value.join(separator === ',' ? ', ' : separator) : String(value);
}

function providers(name: OptionName): string {
  const kinds: Partial<Record<OptionName, MirrorKind>> = {
    imageMirror: 'docker.io',
    apkMirror: 'apk',
    goProxy: 'goproxy',
    goSumdb: 'sumdb',
  };
  const kind = kinds[name];
  return kind === undefined ? '' : providersOf(kind).join(', ');
}
