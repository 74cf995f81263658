import { exitStatus, failure } from '../src/language/failure.ts';
import { message } from '../src/language/message.ts';
import { isSupportedNode } from '../src/node-version.ts';
import { tellingOf, toYeomanError } from './errors.ts';
import { givenUpRoot } from './given-up-root.ts';

/** Fails, in one sentence, where Yeoman cannot run; to be called before anything of Yeoman's is imported. */
export function refuseEnvironment(): void {
  const problem = isSupportedNode(process.version)
    ? givenUpRoot(process.cwd())
    : message('input.node', { version: process.version });
  if (problem === undefined) return;
  throw toYeomanError(failure(exitStatus.wrongInput, problem), tellingOf(process.argv));
}
