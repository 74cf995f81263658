import { exitStatus, isFailure } from '../src/language/failure.ts';
import type { Language } from '../src/language/language.ts';
import { say, sayMessage } from '../src/language/say.ts';

/**
 * An error as Yeoman takes it: `yo` prints its message and ends with its `code`. What is neither a step's failure nor
 * Ctrl-C at a question is given back as it is.
 */
export function toYeomanError(error: unknown, language: Language): unknown {
  if (isFailure(error)) return Object.assign(new Error(sayMessage(language, error.told)), { code: error.status });
  if (error instanceof Error && error.name === 'ExitPromptError') {
    // Yeoman has seen this very error by now, and ends with it whatever is thrown here.
    return Object.assign(error, { message: say(language, 'failure.stopped'), code: exitStatus.interrupted });
  }
  return error;
}

/**
 * Keeps Yeoman from saying in which of a generator's methods an error came up, on a line of its own before the sentence that
 * tells what is wrong.
 */
export function tellErrorsOnce(generator: { readonly log?: object }): void {
  // There is none where only the help is asked for.
  if (generator.log === undefined) return;
  const log = new Proxy(generator.log, {
    get: (target, name) => (name === 'error' ? undefined : Reflect.get(target, name)),
  });
  Object.defineProperty(generator, 'log', { value: log });
}
