import { resolve } from 'node:path';
import Generator, { type BaseOptions } from 'yeoman-generator';
import { parseFlags, refuseMirrorFlags, requireCommand } from '../../src/ask/flags.ts';
import { openSession } from '../../src/ask/session.ts';
import { finishFormerRun } from '../../src/former-run.ts';
import { checkJson, checkText } from '../../src/report/check-report.ts';
import { checkOf } from '../../src/session-plan.ts';
import { errorReporter, reportErrorsOnce, toYeomanError } from '../errors.ts';
import { argumentsFrom, requireOneProject } from '../flags.ts';
import { helpOf, printsVersion } from '../help.ts';

/** `yo go-container:check`: asks nothing, writes nothing, and ends with 1 where answers, files and templates disagree. */
export class CheckGenerator extends Generator {
  constructor(args: string[], options: BaseOptions) {
    super(args, options, { tasksMatchingPriority: true, customInstallTask: true, customCommitTask: true });
    reportErrorsOnce(this);
  }

  override help(): string {
    return helpOf('check');
  }

  async writing(): Promise<void> {
    const args = argumentsFrom(this.options, this.args, process.argv);
    let telling = errorReporter(args);
    try {
      const flags = parseFlags(args);
      if (printsVersion(flags)) return;
      requireOneProject(flags, 'check');
      requireCommand(flags.positionals, []);
      refuseMirrorFlags(flags);
      finishFormerRun(resolve(this.destinationRoot(), flags.run.dir ?? '.'), false);
      const session = await openSession(flags, this.destinationRoot(), process.env, false);
      telling = { ...telling, language: session.language };
      const report = await checkOf(session);
      process.stdout.write(flags.run.json ? checkJson(report) : checkText(report));
      process.exitCode = report.status;
    } catch (error) {
      throw toYeomanError(error, telling);
    }
  }
}
