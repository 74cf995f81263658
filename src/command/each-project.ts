import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { asFailure } from '../as-failure.ts';
import type { EachCommand } from '../ask/each-folders.ts';
import type { RunFlags } from '../ask/flags.ts';
import type { Given } from '../ask/given.ts';
import { sessionIn } from '../ask/session.ts';
import { carryOut } from '../carry-out.ts';
import { finishFormerRun } from '../former-run.ts';
import { standingOf } from '../inspect/own-project.ts';
import type { Language } from '../language/language.ts';
import { type Message, message } from '../language/message.ts';
import { sayMessage } from '../language/say.ts';
import type { Outcome } from '../report/each-outcome.ts';
import { checkOf, planOf } from '../session-plan.ts';
import type { Process } from './process.ts';

/** What is the same for every project of a run. */
export type EachRun = {
  readonly command: EachCommand;
  readonly given: readonly Given[];
  readonly run: RunFlags;
  /** The reports of all projects are in one language, whatever each has for its own. */
  readonly language: Language;
  readonly process: Process;
};

/** Gives what does the work of one project after the other, by its path as it was named. It never fails: what goes wrong is the outcome. */
export function eachProject(all: EachRun): (path: string) => Promise<Outcome> {
  const seen = new Map<string, string>();
  return async (path) => {
    const place = { path, folder: resolve(all.process.folder, path) };
    try {
      const why = reasonToSkip(place.folder, path, seen);
      return why === undefined ? await work(place, all) : { ...place, kind: 'skipped', why };
    } catch (error) {
      return { ...place, kind: 'failed', failure: asFailure(error, all.process) };
    }
  };
}

async function work(
  place: { path: string; folder: string },
  { command, given, run, language, process }: EachRun,
): Promise<Outcome> {
  const { path, folder } = place;
  const mayWrite = command === 'update' && !run.dryRun;
  const messages = finishFormerRun(folder, mayWrite);
  try {
    const session = sessionIn(folder, given, process.environment, { enter: path, mayWrite });
    if (command === 'check') return { ...place, kind: 'checked', report: { ...(await checkOf(session)), language } };
    const report = await carryOut(await planOf(session, run, messages), run);
    return { ...place, kind: 'updated', report: { ...report, language } };
  } catch (error) {
    for (const one of messages) process.err(`${path}: ${sayMessage(language, one)}\n`);
    throw error;
  }
}

/** Why a folder is passed over; undefined for a project that has not had its turn. Two names of one folder are one project. */
function reasonToSkip(folder: string, path: string, seen: Map<string, string>): Message | undefined {
  const standing = standingOf(folder);
  if (standing !== 'ours') return message(standing === 'file' ? 'each.file' : 'each.foreign');
  const real = realpathSync(folder);
  const former = seen.get(real);
  if (former !== undefined) return message('each.twice', { path: former });
  seen.set(real, path);
  return undefined;
}
