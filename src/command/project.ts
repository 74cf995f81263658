import type { RunFlags } from '../ask/flags.ts';
import { readModuleOf, type Session } from '../ask/session.ts';
import { check } from '../checking.ts';
import { exitStatus, type Failure, failure, isFailure } from '../language/failure.ts';
import { type Message, message } from '../language/message.ts';
import { type Plan, plan } from '../pipeline.ts';
import type { CheckReport } from '../report/check-report.ts';
import type { Process } from './process.ts';

/** What a run would do in the project of a session; `told` comes before its warnings. Fails as `plan` does. */
export async function planOf(
  session: Session,
  run: Pick<RunFlags, 'force' | 'onConflict'>,
  told: readonly Message[],
): Promise<Plan> {
  const { inspection, given, saved } = session;
  const { found, existing } = await readModuleOf(session, session.scaffold ?? 'no');
  const decisions = { all: run.onConflict, byPath: new Map() };
  const made = await plan(inspection, [...given, saved, found], decisions, run.force, existing);
  const notes = session.scaffold === undefined ? [message('report.foreign')] : [];
  return { ...made, warnings: [...told, ...notes, ...made.warnings] };
}

/** What `check` says of the project of a session. Fails as `plan` does. */
export async function checkOf(session: Session): Promise<CheckReport> {
  const { inspection, given, saved } = session;
  const { found, existing } = await readModuleOf(session, session.scaffold ?? 'no');
  return check(inspection, [...given, saved, found], existing);
}

/** What was thrown, as a failure; what is none of the steps' is a defect, and its stack is shown to those who ask for it. */
export function asFailure(error: unknown, { environment, err }: Pick<Process, 'environment' | 'err'>): Failure {
  if (isFailure(error)) return error;
  if (environment.DEBUG?.includes('go-container') && error instanceof Error) err(`${error.stack}\n`);
  const reason = error instanceof Error ? error.message : String(error);
  return failure(exitStatus.inputOutput, message('failure.unexpected', { reason }));
}
