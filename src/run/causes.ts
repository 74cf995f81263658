import { isDeepStrictEqual } from 'node:util';
import { type Choice, choose } from '../ask/choose.ts';
import type { Given } from '../ask/given.ts';
import { asText } from '../ask/questions.ts';
import { isFailure } from '../language/failure.ts';
import { type Message, message } from '../language/message.ts';
import type { Answers } from '../options/answers.ts';
import type { AnyOption } from '../options/option.ts';
import type { Surroundings } from '../options/surroundings.ts';
import { optionTable } from '../options/table.ts';
import { packageVersion } from '../package-root.ts';

/**
 * The causes of the changes of a later run: answers that differ from the saved ones, and another version of the generator. Answers
 * that only follow from others are left out. None for a first run, or if the saved answers are no longer valid.
 */
export function causesOf(
  saved: Given,
  choice: Choice,
  surroundings: Surroundings,
  version: string | undefined,
): Message[] {
  const former = formerAnswers(saved, surroundings);
  const isNamed = ({ name }: AnyOption) => choice.chosen.has(name) || saved.values[name] !== undefined;
  const changed = optionTable.flatMap((option) => {
    if (former === undefined || !isNamed(option)) return [];
    const [before, after] = [former[option.name], choice.answers[option.name]];
    if (isDeepStrictEqual(before, after)) return [];
    return [message('cause.answer', { option: option.name, from: told(option, before), to: told(option, after) })];
  });
  const current = packageVersion();
  const isOther = version !== undefined && version !== current;
  return [...changed, ...(isOther ? [message('cause.version', { from: version, to: current })] : [])];
}

function formerAnswers(saved: Given, surroundings: Surroundings): Answers | undefined {
  if (Object.keys(saved.values).length === 0) return undefined;
  try {
    return choose([saved], surroundings).answers;
  } catch (error) {
    if (isFailure(error)) return undefined;
    throw error;
  }
}

function told(option: AnyOption, value: unknown): string | Message {
  const text = asText(option, value);
  return text === '' ? message('cause.none') : text;
}
