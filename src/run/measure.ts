import { choose } from '../ask/choose.ts';
import { defaultSeconds, type Flags, type MirrorFlags } from '../ask/flags.ts';
import { fromFlags, fromQuestions, type Given, type Suggestion } from '../ask/given.ts';
import { nothingRead, readModuleOf, type Session } from '../ask/session.ts';
import { type ExitStatus, exitStatus, isFailure } from '../language/failure.ts';
import type { Language } from '../language/language.ts';
import type { Message } from '../language/message.ts';
import { sayMessage } from '../language/say.ts';
import { width } from '../language/width.ts';
import { kindsFor, measure, type Progress } from '../measure/measure.ts';
import { findMirror } from '../mirrors/catalog.ts';
import { buildKinds } from '../mirrors/mirror.ts';
import { lookOf } from '../report/look.ts';
import { measuredJson, measuredStatus, measuredText, progressText } from '../report/mirror-report.ts';
import { progressOn } from '../report/progress-display.ts';
import { textReport } from '../report/text-report.ts';
import { execute } from './execute.ts';
import { plan } from './plan.ts';

export type Surface = {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** The columns of the terminal that `err` writes to; undefined if it is no terminal. */
  readonly errColumns: () => number | undefined;
  /** The columns of the terminal that `out` writes to; undefined if it is none. */
  readonly outColumns?: () => number | undefined;
  /** Reports whether to write colours to `out`. */
  readonly colours?: () => boolean;
};

/**
 * Runs `go-container mirrors`: measures the mirrors of every kind that the answers need, and reports. With `--save`,
 * executes a run with the chosen mirrors, whose report begins with `messages`. Fails as the steps do.
 */
export async function measureMirrors(
  session: Session,
  { run, mirrors }: Flags,
  surface: Surface,
  messages: readonly Message[],
): Promise<ExitStatus> {
  const { inspection, given, saved, language } = session;
  const reading = await readForMeasuring(session, mirrors);
  const sources = [...given, saved, reading.found];
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
  if (!run.json) out(measuredText(measured, save ? 'save' : 'show', language, surface.outColumns?.()));
  const status = measuredStatus(measured);
  if (!save || status !== exitStatus.done) {
    if (run.json) out(measuredJson(measured, undefined, run.diff, language));
    for (const one of messages) surface.err(`${sayMessage(language, one)}\n`);
    return status;
  }
  // The same as a run with the flags below the table: mirrors that are the default by now are saved as well.
  const chosen = fromFlags(measured.choice.values);
  const scaffold = session.scaffold ?? 'no';
  const report = await execute(
    await plan({ ...session, scaffold, given: [chosen, ...given] }, run, { reading }),
    run,
    messages,
  );
  out(
    run.json
      ? measuredJson(measured, report, run.diff, language)
      : `\n${textReport(report, run.diff, lookOf(surface, run.verbose))}`,
  );
  return report.status;
}

/** Reads an existing module; one that cannot be containerized still has mirrors to measure. */
async function readForMeasuring(session: Session, { save }: MirrorFlags) {
  try {
    return await readModuleOf(session, session.scaffold ?? 'no');
  } catch (error) {
    if (save || !isFailure(error)) throw error;
    return nothingRead;
  }
}

/** Values without their provider of images: it contradicts nothing, since the measurement may choose another one. */
function withoutProvider(given: Given): Given {
  const { imageMirror, ...values } = given.values;
  if (typeof imageMirror !== 'string' || findMirror('docker.io', imageMirror) === undefined) return given;
  return { ...given, values };
}

/** Shows the progress in a line that disappears in the end; shows nothing if the report is for programs. */
function progressFor(surface: Surface, isJson: boolean, language: Language): (progress: Progress) => void {
  const display = progressOn(surface);
  return (progress) => {
    if (isJson) return;
    const text = progressText(progress, language);
    if (progress.done < progress.all) display.show((columns) => (width(text) <= columns ? text : ''));
    else display.hide();
  };
}

/** Measures during the questions, before the base is known: shows the table and returns suggestions, none if no mirror works. */
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
  surface.out(`${measuredText(measured, 'suggest', language, surface.outColumns?.())}\n`);
  const values = measured.choice.values;
  const names = Object.values(values);
  const region = names.length === 0 ? undefined : names.every((name) => name === 'upstream') ? 'global' : 'china';
  return { region, mirrors: fromQuestions(values) };
}
