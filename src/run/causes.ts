import { isDeepStrictEqual } from 'node:util';
import { type Choice, choose } from '../ask/choose.ts';
import { fromFlags, type Given } from '../ask/given.ts';
import { asText } from '../ask/questions.ts';
import { loadComments } from '../language/comments/load.ts';
import { isFailure } from '../language/failure.ts';
import { type Message, message } from '../language/message.ts';
import type { Answers } from '../options/answers.ts';
import type { AnyOption } from '../options/option.ts';
import type { Surroundings } from '../options/surroundings.ts';
import { optionTable } from '../options/table.ts';
import { packageVersion } from '../package-root.ts';
import type { Baseline } from '../reconcile/lock.ts';
import { hasFilesByChoice, templatesOf } from '../render/manifest.ts';
import { render } from '../render/render.ts';
import { loadTemplates } from '../render/template.ts';
import { resolve } from '../resolve/resolve.ts';

/** What the causes of a run are found from: the saved answers and the chosen ones. */
export type Compared = {
  readonly saved: Given;
  readonly choice: Choice;
  readonly surroundings: Surroundings;
  /** What was generated last time. */
  readonly baseline: Baseline;
};

/** An answer that differs from the saved one. */
type ChangedAnswer = { readonly option: AnyOption; readonly cause: Message };

/**
 * The causes of the changes of a later run: answers that differ from the saved ones, and another version of the generator. Answers
 * that only follow from others are left out. None for a first run, or if the saved answers are no longer valid.
 */
export function causesOf(compared: Compared): Message[] {
  const { version } = compared.baseline;
  const changed = changedAnswers(compared).map(({ cause }) => cause);
  if (version === undefined || !isOfOther(compared)) return changed;
  return [...changed, message('cause.version', { from: version, to: packageVersion() })];
}

/** Reports whether another version of the generator made the files. */
function isOfOther({ baseline: { version } }: Compared): boolean {
  return version !== undefined && version !== packageVersion();
}

function changedAnswers({ saved, choice, surroundings }: Compared): ChangedAnswer[] {
  const former = answersOf([saved], surroundings);
  const isNamed = ({ name }: AnyOption) => choice.chosen.has(name) || saved.values[name] !== undefined;
  return optionTable.flatMap((option) => {
    if (former === undefined || !isNamed(option)) return [];
    const [before, after] = [former[option.name], choice.answers[option.name]];
    if (isDeepStrictEqual(before, after)) return [];
    const cause = message('cause.answer', { option: option.name, from: told(option, before), to: told(option, after) });
    return [{ option, cause }];
  });
}

/** With more changed answers, each file has most of them for causes. */
const mostAnswers = 8;

/**
 * The causes of each file's change, by path, if a run has several: the changed answers that make another text of it, each by itself, and
 * the templates, if those of this version make another text of the saved answers than was generated last time.
 */
export async function causesByFile(compared: Compared): Promise<ReadonlyMap<string, readonly Message[]>> {
  const causes = new Map<string, Message[]>();
  const changed = changedAnswers(compared);
  const { saved, choice, surroundings, baseline } = compared;
  const former = answersOf([saved], surroundings);
  const count = changed.length + (isOfOther(compared) ? 1 : 0);
  if (former === undefined || count < 2 || changed.length > mostAnswers) return causes;
  const add = (path: string, cause: Message) => causes.set(path, [...(causes.get(path) ?? []), cause]);
  const base = await textsOf(former);
  for (const { option, cause } of changed) {
    const one = fromFlags({ [option.name]: choice.answers[option.name] });
    const answers = answersOf([one, saved], surroundings);
    // By itself, the answer contradicts others: what it changes is not known.
    if (answers === undefined) continue;
    const texts = await textsOf(answers);
    for (const path of new Set([...base.keys(), ...texts.keys()])) {
      if (base.get(path) !== texts.get(path)) add(path, cause);
    }
  }
  for (const [path, text] of isOfOther(compared) ? base : []) {
    const generated = baseline.files.get(path)?.content;
    if (generated !== undefined && generated !== text) add(path, message('cause.templates'));
  }
  return causes;
}

async function textsOf(answers: Answers): Promise<ReadonlyMap<string, string>> {
  const project = resolve(answers);
  const comments = await loadComments(project.language, hasFilesByChoice(project));
  const files = render(project, await loadTemplates(templatesOf(project)), comments);
  return new Map(files.map(({ path, content }) => [path, content]));
}

/** The answers of some sources, undefined if there are none, or if they are not valid. */
function answersOf(sources: readonly Given[], surroundings: Surroundings): Answers | undefined {
  if (sources.every(({ values }) => Object.keys(values).length === 0)) return undefined;
  try {
    return choose(sources, surroundings).answers;
  } catch (error) {
    if (isFailure(error)) return undefined;
    throw error;
  }
}

function told(option: AnyOption, value: unknown): string | Message {
  const text = asText(option, value);
  return text === '' ? message('cause.none') : text;
}
