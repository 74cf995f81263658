import { resolve } from 'node:path';
import Generator, { type BaseOptions } from 'yeoman-generator';
import { type Flags, refuseMirrorFlags, requireCommand } from '../../src/ask/flags.ts';
import type { Given } from '../../src/ask/given.ts';
import type { OnConflict } from '../../src/ask/on-conflict.ts';
import { openSession, type Reading, readModuleOf, type Session } from '../../src/ask/session.ts';
import { fromMeasured, fromQuestions } from '../../src/ask/sources.ts';
import { localeLanguage, surroundingsAnyway } from '../../src/inspect/inspect.ts';
import type { Message } from '../../src/language/message.ts';
import { say } from '../../src/language/say.ts';
import type { Scaffold } from '../../src/options/answers.ts';
import { carryOut, finishFormerRun, plan } from '../../src/pipeline.ts';
import { existingText } from '../../src/report/existing-report.ts';
import { helpText } from '../../src/report/help.ts';
import { jsonReport } from '../../src/report/json-report.ts';
import { textReport } from '../../src/report/text-report.ts';
import { askAll } from '../ask-all.ts';
import { tellErrorsOnce, toYeomanError } from '../errors.ts';
import { flagsFrom, requireOneProject } from '../flags.ts';
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
  /** What the report begins with. */
  #told: readonly Message[] = [];
  #asked: Given = fromQuestions({});
  #measured: Given = fromMeasured({});
  #reading: Reading | undefined;
  /** The command that this is, where it is not the main one. */
  protected readonly command: string | undefined = undefined;

  constructor(args: string[], options: BaseOptions) {
    super(args, options, { tasksMatchingPriority: true, customInstallTask: true, customCommitTask: true });
    tellErrorsOnce(this);
  }

  override help(): string {
    return helpText('yo go-container', localeLanguage(process.env), surroundingsAnyway(process.cwd(), process.env));
  }

  async initializing(): Promise<void> {
    try {
      this.#flags = flagsFrom(this.options, this.args, process.argv);
      requireOneProject(this.#flags, 'update');
      requireCommand(this.#flags.positionals, ['docker']);
      refuseMirrorFlags(this.#flags);
      const folder = resolve(this.destinationRoot(), this.#flags.run.dir ?? '.');
      const mayWrite = !this.#flags.run.dryRun;
      this.#told = finishFormerRun(folder, mayWrite);
      this.#session = await openSession(
        this.#flags,
        this.destinationRoot(),
        process.env,
        mayWrite,
        unsavedAnswers(this.env, folder),
        this.command ?? this.#flags.positionals[0],
      );
    } catch (error) {
      throw toYeomanError(error, localeLanguage(process.env));
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
      this.#asked = fromQuestions({ ...asked, ...chosen });
      this.#measured = measured;
    } catch (error) {
      throw toYeomanError(error, language);
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
    const { given, saved, inspection, language } = this.#session;
    const { diff, force, json, onConflict } = this.#flags.run;
    const print = (text: string) => process.stdout.write(text);
    try {
      const { found, existing } = this.#reading ?? (await readModuleOf(this.#session, this.#session.scaffold ?? 'no'));
      const sources = [...given, this.#asked, this.#measured, saved, found];
      const planWith = (byPath: ReadonlyMap<string, OnConflict>) =>
        plan(inspection, sources, { all: onConflict, byPath }, force, existing);
      const first = await planWith(new Map());
      const isFirst = first.changes.every(({ status }) => status === 'new');
      const reviewed =
        this.#isInteractive() && !isFirst
          ? await review(this.env.adapter, planWith, language, print)
          : { plan: first, apply: true };
      const { dryRun } = this.#flags.run;
      // What was read has been shown before the questions.
      const shown = this.#isInteractive() ? { existing: undefined } : {};
      const warnings = [...this.#told, ...reviewed.plan.warnings];
      const report = await carryOut({ ...reviewed.plan, ...shown, warnings }, { dryRun: dryRun || !reviewed.apply });
      print(json ? jsonReport(report, diff) : textReport(report, diff));
      refreshMemory(this.env, report);
      process.exitCode = report.status;
    } catch (error) {
      throw toYeomanError(error, language);
    }
  }
}
