import { styleText } from 'node:util';
import type { AnswersSoFar, Question } from '../ask/questions.ts';

/** Asks a person. Our own command brings one that uses inquirer, the generators one that uses Yeoman's adapter. */
export type Asker = {
  /** Reports whether anybody can answer: false if there is no terminal. */
  readonly canAsk: () => boolean;
  /**
   * Asks questions in inquirer's form, in order. Skips those that are `answered` and those whose `when` gives false.
   * Returns all answers by the names of their questions. Fails with an `ExitPromptError` on Ctrl-C and Ctrl-D.
   */
  readonly prompt: (
    questions: readonly object[],
    answered: Readonly<Record<string, unknown>>,
  ) => Promise<Record<string, unknown>>;
};

/** Asks the questions that are not answered yet, and returns those answers with the new ones. */
export async function ask(
  { prompt }: Asker,
  questions: readonly Question[],
  answered: AnswersSoFar,
): Promise<AnswersSoFar> {
  return prompt(questions.map(withLook), answered);
}

/** Asks for one of some choices; the first is the default. */
export async function select<Value extends string>(
  { prompt }: Asker,
  message: string,
  choices: readonly { readonly name: string; readonly value: Value }[],
): Promise<Value | undefined> {
  const question = { type: 'select', name: 'choice', message, choices, default: choices[0]?.value };
  const { choice } = await prompt([question], {});
  return choices.find(({ value }) => value === choice)?.value;
}

/** Shows the hint dimmed beside a question until it is answered. */
function withLook({ hint, ...question }: Question) {
  const message = (text: string, status: string) =>
    styleText('bold', text) + (hint === undefined || status === 'done' ? '' : styleText('dim', ` (${hint})`));
  // Show every choice at once: people do not scroll for more.
  return { ...question, pageSize: question.choices?.length, theme: { style: { message } } };
}
