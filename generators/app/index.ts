import { localeLanguage } from '../../src/inspect/inspect.ts';
import { exitStatus, failure } from '../../src/language/failure.ts';
import { message } from '../../src/language/message.ts';
import { isSupportedNode } from '../../src/node-version.ts';
import { toYeomanError } from '../errors.ts';
import { givenUpRoot } from '../given-up-root.ts';

/** What Yeoman calls for the generator. Nothing of Yeoman's is imported before it is known that it can run here. */
export async function createGenerator() {
  const problem = isSupportedNode(process.version)
    ? givenUpRoot(process.cwd())
    : message('input.node', { version: process.version });
  if (problem !== undefined) {
    throw toYeomanError(failure(exitStatus.wrongInput, problem), localeLanguage(process.env));
  }
  return (await import('./generator.ts')).GoContainerGenerator;
}
