import { styleText } from 'node:util';
import inquirer from 'inquirer';
import { openEditor } from '../run/edit-text.ts';
import { type Keys, keysOf } from './keys.ts';

let keys: Keys | undefined;

/**
 * Asks a question in the terminal of this process, by inquirer. Returns undefined if Esc was pressed. An answered question gives way to
 * one line with its answer, a menu to nothing.
 */
export async function prompt(question: LookedAt): Promise<unknown> {
  keys ??= keysOf(process.stdin);
  const back = new AbortController();
  const stop = keys.listen(() => back.abort());
  try {
    const settings = { input: keys.input, signal: back.signal, clearPromptOnDone: true };
    const ask = inquirer.createPromptModule(settings);
    const answers = await ask([question] as unknown as Parameters<typeof ask>[0]);
    const [answer] = Object.values(answers);
    if (question.isMenu !== true) showAnswered(question, answer);
    return answer;
  } catch (error) {
    if (back.signal.aborted && error instanceof Error && error.name === 'AbortPromptError') return undefined;
    throw error;
  } finally {
    stop();
  }
}

/** The parts of a question that matter to its answered line. */
type LookedAt = object & { readonly title?: string; readonly isMenu?: boolean };

function showAnswered({ title = '' }: LookedAt, answer: unknown): void {
  const text = Array.isArray(answer) ? answer.join(', ') : String(answer);
  const mark = styleText('green', '✔');
  process.stdout.write(`${mark} ${styleText('bold', title)} ${styleText('cyan', text.replaceAll('\n', ' '))}\n`);
}

/** Opens a file in an editor, which has the terminal to itself until it ends. */
export function edit(editor: string, path: string): void {
  const resume = keys?.release();
  openEditor(editor, path);
  resume?.();
}
