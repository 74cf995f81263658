import { type Message, message } from './message.ts';
import { visibleLines } from './visible.ts';

/** The exit statuses of the contract; the last is what shells report for a command that Ctrl-C ended. */
export const exitStatus = {
  done: 0,
  difference: 1,
  wrongInput: 2,
  conflict: 3,
  inputOutput: 4,
  interrupted: 130,
} as const;
export type ExitStatus = (typeof exitStatus)[keyof typeof exitStatus];

/** An error with a sentence for people, and the exit status that the process ends with. */
export type Failure = Error & { readonly status: ExitStatus; readonly problem: Message };

/** Creates a failure, to be thrown. Its `message` is the key, for logs of programs that do not translate it. */
export function failure(status: ExitStatus, problem: Message): Failure {
  return Object.assign(new Error(`${problem.key} ${JSON.stringify(problem.values)}`), { status, problem });
}

export function isFailure(error: unknown): error is Failure {
  return error instanceof Error && 'status' in error && 'problem' in error;
}

/** The parts of the process that show the stack of a defect. */
type Debugging = {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly err: (text: string) => void;
};

/**
 * Turns anything thrown into a failure. Ctrl-C at a question is an interruption; any other error that no step has thrown is a
 * defect, whose stack is shown if `DEBUG` names this program.
 */
export function asFailure(error: unknown, { environment, err }: Debugging): Failure {
  if (isFailure(error)) return error;
  if (isInterruption(error)) return failure(exitStatus.interrupted, message('failure.stopped'));
  if (environment.DEBUG?.includes('go-container') && error instanceof Error)
    err(`${visibleLines(error.stack ?? '')}\n`);
  const reason = error instanceof Error ? error.message : String(error);
  return failure(exitStatus.inputOutput, message('failure.unexpected', { reason }));
}

/** Reports whether an error is what inquirer throws on Ctrl-C and Ctrl-D. */
export function isInterruption(error: unknown): error is Error {
  return error instanceof Error && error.name === 'ExitPromptError';
}
