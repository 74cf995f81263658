import { resolve } from 'node:path';
import { asFailure } from '../as-failure.ts';
import { type Flags, parseFlags, refuseMirrorFlags, requireCommand } from '../ask/flags.ts';
import { languageAsked } from '../ask/language-asked.ts';
import { questionsFor } from '../ask/questions.ts';
import { openSession, type Session } from '../ask/session.ts';
import { carryOut } from '../carry-out.ts';
import { finishFormerRun } from '../former-run.ts';
import { localeLanguage, surroundingsOrDefaults } from '../inspect/inspect.ts';
import { requireProject } from '../inspect/own-project.ts';
import { type ExitStatus, exitStatus } from '../language/failure.ts';
import type { Language } from '../language/language.ts';
import type { Message } from '../language/message.ts';
import { sayMessage } from '../language/say.ts';
import { packageVersion } from '../package-root.ts';
import { isUndecided, type Plan } from '../pipeline.ts';
import { checkJson, checkText } from '../report/check-report.ts';
import { type HelpTopic, helpText } from '../report/help.ts';
import { jsonFailure, jsonReport } from '../report/json-report.ts';
import { textReport } from '../report/text-report.ts';
import { checkOf, planOf } from '../session-plan.ts';
import type { Process } from './process.ts';

/** The sub-commands; none of them stands for the main job, and `update` for that without questions. */
export const commands: readonly HelpTopic[] = ['check', 'docker', 'mirrors', 'update'];

/** Runs `go-container` with its arguments and gives the exit status. */
export async function main(args: readonly string[], process: Process): Promise<ExitStatus> {
  let language = languageAsked(args) ?? localeLanguage(process.environment);
  // What the report begins with; where there is none, it is said by itself.
  let messages: readonly Message[] = [];
  const sayMessages = () => {
    for (const one of messages) process.err(`${sayMessage(language, one)}\n`);
    messages = [];
  };
  try {
    const flags = parseFlags(args);
    const { run, positionals } = flags;
    requireCommand(positionals, commands);
    if (run.version) return printVersion(process);
    if (run.help) return printHelp(positionals[0] as HelpTopic | undefined, language, process);
    if (positionals[0] !== 'mirrors') refuseMirrorFlags(flags);
    // Loaded only for many projects, where it is loaded once.
    if (run.each !== undefined) return await (await import('./each.ts')).runEach(flags, run.each, process);
    const [command] = positionals;
    const mayWrite = command !== 'check' && !run.dryRun && (command !== 'mirrors' || flags.mirrors.save);
    const folder = resolve(process.folder, run.dir ?? '.');
    if (command === 'update') requireProject(folder);
    messages = finishFormerRun(folder, mayWrite);
    const session = await openSession(flags, process.folder, process.environment, mayWrite, undefined, command);
    language = session.language;
    if (command === 'check') return await runCheck(session, run.json, process);
    if (command === 'mirrors') return await measureMirrors(session, flags, process, messages);
    const mayAsk = command !== 'update' && !run.defaults && !run.json && process.isTerminal();
    const ask = () => {
      sayMessages();
      return process.askWithYeoman(args, process.folder, process.err);
    };
    if (mayAsk && hasQuestions(session)) return await ask();
    const made = await planOf(session, run, messages);
    if (mayAsk && isUndecided(made)) return await ask();
    return await carryOutAndTell(made, flags, process);
  } catch (error) {
    sayMessages();
    return tell(error, language, args.includes('--json'), process);
  }
}

async function carryOutAndTell(made: Plan, { run }: Flags, { out }: Process): Promise<ExitStatus> {
  const report = await carryOut(made, run);
  out(run.json ? jsonReport(report, run.diff) : textReport(report, run.diff));
  return report.status;
}

async function runCheck(session: Session, json: boolean, { out }: Process): Promise<ExitStatus> {
  const report = await checkOf(session);
  out(json ? checkJson(report) : checkText(report));
  return report.status;
}

async function measureMirrors(
  session: Session,
  flags: Flags,
  process: Process,
  messages: readonly Message[],
): Promise<ExitStatus> {
  // What speaks to the network is needed by no other command.
  const { runMirrors } = await import('../measuring.ts');
  return runMirrors(session, flags, process, messages);
}

function printVersion({ out }: Process): ExitStatus {
  out(`${packageVersion()}\n`);
  return exitStatus.done;
}

function printHelp(
  topic: HelpTopic | undefined,
  language: Language,
  { folder, environment, out }: Process,
): ExitStatus {
  out(helpText('go-container', topic, language, surroundingsOrDefaults(folder, environment)));
  return exitStatus.done;
}

function hasQuestions({ given, saved, inspection, language }: Session): boolean {
  return questionsFor(given, [saved], inspection.surroundings, language).length > 0;
}

function tell(error: unknown, language: Language, json: boolean, process: Process): ExitStatus {
  const messages = asFailure(error, process);
  process.err(`${sayMessage(language, messages.problem)}\n`);
  if (json) process.out(jsonFailure(messages, language));
  return messages.status;
}
