import inquirer from 'inquirer';
import { openEditor } from '../run/edit-text.ts';
import { type Keys, keysOf } from './keys.ts';

let keys: Keys | undefined;

/** Asks a question in the terminal of this process, by inquirer. Returns undefined if Esc was pressed. */
export async function prompt(question: object): Promise<unknown> {
  keys ??= keysOf(process.stdin);
  const back = new AbortController();
  const stop = keys.listen(() => back.abort());
  try {
    const ask = inquirer.createPromptModule({ input: keys.input, signal: back.signal });
    const answers = await ask([question] as unknown as Parameters<typeof ask>[0]);
    return Object.values(answers)[0];
  } catch (error) {
    if (back.signal.aborted && error instanceof Error && error.name === 'AbortPromptError') return undefined;
    throw error;
  } finally {
    stop();
  }
}

/** Opens a file in an editor, which has the terminal to itself until it ends. */
export function edit(editor: string, path: string): void {
  const resume = keys?.release();
  openEditor(editor, path);
  resume?.();
}
