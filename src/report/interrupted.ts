import type { Left } from '../apply/journal.ts';
import type { Recovery } from '../apply/recover.ts';
import { type Message, message } from '../language/message.ts';

/** What became of a run that was cut short before this one, and of the files that it was to change; nothing where there was none. */
export function recoveryMessages({ outcome, left }: Recovery): Message[] {
  if (outcome === 'clean') return [];
  return [message(outcome === 'rolled-forward' ? 'apply.finished' : 'apply.undone'), ...leftMessages(left)];
}

/** What the user has to know of files that were changed while they were being written. */
export function leftMessages(left: readonly Left[]): Message[] {
  return left.map(({ path, reason, kept }) => {
    if (reason === 'held') return message('apply.held', { path });
    if (kept === undefined && reason === 'blocked') return message('apply.leftBlocked', { path });
    if (kept === undefined) return message('apply.left', { path });
    return message(reason === 'late' ? 'apply.late' : 'apply.leftBeside', { path, kept });
  });
}
