import { parseFlags, requireCommand } from '../ask/flags.ts';
import { questionsFor } from '../ask/questions.ts';
import { openSession, type Session } from '../ask/session.ts';
import { type Environment, localeLanguage, surroundingsOf } from '../inspect/inspect.ts';
import { type ExitStatus, exitStatus, type Failure, failure, isFailure } from '../language/failure.ts';
import { type Language, languages } from '../language/language.ts';
import { message } from '../language/message.ts';
import { sayMessage } from '../language/say.ts';
import { packageVersion } from '../package-root.ts';
import { run } from '../pipeline.ts';
import { helpText } from '../report/help.ts';
import { jsonFailure, jsonReport } from '../report/json-report.ts';
import { textReport } from '../report/text-report.ts';

/** What the command has of its process. */
export type Process = {
  readonly folder: string;
  readonly environment: Environment;
  readonly isTerminal: boolean;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Asks through Yeoman and does the rest of the run there. */
  readonly askWithYeoman: (args: readonly string[], folder: string, err: (text: string) => void) => Promise<ExitStatus>;
};

/** The sub-commands; none of them stands for the main job. */
export const commands: readonly string[] = [];

/** Runs `go-container` with its arguments and gives the exit status. */
export async function main(args: readonly string[], process: Process): Promise<ExitStatus> {
  let language = localeLanguage(process.environment);
  const json = args.includes('--json');
  try {
    const flags = parseFlags(args);
    if (flags.run.version) {
      process.out(`${packageVersion()}\n`);
      return exitStatus.done;
    }
    requireCommand(flags.positionals, commands);
    if (flags.run.help) {
      const asked = languages.find((known) => known === flags.options.language) ?? language;
      process.out(helpText('go-container', asked, surroundingsOf(process.folder, process.environment)));
      return exitStatus.done;
    }
    const session = await openSession(flags, process.folder, process.environment);
    language = session.language;
    if (process.isTerminal && !flags.run.defaults && !json && hasQuestions(session)) {
      return await process.askWithYeoman(args, process.folder, process.err);
    }
    const report = run(session.inspection, [...session.given, session.saved], flags.run);
    process.out(json ? jsonReport(report, flags.run.diff) : textReport(report, flags.run.diff));
    return report.status;
  } catch (error) {
    return tell(error, language, json, process);
  }
}

function hasQuestions({ given, saved, inspection, language }: Session): boolean {
  return questionsFor(given, saved, inspection.surroundings, language).length > 0;
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
