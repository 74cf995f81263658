import { asFailure } from '../src/as-failure.ts';
import { languageAsked } from '../src/ask/language-asked.ts';
import { localeLanguage } from '../src/inspect/inspect.ts';
import { exitStatus } from '../src/language/failure.ts';
import type { Language } from '../src/language/language.ts';
import type { Message } from '../src/language/message.ts';
import { say, sayMessage } from '../src/language/say.ts';
import { jsonFailure } from '../src/report/json-report.ts';

/** How a run tells what it fails with. */
export type ErrorReporter = {
  readonly language: Language;
  /** Whether programs are messages too, by JSON on standard output. */
  readonly json: boolean;
  /** What the report was to begin with, which is said by itself where there will be none. */
  readonly messages: readonly Message[];
};

/** How a run tells what it fails with while only its arguments are known. */
export function errorReporter(args: readonly string[]): ErrorReporter {
  const language = languageAsked(args) ?? localeLanguage(process.env);
  return { language, json: args.includes('--json'), messages: [] };
}

/**
 * Tells what Yeoman does not, and gives the error as Yeoman takes it: `yo` prints its message and ends with its `code`.
 */
export function toYeomanError(error: unknown, { language, json, messages }: ErrorReporter): Error {
  const err = (text: string) => process.stderr.write(text);
  for (const one of messages) err(`${sayMessage(language, one)}\n`);
  if (error instanceof Error && error.name === 'ExitPromptError') {
    // Yeoman has seen this very error by now, and ends with it whatever is thrown here.
    return Object.assign(error, { message: say(language, 'failure.stopped'), code: exitStatus.interrupted });
  }
  const known = asFailure(error, { environment: process.env, err });
  if (json) process.stdout.write(jsonFailure(known, language));
  return Object.assign(new Error(sayMessage(language, known.problem)), { code: known.status });
}

/**
 * Keeps Yeoman from saying in which of a generator's methods an error came up, on a line of its own before the sentence that
 * tells what is wrong.
 */
export function reportErrorsOnce(generator: { readonly log?: object }): void {
  // There is none where only the help is asked for.
  if (generator.log === undefined) return;
  const log = new Proxy(generator.log, {
    get: (target, name) => (name === 'error' ? undefined : Reflect.get(target, name)),
  });
  Object.defineProperty(generator, 'log', { value: log });
}
