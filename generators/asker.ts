import type { InputOutputAdapter, PromptQuestions } from '@yeoman/types';
import type { Asker } from '../src/run/asker.ts';

type Values = Record<string, unknown>;

/** Asks through Yeoman's adapter. */
export function yeomanAsker(adapter: InputOutputAdapter): Asker {
  return {
    canAsk: () => canAsk(adapter),
    prompt: (questions, answered) => adapter.prompt(questions as PromptQuestions<Values>, { ...answered }),
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
