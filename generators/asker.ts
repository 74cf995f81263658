import type { InputOutputAdapter, PromptQuestions } from '@yeoman/types';
import { isInterruption } from '../src/language/failure.ts';
import { type Asker, sizeOf } from '../src/run/asker.ts';
import { editorIn, openEditor } from '../src/run/edit-text.ts';

type Values = Record<string, unknown>;

/** Asks through Yeoman's adapter. `stopped` gives the sentence for a dialog that Ctrl-C has ended. */
export function yeomanAsker(adapter: InputOutputAdapter, stopped: () => string): Asker {
  const editor = editorIn(process.env);
  return {
    canAsk: () => canAsk(adapter),
    prompt: async (question) => {
      try {
        const answers = await adapter.prompt([question] as unknown as PromptQuestions<Values>);
        return Object.values(answers)[0];
      } catch (error) {
        // The adapter has handed the error to `yo`, which prints its message before the run ends by it.
        if (isInterruption(error)) error.message = stopped();
        throw error;
      }
    },
    size: () => sizeOf(process.stdout),
    // An adapter that one question has aborted asks no other.
    backKey: undefined,
    edit: editor === undefined ? undefined : (path) => openEditor(editor, path),
  };
}

/** Reports whether an adapter can ask: it has a terminal, or no input stream, as in tests. */
function canAsk(adapter: InputOutputAdapter): boolean {
  const actual: unknown = 'actualAdapter' in adapter ? adapter.actualAdapter : adapter;
  if (!(actual instanceof Object) || !('stdin' in actual) || !(actual.stdin instanceof Object)) return true;
  return isTerminal(actual.stdin) && (!('stdout' in actual) || isTerminal(actual.stdout));
}

function isTerminal(stream: unknown): boolean {
  return stream instanceof Object && 'isTTY' in stream && stream.isTTY === true;
}
