import { styleText } from 'node:util';
import type { Choice, Question } from '../ask/questions.ts';
import { width } from '../language/width.ts';
import { wrap } from '../render/wrap.ts';

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

/** Returns the size of a terminal. What a stream does not know, or gives as 0, has a default. */
export function sizeOf({ columns, rows }: { readonly columns?: number; readonly rows?: number }): Size {
  return { columns: columns || defaultSize.columns, rows: rows || defaultSize.rows };
}

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

/** Shows a menu: asks for one of some choices, of which the first is the default. Returns undefined to go back. */
export async function select<Value extends string>(
  asker: Asker,
  name: string,
  message: string,
  choices: readonly (Choice & { readonly value: Value })[],
  backText?: string,
): Promise<Value | undefined> {
  const answer = await ask(
    asker,
    { type: 'select', name, message, choices, default: choices[0]?.value, isMenu: true },
    backText,
  );
  return choices.find(({ value }) => value === answer)?.value;
}

/** The lines of a question besides its message and its choices: a blank, a description, a line of keys, and the cursor's. */
const otherLines = 4;

/** The columns before a choice, or a line of the message, that inquirer fills, and one at the end of a line. */
const margin = 5;

/** The columns that an input has at least behind its message and its default. */
const roomToType = 24;

/**
 * Shows the hint dimmed beside a question until it is answered, and as many choices as the terminal has room for. Breaks lines itself:
 * inquirer cuts words.
 */
function withLook({ hint, validate, ...question }: Question, backNote: string | undefined, { columns, rows }: Size) {
  const room = Math.max(20, columns - margin);
  const choices = question.choices?.map((choice) => ({
    ...choice,
    name: wrap(choice.name, room).join('\n    '),
    short: choice.short ?? choice.value,
  }));
  const needed = (choices ?? []).reduce((sum, { name }) => sum + name.split('\n').length, 0);
  const noteTexts = (mark?: string) => [hint, mark, backNote].filter((note) => note !== undefined).join('; ');
  const linesWith = (notes: string) => wrap(notes === '' ? question.message : `${question.message} (${notes})`, room);
  const isLong = needed > rows - otherLines - linesWith(noteTexts()).length;
  // Nothing else shows that a list goes on.
  const lines = linesWith(noteTexts(isLong ? `↑↓ 1–${choices?.length}` : undefined));
  const start = `${String(question.default ?? '')}${lines.at(-1)}`;
  const isFull = question.type === 'input' && width(start) + roomToType > columns;
  const open = dimmedAfter(question.message, lines.join('\n')) + (isFull ? '\n ' : '');
  const done = styleText('bold', question.message);
  return {
    ...question,
    ...(choices && { choices }),
    ...(validate && { validate: (input: string) => wrapped(validate(input), room) }),
    title: question.message,
    loop: false,
    pageSize: Math.max(3, Math.min(needed, rows - otherLines - lines.length)),
    theme: { style: { message: (_: string, status: string) => (status === 'done' ? done : open) } },
  };
}

function wrapped(problem: true | string, columns: number): true | string {
  return problem === true ? true : wrap(problem, columns).join('\n');
}

/** Makes the beginning of a text bold, which may be broken into lines, and the rest dimmed. */
function dimmedAfter(beginning: string, text: string): string {
  let left = beginning.replace(/\s/g, '').length;
  let at = 0;
  for (; at < text.length && left > 0; at++) if (!/\s/.test(text[at] ?? '')) left -= 1;
  return styleText('bold', text.slice(0, at)) + (at < text.length ? styleText('dim', text.slice(at)) : '');
}
