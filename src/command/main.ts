import { resolve } from 'node:path';
import { type Flags, parseFlags, requireCommand } from '../ask/flags.ts';
import { questionsFor } from '../ask/questions.ts';
import { openSession, readModuleOf, type Session } from '../ask/session.ts';
import { type Environment, localeLanguage, surroundingsOf } from '../inspect/inspect.ts';
import { type ExitStatus, exitStatus, type Failure, failure, isFailure } from '../language/failure.ts';
import { type Language, languages } from '../language/language.ts';
import { message } from '../language/message.ts';
import { sayMessage } from '../language/say.ts';
import { packageVersion } from '../package-root.ts';
import { carryOut, check, finishFormerRun, isUndecided, type Plan, plan } from '../pipeline.ts';
import { checkJson, checkText } from '../report/check-report.ts';
import { helpText } from '../report/help.ts';
import { jsonFailure, jsonReport } from '../report/json-report.ts';
import { textReport } from '../report/text-report.ts';

/** What the command has of its process. */
export type Process = {
  readonly folder: string;
  readonly environment: Environment;
  readonly isTerminal: () => boolean;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Asks through Yeoman and does the rest of the run there. */
  readonly askWithYeoman: (args: readonly string[], folder: string, err: (text: string) => void) => Promise<ExitStatus>;
};

/** The sub-commands; none of them stands for the main job, and `update` for that without questions. */
export const commands: readonly string[] = ['check', 'docker', 'update'];

/** Runs `go-container` with its arguments and gives the exit status. */
export async function main(args: readonly string[], process: Process): Promise<ExitStatus> {
  let language = localeLanguage(process.environment);
  try {
    const flags = parseFlags(args);
    const { run, positionals } = flags;
    requireCommand(positionals, commands);
    language = languages.find((known) => known === flags.options.language) ?? language;
    if (run.version) return tellVersion(process);
    if (run.help) return tellHelp(language, process);
    const [command] = positionals;
    const mayWrite = command !== 'check' && !run.dryRun;
    finishFormerRun(resolve(process.folder, run.dir ?? '.'), mayWrite);
    const session = await openSession(flags, process.folder, process.environment, mayWrite, undefined, command);
    language = session.language;
    if (command === 'check') return await runCheck(session, run.json, process);
    const mayAsk = command !== 'update' && !run.defaults && !run.json && process.isTerminal();
    if (mayAsk && hasQuestions(session)) return await process.askWithYeoman(args, process.folder, process.err);
    const made = await planOf(session, flags);
    if (mayAsk && isUndecided(made)) return await process.askWithYeoman(args, process.folder, process.err);
    return await carryOutAndTell(made, flags, process);
  } catch (error) {
    return tell(error, language, args.includes('--json'), process);
  }
}

async function planOf(session: Session, { run }: Flags): Promise<Plan> {
  const { inspection, given, saved } = session;
  const { found, existing } = await readModuleOf(session, session.scaffold ?? 'no');
  const decisions = { all: run.onConflict, byPath: new Map() };
  const made = await plan(inspection, [...given, saved, found], decisions, run.force, existing);
  const notes = session.scaffold === undefined ? [message('report.foreign')] : [];
  return { ...made, warnings: [...notes, ...made.warnings] };
}

async function carryOutAndTell(made: Plan, { run }: Flags, { out }: Process): Promise<ExitStatus> {
  const report = await carryOut(made, run);
  out(run.json ? jsonReport(report, run.diff) : textReport(report, run.diff));
  return report.status;
}

async function runCheck(session: Session, json: boolean, { out }: Process): Promise<ExitStatus> {
  const { inspection, given, saved } = session;
  const { found, existing } = await readModuleOf(session, session.scaffold ?? 'no');
  const report = await check(inspection, [...given, saved, found], existing);
  out(json ? checkJson(report) : checkText(report));
  return report.status;
}

function tellVersion({ out }: Process): ExitStatus {
  out(`${packageVersion()}\n`);
  return exitStatus.done;
}

function tellHelp(language: Language, { folder, environment, out }: Process): ExitStatus {
  out(helpText('go-container', language, surroundingsOf(folder, environment)));
  return exitStatus.done;
}

function hasQuestions({ given, saved, inspection, language }: Session): boolean {
  return questionsFor(given, [saved], inspection.surroundings, language).length > 0;
}

function tell(error: unknown, language: Language, json: boolean, process: Process): ExitStatus {
  const told = isFailure(error) ? error : unexpected(error, process);
  process.err(`${sayMessage(language, told.told)}\n`);
  if (json) process.out(jsonFailure(told, language));
  return told.status;
}

function unexpected(error: unknown, { environment, err }: Process): Failure {
  if (environment.DEBUG?.includes('go-container') && error instanceof Error) err(`${error.stack}\n`);
  const reason = error instanceof Error ? error.message : String(error);
  return failure(exitStatus.inputOutput, message('failure.unexpected', { reason }));
}
