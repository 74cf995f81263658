import { isDeepStrictEqual } from 'node:util';
import { exitStatus, failure } from '../language/failure.ts';
import { type Message, message } from '../language/message.ts';
import type { Answers, OptionName } from '../options/answers.ts';
import { contradictionIn } from '../options/contradiction.ts';
import { type AnyOption, appliesTo } from '../options/option.ts';
import type { Surroundings } from '../options/surroundings.ts';
import { optionOf, optionTable } from '../options/table.ts';
import { type Edit, type Given, isEdit } from './given.ts';

/** A project's answers, complete and checked, and the options that somebody chose. */
export type Choice = { readonly answers: Answers; readonly chosen: ReadonlySet<OptionName> };

/** Options whose default may be no good: it comes from the project, whose go.mod may hold anything, or no Alpine has that Go. */
export const checkedDefaults: ReadonlySet<OptionName> = new Set(['name', 'module', 'goVersion', 'alpineVersion']);

/**
 * Completes the answers: of each option the first source that has it, else the default. Fails with the status of wrong
 * input where a value is not acceptable or two contradict each other.
 */
export function choose(sources: readonly Given[], surroundings: Surroundings): Choice {
  const answers: Partial<Record<OptionName, unknown>> = {};
  const chosen = new Set<OptionName>();
  const places = new Map<OptionName, string>();
  for (const option of optionTable) {
    const fallback = option.fallback(answers as Answers, surroundings);
    const [source, ...others] = sourcesFor(option, answers as Partial<Answers>, sources).filter(
      ({ values }) => values[option.name] !== undefined,
    );
    if (source === undefined) {
      answers[option.name] = checkedDefaults.has(option.name)
        ? checkedValue(option, fallback, placeOfDefault(option))
        : fallback;
      continue;
    }
    const input = source.values[option.name];
    const value = isEdit(input)
      ? edited(option, input, valueBelow(option, others, fallback))
      : checkedValue(option, input, source.place(option.name));
    answers[option.name] = value;
    places.set(option.name, source.place(option.name));
    const isDefault = isDeepStrictEqual(value, fallback);
    if (!isDefault || (source.countsDefaults && !isEmpty(value))) chosen.add(option.name);
  }
  const contradiction = contradictionIn(answers as Answers);
  if (contradiction !== undefined) {
    const place = places.get(contradiction.option) ?? `--${optionOf(contradiction.option).flag}`;
    throw wrongAt(place, contradiction.problem);
  }
  return { answers: answers as Answers, chosen };
}

/**
 * The sources that count for an option. If one decides whether to generate a service, those behind it may be about the other kind of
 * project: their values of options that do not apply are outdated, not contradictions.
 */
function sourcesFor(option: AnyOption, { scaffold }: Partial<Answers>, sources: readonly Given[]): readonly Given[] {
  if (scaffold === undefined || appliesTo(option, scaffold)) return sources;
  const decider = sources.findIndex(({ values }) => values.scaffold !== undefined);
  return decider < 0 ? sources : sources.slice(0, decider + 1);
}

/** The defaults in these surroundings, unchecked, so that this never fails. */
export function defaultsIn(surroundings: Surroundings): Answers {
  const answers: Partial<Record<OptionName, unknown>> = {};
  for (const { name, fallback } of optionTable) answers[name] = fallback(answers as Answers, surroundings);
  return answers as Answers;
}

/** Fails with the status of wrong input if a source has a value that is invalid in any project. */
export function requireAcceptable({ values, place }: Given): void {
  for (const option of optionTable) {
    const input = values[option.name];
    if (isEdit(input)) edited(option, input, []);
    else if (input !== undefined) checkedValue(option, input, place(option.name));
  }
}

function checkedValue(option: AnyOption, input: unknown, place: string): unknown {
  const checked = option.check(input);
  if (!checked.ok) throw wrongAt(place, checked.problem);
  return checked.value;
}

function valueBelow(option: AnyOption, [next]: readonly Given[], fallback: unknown): unknown {
  return next === undefined ? fallback : checkedValue(option, next.values[option.name], next.place(option.name));
}

function edited(option: AnyOption, { add, remove }: Edit, list: unknown): unknown {
  const [before, added] = [asList(list), asList(checkedValue(option, add, `--${option.flag}`))];
  const removed = asList(checkedValue(option, remove, '--without'));
  const after = [...before, ...added].filter((value) => !removed.includes(value));
  return checkedValue(option, after, `--${option.flag}`);
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function placeOfDefault({ name, flag }: AnyOption): string {
  return name === 'module' ? 'go.mod: module' : `--${flag}`;
}

/** An empty list is the same whether it was chosen or is the default. */
function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

function wrongAt(source: string, problem: Message): Error {
  return failure(exitStatus.wrongInput, message('input.at', { source, problem }));
}

/** The answers for `.yo-rc.json`: the chosen ones, and the defaults that may differ on another machine or later. */
export function answersToSave({ answers, chosen }: Choice): Partial<Answers> {
  // An empty default is what a later run has anyway.
  const saved = optionTable.filter(
    ({ name, savesDefault }) => (savesDefault && answers[name] !== '') || chosen.has(name),
  );
  return Object.fromEntries(saved.map(({ name }) => [name, answers[name]]));
}
