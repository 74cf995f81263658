import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import type { EachCommand } from '../ask/each.ts';
import type { RunFlags } from '../ask/flags.ts';
import type { Given } from '../ask/given.ts';
import { sessionIn } from '../ask/session.ts';
import { standingOf } from '../inspect/folder.ts';
import { asFailure } from '../language/failure.ts';
import type { Language } from '../language/language.ts';
import { type Message, message } from '../language/message.ts';
import { sayMessage } from '../language/say.ts';
import { visible } from '../language/visible.ts';
import type { ProjectOutcome } from '../report/each-outcome.ts';
import { check } from '../run/check.ts';
import { execute } from '../run/execute.ts';
import { finishFormerRun } from '../run/interrupted.ts';
import { plan } from '../run/plan.ts';
import type { Door } from '../run/run.ts';

export type EachRun = {
  readonly command: EachCommand;
  readonly given: readonly Given[];
  readonly run: RunFlags;
  /** The language of all reports, whatever each project has for its own. */
  readonly language: Language;
  readonly process: Pick<Door, 'folder' | 'environment' | 'err'>;
};

/** Returns a function that works on one project at a time, by its path as given. It never fails: a failure is an outcome. */
export function eachProject(all: EachRun): (path: string) => Promise<ProjectOutcome> {
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
): Promise<ProjectOutcome> {
  const { path, folder } = place;
  const mayWrite = command === 'update' && !run.dryRun;
  const messages = finishFormerRun(folder, mayWrite, process.environment);
  try {
    const session = await sessionIn(folder, given, process.environment, { enter: path, mayWrite });
    if (command === 'check') return { ...place, kind: 'checked', report: { ...(await check(session)), language } };
    const report = await execute(await plan(session, run), run, messages);
    return { ...place, kind: 'updated', report: { ...report, language } };
  } catch (error) {
    for (const one of messages) process.err(`${visible(path)}: ${sayMessage(language, one)}\n`);
    throw error;
  }
}

/** The reason to skip a directory; undefined for a project that has not had its turn. Two names of one directory are one project. */
function reasonToSkip(folder: string, path: string, seen: Map<string, string>): Message | undefined {
  const standing = standingOf(folder);
  if (standing !== 'ours') return message(standing === 'file' ? 'each.file' : 'each.foreign');
  const real = realpathSync(folder);
  const former = seen.get(real);
  if (former !== undefined) return message('each.twice', { path: former });
  seen.set(real, path);
  return undefined;
}
