import { existsSync } from 'node:fs';
import type { Amend } from './apply/forward.ts';
import { recover, unfinished } from './apply/recover.ts';
import { requireFolder } from './inspect/folder.ts';
import { lockFile } from './inspect/own-names.ts';
import { exitStatus, failure } from './language/failure.ts';
import { type Message, message } from './language/message.ts';
import { lockWithFormer } from './reconcile/lock.ts';
import { recoveryMessages } from './report/interrupted.ts';

/**
 * Ends what a run that was cut short began in a folder, and gives what the report has to say of it. To be called before anything is
 * read there. A run that may not write fails instead.
 */
export function finishFormerRun(folder: string, mayWrite: boolean): Message[] {
  requireFolder(folder, mayWrite);
  if (!existsSync(folder)) return [];
  if (mayWrite) return recoveryMessages(recover(folder, { amend: keepFormerBaseline }));
  if (unfinished(folder)) throw failure(exitStatus.inputOutput, message('apply.cutShort', { folder }));
  return [];
}

/** A file that was left alone after the commit point keeps its old baseline, so that its change is offered again. */
export const keepFormerBaseline: Amend = ({ path, current, next, left }) => {
  if (path !== lockFile) return next;
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8');
  const former = current === undefined ? undefined : text(current);
  const paths = left.map((file) => file.path);
  return Buffer.from(lockWithFormer(text(next), former, paths));
};
