import type { RunFlags } from './ask/flags.ts';
import type { Given } from './ask/given.ts';
import type { Decisions } from './ask/on-conflict.ts';
import { type Reading, readModuleOf, type Session } from './ask/session.ts';
import { check } from './checking.ts';
import { type Message, message } from './language/message.ts';
import { type Plan, plan } from './pipeline.ts';
import type { CheckReport } from './report/check-report.ts';

/** What a dialog with a person adds to a session. */
export type Dialog = {
  /** Answers, which come after what was given and before what was saved. */
  readonly asked: readonly Given[];
  /** What was read of the module before the questions, where it was. */
  readonly reading: Reading | undefined;
  readonly byPath: Decisions['byPath'];
};

/**
 * What a run would do in the project of a session, and says first, among its warnings, what was `messages` before it. Where nobody has said
 * whether a service is to be generated, none is, with a word about it. Fails as `plan` does.
 */
export async function planOf(
  session: Session,
  run: Pick<RunFlags, 'force' | 'onConflict'>,
  messages: readonly Message[],
  dialog?: Dialog,
): Promise<Plan> {
  const { inspection, given, saved } = session;
  const { found, existing } = dialog?.reading ?? (await readModuleOf(session, session.scaffold ?? 'no'));
  const decisions = { all: run.onConflict, byPath: dialog?.byPath ?? new Map() };
  const sources = [...given, ...(dialog?.asked ?? []), saved, found];
  const made = await plan(inspection, sources, decisions, run.force, existing);
  const notes = session.scaffold === undefined ? [message('report.foreign')] : [];
  return { ...made, warnings: [...messages, ...notes, ...made.warnings] };
}

/** What `check` says of the project of a session. Fails as `plan` does. */
export async function checkOf(session: Session): Promise<CheckReport> {
  const { inspection, given, saved } = session;
  const { found, existing } = await readModuleOf(session, session.scaffold ?? 'no');
  return check(inspection, [...given, saved, found], existing);
}
