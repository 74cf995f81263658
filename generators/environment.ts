import { accessSync, constants } from 'node:fs';
import { languageAsked } from '../src/ask/flags.ts';
import { localeLanguage } from '../src/inspect/inspect.ts';
import { exitStatus } from '../src/language/failure.ts';
import { type Message, message } from '../src/language/message.ts';
import { sayMessage } from '../src/language/say.ts';
import { isSupportedNode } from '../src/package-root.ts';
import type { GeneratorCommand } from './generator.ts';

/** Loads the generator of a command. Fails in one sentence if Yeoman cannot run here, before it imports anything of Yeoman's. */
export async function loadGenerator(command: GeneratorCommand) {
  const problem = isSupportedNode(process.version)
    ? droppedRootProblem(process.cwd())
    : message('input.node', { version: process.version });
  if (problem !== undefined) {
    const language = languageAsked(process.argv) ?? localeLanguage(process.env);
    throw Object.assign(new Error(sayMessage(language, problem)), { code: exitStatus.wrongInput });
  }
  return (await import('./generator.ts')).generatorFor(command);
}

/**
 * The problem of `yo` started by root: it calls setuid (https://github.com/yeoman/yo/issues/225), and in a directory of root's
 * Yeoman then crashes without a reason. Undefined if there is no such problem, or the directory is writable anyway.
 */
function droppedRootProblem(folder: string): Message | undefined {
  const uid = process.getuid?.();
  // The environment is still that of root.
  const { HOME, USER } = process.env;
  if (uid === undefined || uid === 0 || (HOME !== '/root' && USER !== 'root')) return undefined;
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return undefined;
  } catch {
    return message('input.folderAsRoot', { uid, folder });
  }
}
