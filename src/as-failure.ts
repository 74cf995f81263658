import type { Environment } from './inspect/inspect.ts';
import { exitStatus, type Failure, failure, isFailure } from './language/failure.ts';
import { message } from './language/message.ts';

/** What the stack of a defect needs of the process: whether it is asked for, and where it is shown. */
type Debugging = { readonly environment: Environment; readonly err: (text: string) => void };

/** What was thrown, as a failure; what is none of the steps' is a defect, and its stack is shown to those who ask for it. */
export function asFailure(error: unknown, { environment, err }: Debugging): Failure {
  if (isFailure(error)) return error;
  if (environment.DEBUG?.includes('go-container') && error instanceof Error) err(`${error.stack}\n`);
  const reason = error instanceof Error ? error.message : String(error);
  return failure(exitStatus.inputOutput, message('failure.unexpected', { reason }));
}
