import type { Message } from './message.ts';

/** The exit statuses of the contract, and the one that shells give to a command that Ctrl-C ended. */
export const exitStatus = {
  done: 0,
  difference: 1,
  wrongInput: 2,
  conflict: 3,
  inputOutput: 4,
  interrupted: 130,
} as const;
export type ExitStatus = (typeof exitStatus)[keyof typeof exitStatus];

/** An error that a person is problem in one sentence, with the exit status that it ends the process with. */
export type Failure = Error & { readonly status: ExitStatus; readonly problem: Message };

/** Makes a failure, to be thrown; its `message` is the key, for logs of those who forget to translate it. */
export function failure(status: ExitStatus, problem: Message): Failure {
  return Object.assign(new Error(`${problem.key} ${JSON.stringify(problem.values)}`), { status, problem });
}

export function isFailure(error: unknown): error is Failure {
  return error instanceof Error && 'status' in error && 'problem' in error;
}
