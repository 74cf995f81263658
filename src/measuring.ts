import { choose } from './ask/choose.ts';
import { defaultSeconds, type Flags, type MirrorFlags } from './ask/flags.ts';
import type { Given } from './ask/given.ts';
import { nothingRead, readModuleOf, type Session } from './ask/session.ts';
import { fromFlags, fromQuestions } from './ask/sources.ts';
import { carryOut } from './carry-out.ts';
import { type ExitStatus, exitStatus, isFailure } from './language/failure.ts';
import type { Language } from './language/language.ts';
import type { Message } from './language/message.ts';
import { sayMessage } from './language/say.ts';
import { width } from './language/width.ts';
import { kindsFor, measure, type Progress } from './measure/measure.ts';
import { findMirror } from './mirrors/find.ts';
import { buildKinds } from './mirrors/mirror.ts';
import type { Region } from './options/regions.ts';
import { plan } from './pipeline.ts';
import { measuredJson, measuredStatus, measuredText, progressText } from './report/mirror-report.ts';
import { progressOn } from './report/progress-display.ts';
import { textReport } from './report/text-report.ts';

/** What a measurement needs of the process that it runs in. */
export type Surface = {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** How many columns there are for what `err` shows, undefined where that is no terminal. */
  readonly errColumns: () => number | undefined;
};

/**
 * `go-container mirrors`: measures the mirrors of every kind that the answers need, tells what it found, and with `--save` carries out a run with
 * what it chose; `messages` comes before the warnings of that. Fails as the steps do.
 */
export async function runMirrors(
  session: Session,
  { run, mirrors }: Flags,
  surface: Surface,
  messages: readonly Message[],
): Promise<ExitStatus> {
  const { inspection, given, saved, language } = session;
  const { found, existing } = await readForMeasuring(session, mirrors);
  const sources = [...given, saved, found];
  const { answers } = choose(sources.map(withoutProvider), inspection.surroundings);
  const { kinds = kindsFor(answers), seconds, save } = mirrors;
  const measured = await measure(answers, {
    environment: session.environment,
    folder: inspection.folder,
    kinds,
    seconds,
    base: answers.base,
    onProgress: progressFor(surface, run.json, language),
  });
  const { out } = surface;
  if (!run.json) out(measuredText(measured, save ? 'save' : 'show', language));
  const status = measuredStatus(measured);
  if (!save || status !== exitStatus.done) {
    if (run.json) out(measuredJson(measured, undefined, run.diff, language));
    for (const one of messages) surface.err(`${sayMessage(language, one)}\n`);
    return status;
  }
  // It does what a run with the flags does that the table ends with: what is the default now is saved as well.
  const chosen = fromFlags(measured.choice.values);
  const decisions = { all: run.onConflict, byPath: new Map() };
  const made = await plan(inspection, [chosen, ...sources], decisions, run.force, existing);
  const report = await carryOut({ ...made, warnings: [...messages, ...made.warnings] }, run);
  out(run.json ? measuredJson(measured, report, run.diff, language) : `\n${textReport(report, run.diff)}`);
  return report.status;
}

/** A module that cannot be put into an image can still have its mirrors measured. */
async function readForMeasuring(session: Session, { save }: MirrorFlags) {
  try {
    return await readModuleOf(session, session.scaffold ?? 'no');
  } catch (error) {
    if (save || !isFailure(error)) throw error;
    return nothingRead;
  }
}

/** A provider that was chosen before contradicts nothing, since another one may be chosen now. */
function withoutProvider(given: Given): Given {
  const { imageMirror, ...values } = given.values;
  if (typeof imageMirror !== 'string' || findMirror('docker.io', imageMirror) === undefined) return given;
  return { ...given, values };
}

/** Tells of each result in a line that is gone in the end; of nothing where programs read what is said. */
function progressFor(surface: Surface, isJson: boolean, language: Language): (progress: Progress) => void {
  const display = progressOn(surface);
  return (progress) => {
    if (isJson) return;
    const text = progressText(progress, language);
    if (progress.done < progress.all) display.show((columns) => (width(text) <= columns ? text : ''));
    else display.hide();
  };
}

/** What a measurement suggests to the questions that follow it: a region, and the mirrors where that one is chosen. */
export type Suggestion = { readonly region: Region | undefined; readonly mirrors: Given };

/**
 * Measures for the questions, before the base is known: shows the table, and gives what it suggests. Without a mirror that works there is
 * nothing to suggest.
 */
export async function measureForQuestions(
  session: Session,
  suggested: readonly Given[],
  surface: Surface,
): Promise<Suggestion> {
  const { inspection, given, language } = session;
  const { answers } = choose([...given, ...suggested].map(withoutProvider), inspection.surroundings);
  const measured = await measure(answers, {
    environment: session.environment,
    folder: inspection.folder,
    kinds: buildKinds,
    seconds: defaultSeconds,
    base: undefined,
    onProgress: progressFor(surface, false, language),
  });
  surface.out(`${measuredText(measured, 'suggest', language)}\n`);
  const values = measured.choice.values;
  const names = Object.values(values);
  const region = names.length === 0 ? undefined : names.every((name) => name === 'upstream') ? 'global' : 'china';
  return { region, mirrors: fromQuestions(values) };
}
