import { setImmediate as nextTurn } from 'node:timers/promises';
import { requireAcceptable } from '../ask/choose.ts';
import { eachFolders, requireEach, requireForMany } from '../ask/each.ts';
import type { Flags } from '../ask/flags.ts';
import { givenBy, languageIn } from '../ask/session.ts';
import { localeLanguage } from '../inspect/inspect.ts';
import { goOnPath } from '../inspect/machine-go.ts';
import { codeOf } from '../inspect/read.ts';
import { type ExitStatus, exitStatus, failure } from '../language/failure.ts';
import { message } from '../language/message.ts';
import { type ProjectResult, resultOf, statusOf } from '../report/each-outcome.ts';
import { eachJson, eachText } from '../report/each-report.ts';
import { progressOn } from '../report/progress-display.ts';
import { type EachProgress, progressLine } from '../report/progress-line.ts';
import type { Door } from '../run/run.ts';
import { eachProject } from './each-project.ts';

export type EachProcess = Pick<Door, 'folder' | 'environment' | 'out' | 'outColumns' | 'err' | 'errColumns'> & {
  readonly readInput: () => Promise<Uint8Array>;
  /** Calls `listener` on Ctrl-C, which then ends nothing by itself. Returns a function that stops that. */
  readonly onInterrupt: (listener: () => void) => () => void;
};

/**
 * Runs `check` or `update` over many projects, one after the other. Returns the highest exit status of them, or that of
 * Ctrl-C. A failure in one of them is reported with the results of the others. Fails with the status of wrong input, before
 * it looks at any, if the command line cannot apply to many.
 */
export async function runEach(flags: Flags, each: readonly string[], process: EachProcess): Promise<ExitStatus> {
  const command = requireEach(flags);
  const given = await givenBy(flags, process.folder);
  requireForMany(given);
  given.forEach(requireAcceptable);
  const { run } = flags;
  const language = languageIn(given) ?? localeLanguage(process.environment);
  const paths = await eachFolders(each, () => inputOf(process));

  const progress = progressOn(process);
  const aside = (write: (text: string) => void) => (text: string) => {
    if (text === '') return;
    progress.hide();
    write(text);
  };
  const out = aside(process.out);
  const work = eachProject({ command, given, run, language, process: { ...process, err: aside(process.err) } });
  const { diff, dryRun } = run;
  const report = (run.json ? eachJson : eachText)({ command, language, diff, dryRun, columns: process.outColumns?.() });

  const counts = new Map<ProjectResult, number>();
  let [done, status, isStopped]: [number, ExitStatus, boolean] = [0, exitStatus.done, false];
  // The Go of this machine may take seconds to answer, in which no signal would be seen. It is asked only once.
  goOnPath(process.environment);
  const forget = process.onInterrupt(() => {
    isStopped = true;
  });
  out(report.head());
  for (const path of paths) {
    // Signals arrive between two turns of the event loop, so never while a project is being written.
    await nextTurn();
    if (isStopped) break;
    const far: EachProgress = { command, done, count: paths.length, path, counts };
    progress.show((columns) => progressLine(far, columns, language));
    const outcome = await work(path);
    const result = resultOf(outcome);
    counts.set(result, (counts.get(result) ?? 0) + 1);
    // The higher of two statuses is the one that needs more work.
    status = Math.max(status, statusOf(outcome)) as ExitStatus;
    out(report.entry(outcome));
    done += 1;
  }
  forget();
  progress.hide();
  const notReached = paths.slice(done);
  if (notReached.length > 0) status = exitStatus.interrupted;
  out(report.tail({ counts, status, notReached }));
  return status;
}

async function inputOf({ readInput }: EachProcess): Promise<Uint8Array> {
  try {
    return await readInput();
  } catch (error) {
    throw failure(exitStatus.inputOutput, message('failure.read', { file: 'stdin', reason: codeOf(error) }));
  }
}
