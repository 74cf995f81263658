import { styleText } from 'node:util';
import type { InputOutputAdapter, PromptQuestions } from '@yeoman/types';
import type { Asked, Question } from '../src/ask/questions.ts';

/**
 * Asks questions through Yeoman's adapter; those of inquirer whose `when` says no have no answer. What was `asked` before is not asked
 * again, and is among the answers.
 */
export async function ask(adapter: InputOutputAdapter, questions: readonly Question[], asked: Asked): Promise<Asked> {
  // The types of inquirer's questions know neither a default that is a function nor the second argument of `validate`.
  return adapter.prompt<Asked>(questions.map(withLook) as unknown as PromptQuestions<Asked>, { ...asked });
}

/** Asks for one of some choices; the first is the default. */
export async function select(
  adapter: InputOutputAdapter,
  message: string,
  choices: readonly { readonly name: string; readonly value: string }[],
): Promise<string> {
  const question = { type: 'select', name: 'choice', message, choices: [...choices], default: choices[0]?.value };
  const answers = await adapter.prompt<{ choice: string }>([question] as unknown as PromptQuestions<{
    choice: string;
  }>);
  return answers.choice;
}

/** The hint stands dim beside a question until it is answered. */
function withLook({ hint, ...question }: Question) {
  const message = (text: string, status: string) =>
    styleText('bold', text) + (hint === undefined || status === 'done' ? '' : styleText('dim', ` (${hint})`));
  // Every choice is seen at once: what is below the edge is not looked for.
  return { ...question, pageSize: question.choices?.length, theme: { style: { message } } };
}

/** Whether an adapter can ask: one with a terminal, or one that has no input of its own, as in tests. */
export function canAsk(adapter: InputOutputAdapter): boolean {
  const actual: unknown = 'actualAdapter' in adapter ? adapter.actualAdapter : adapter;
  if (!(actual instanceof Object) || !('stdin' in actual) || !(actual.stdin instanceof Object)) return true;
  return isTerminal(actual.stdin) && (!('stdout' in actual) || isTerminal(actual.stdout));
}

function isTerminal(stream: unknown): boolean {
  return stream instanceof Object && 'isTTY' in stream && stream.isTTY === true;
}
