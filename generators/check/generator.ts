import { resolve } from 'node:path';
import Generator, { type BaseOptions } from 'yeoman-generator';
import { refuseMirrorFlags, requireCommand } from '../../src/ask/flags.ts';
import { openSession, readModuleOf } from '../../src/ask/session.ts';
import { localeLanguage, surroundingsAnyway } from '../../src/inspect/inspect.ts';
import { check, finishFormerRun } from '../../src/pipeline.ts';
import { checkJson, checkText } from '../../src/report/check-report.ts';
import { helpText } from '../../src/report/help.ts';
import { tellErrorsOnce, toYeomanError } from '../errors.ts';
import { flagsFrom, requireOneProject } from '../flags.ts';

/** `yo go-container:check`: asks nothing, writes nothing, and ends with 1 where answers, files and templates disagree. */
export class CheckGenerator extends Generator {
  constructor(args: string[], options: BaseOptions) {
    super(args, options, { tasksMatchingPriority: true, customInstallTask: true, customCommitTask: true });
    tellErrorsOnce(this);
  }

  override help(): string {
    const surroundings = surroundingsAnyway(process.cwd(), process.env);
    return helpText('yo go-container:check', localeLanguage(process.env), surroundings);
  }

  async writing(): Promise<void> {
    try {
      const flags = flagsFrom(this.options, this.args, process.argv);
      requireOneProject(flags, 'check');
      requireCommand(flags.positionals, []);
      refuseMirrorFlags(flags);
      finishFormerRun(resolve(this.destinationRoot(), flags.run.dir ?? '.'), false);
      const session = await openSession(flags, this.destinationRoot(), process.env, false);
      const { inspection, given, saved } = session;
      const { found, existing } = await readModuleOf(session, session.scaffold ?? 'no');
      const report = await check(inspection, [...given, saved, found], existing);
      process.stdout.write(flags.run.json ? checkJson(report) : checkText(report));
      process.exitCode = report.status;
    } catch (error) {
      throw toYeomanError(error, localeLanguage(process.env));
    }
  }
}
