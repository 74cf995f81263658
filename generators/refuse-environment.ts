import { exitStatus, failure } from '../src/language/failure.ts';
import { message } from '../src/language/message.ts';
import { isSupportedNode } from '../src/node-version.ts';
import { droppedRootProblem } from './dropped-root.ts';
import { errorReporter, toYeomanError } from './errors.ts';

/** Fails, in one sentence, where Yeoman cannot run; to be called before anything of Yeoman's is imported. */
export function refuseEnvironment(): void {
  const problem = isSupportedNode(process.version)
    ? droppedRootProblem(process.cwd())
    : message('input.node', { version: process.version });
  if (problem === undefined) return;
  throw toYeomanError(failure(exitStatus.wrongInput, problem), errorReporter(process.argv));
}
