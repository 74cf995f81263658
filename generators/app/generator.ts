import { resolve } from 'node:path';
import Generator, { type BaseOptions } from 'yeoman-generator';
import { type Flags, parseFlags, refuseMirrorFlags, requireCommand } from '../../src/ask/flags.ts';
import type { Given } from '../../src/ask/given.ts';
import type { Decisions } from '../../src/ask/on-conflict.ts';
import { openSession, type Reading, readModuleOf, type Session } from '../../src/ask/session.ts';
import { fromQuestions } from '../../src/ask/sources.ts';
import { carryOut } from '../../src/carry-out.ts';
import { finishFormerRun } from '../../src/former-run.ts';
import { say } from '../../src/language/say.ts';
import type { Scaffold } from '../../src/options/answers.ts';
import { existingText } from '../../src/report/existing-report.ts';
import { jsonReport } from '../../src/report/json-report.ts';
import { textReport } from '../../src/report/text-report.ts';
import { planOf } from '../../src/session-plan.ts';
import { askAll } from '../ask-all.ts';
import { errorReporter, reportErrorsOnce, toYeomanError } from '../errors.ts';
import { argumentsFrom, requireOneProject } from '../flags.ts';
import { helpOf, printsVersion } from '../help.ts';
import { refreshMemory, unsavedAnswers } from '../memory.ts';
import { canAsk, select } from '../prompts.ts';
import { review } from '../review.ts';

/**
 * `yo go-container`: asks, and leaves everything else to the steps. They do the writing too, since Yeoman's own commit
 * is not atomic, follows symbolic links and saves answers first.
 */
export class GoContainerGenerator extends Generator {
  #flags: Flags | undefined;
  #session: Session | undefined;
  #reporter = errorReporter([]);
  #asked: Given = fromQuestions({});
  #measured: Given = fromQuestions({});
  #reading: Reading | undefined;
  /** The command that this is, where it is not the main one. */
  protected readonly command: string | undefined = undefined;

  constructor(args: string[], options: BaseOptions) {
    super(args, options, { tasksMatchingPriority: true, customInstallTask: true, customCommitTask: true });
    reportErrorsOnce(this);
  }

  override help(): string {
    return helpOf();
  }

  async initializing(): Promise<void> {
    const args = argumentsFrom(this.options, this.args, process.argv);
    this.#reporter = errorReporter(args);
    try {
      this.#flags = parseFlags(args);
      // Without a session there is nothing to ask or to write.
      if (printsVersion(this.#flags)) return;
      requireOneProject(this.#flags, 'update');
      requireCommand(this.#flags.positionals, ['docker']);
      refuseMirrorFlags(this.#flags);
      const folder = resolve(this.destinationRoot(), this.#flags.run.dir ?? '.');
      const mayWrite = !this.#flags.run.dryRun;
      this.#reporter = { ...this.#reporter, messages: finishFormerRun(folder, mayWrite) };
      this.#session = await openSession(
        this.#flags,
        this.destinationRoot(),
        process.env,
        mayWrite,
        unsavedAnswers(this.env, folder),
        this.command ?? this.#flags.positionals[0],
      );
      this.#reporter = { ...this.#reporter, language: this.#session.language };
    } catch (error) {
      throw toYeomanError(error, this.#reporter);
    }
  }

  async prompting(): Promise<void> {
    if (this.#session === undefined || this.#flags === undefined) return;
    const { given, saved, language } = this.#session;
    try {
      const isInteractive = this.#isInteractive();
      const scaffold = this.#session.scaffold ?? (isInteractive ? await this.#askScaffold(this.#session) : 'no');
      this.#reading = await readModuleOf(this.#session, scaffold);
      if (!isInteractive) return;
      const { existing, found } = this.#reading;
      if (existing !== undefined) process.stdout.write(`${existingText(existing, language).join('\n\n')}\n\n`);
      // What was found says no by itself, and is saved.
      const chosen = scaffold === 'yes' && this.#session.scaffold === undefined ? { scaffold } : {};
      const session = { ...this.#session, given: [...given, fromQuestions(chosen)] };
      const { asked, measured } = await askAll(this.env.adapter, session, [saved, found]);
      this.#session = { ...this.#session, scaffold };
      this.#asked = fromQuestions({ ...asked, ...chosen });
      this.#measured = measured;
    } catch (error) {
      throw toYeomanError(error, this.#reporter);
    }
  }

  async #askScaffold({ inspection, language }: Session): Promise<Scaffold> {
    const title = say(language, 'ask.scaffold', { module: inspection.surroundings.moduleInFolder ?? 'go.mod' });
    const choices = (['no', 'yes'] as const).map((value) => ({ value, name: say(language, `ask.scaffold.${value}`) }));
    return (await select(this.env.adapter, title, choices)) === 'yes' ? 'yes' : 'no';
  }

  #isInteractive(): boolean {
    const { defaults = false, json = false } = this.#flags?.run ?? {};
    return !defaults && !json && canAsk(this.env.adapter);
  }

  async writing(): Promise<void> {
    if (this.#session === undefined || this.#flags === undefined) return;
    const session = this.#session;
    const { run } = this.#flags;
    const print = (text: string) => process.stdout.write(text);
    try {
      const dialog = { asked: [this.#asked, this.#measured], reading: this.#reading };
      const planWith = (byPath: Decisions['byPath']) =>
        planOf(session, run, this.#reporter.messages, { ...dialog, byPath });
      const first = await planWith(new Map());
      const isFirst = first.changes.every(({ status }) => status === 'new');
      const { plan, apply } =
        this.#isInteractive() && !isFirst
          ? await review(this.env.adapter, first, planWith, session.language, print)
          : { plan: first, apply: true };
      // What was read has been shown before the questions.
      const shown = this.#isInteractive() ? { ...plan, existing: undefined } : plan;
      const report = await carryOut(shown, { dryRun: run.dryRun || !apply });
      print(run.json ? jsonReport(report, run.diff) : textReport(report, run.diff));
      this.#reporter = { ...this.#reporter, messages: [] };
      refreshMemory(this.env, report);
      process.exitCode = report.status;
    } catch (error) {
      throw toYeomanError(error, this.#reporter);
    }
  }
}
