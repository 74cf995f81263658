import { styleText } from 'node:util';
import type { Choice, Question } from '../ask/questions.ts';
import { width } from '../language/width.ts';

/** Asks a person. Our own command brings one that uses inquirer, the generators one that uses Yeoman's adapter. */
export type Asker = {
  /** Reports whether anybody can answer: false if there is no terminal. */
  readonly canAsk: () => boolean;
  /**
   * Asks a question in inquirer's form and returns the answer, undefined if the person wants to go one question back. Fails
   * with an `ExitPromptError` on Ctrl-C and Ctrl-D.
   */
  readonly prompt: (question: object) => Promise<unknown>;
  /** The terminal's size, in characters. */
  readonly size: () => Size;
  /** The key that goes back, as questions name it; undefined if there is none, so that lists have an entry for it. */
  readonly backKey: string | undefined;
  /** Opens a file, by its absolute path, in the user's editor, and waits for its end; undefined if there is no editor. */
  readonly edit: ((path: string) => void | Promise<void>) | undefined;
};

export type Size = { readonly columns: number; readonly rows: number };

/** The size that terminals without a known one are taken to have. */
export const defaultSize: Size = { columns: 80, rows: 24 };

const back = 'back';

/** Asks a question and returns the answer, undefined to go back. `backText` is the entry for that in lists, if it leads anywhere. */
export async function ask({ prompt, size, backKey }: Asker, question: Question, backText?: string): Promise<unknown> {
  if (backText === undefined) return prompt(withLook(question, undefined, size()));
  if (backKey !== undefined) return prompt(withLook(question, `${backKey}: ${backText}`, size()));
  const choices =
    question.type === 'select' ? [...(question.choices ?? []), { name: backText, value: back }] : undefined;
  const answer = await prompt(withLook({ ...question, ...(choices && { choices }) }, undefined, size()));
  return choices !== undefined && answer === back ? undefined : answer;
}

/** Asks for one of some choices, of which the first is the default. Returns undefined to go back. */
export async function select<Value extends string>(
  asker: Asker,
  name: string,
  message: string,
  choices: readonly (Choice & { readonly value: Value })[],
  backText?: string,
): Promise<Value | undefined> {
  const answer = await ask(asker, { type: 'select', name, message, choices, default: choices[0]?.value }, backText);
  return choices.find(({ value }) => value === answer)?.value;
}

/** The lines of a question besides its message and its choices: a blank, a description, a line of keys, and the cursor's. */
const otherLines = 4;

/** Shows the hint dimmed beside a question until it is answered, and as many choices as the terminal has room for. */
function withLook({ hint, ...question }: Question, backNote: string | undefined, { columns, rows }: Size) {
  const lines = (text: string) => Math.ceil(width(text) / Math.max(1, columns - 1));
  const needed = (question.choices ?? []).reduce((sum, { name }) => sum + lines(`    ${name}`), 0);
  const hidden = needed > rows - otherLines - lines(`? ${question.message} (${hint ?? ''}${backNote ?? ''})`);
  // The list has more choices than fit: say how many, as nothing else shows it.
  const mark = hidden ? `↑↓ 1–${question.choices?.length}` : undefined;
  const notes = [hint, mark, backNote].filter((note) => note !== undefined).join('; ');
  const room = rows - otherLines - lines(`? ${question.message} (${notes})`);
  const message = (text: string, status: string) =>
    styleText('bold', text) + (notes === '' || status === 'done' ? '' : styleText('dim', ` (${notes})`));
  return { ...question, loop: false, pageSize: Math.max(3, Math.min(needed, room)), theme: { style: { message } } };
}
