import { accessSync, constants } from 'node:fs';
import { type Message, message } from '../src/language/message.ts';

/**
 * What to say where `yo` was started by root: it calls setuid (https://github.com/yeoman/yo/issues/225), and in a folder of root's
 * Yeoman then crashes without a reason. Undefined where that is not so, or the folder can be written to all the same.
 */
export function droppedRootProblem(folder: string): Message | undefined {
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
