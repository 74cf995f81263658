import { resolve } from 'node:path';
import Generator, { type BaseOptions } from 'yeoman-generator';
import { requireEach } from '../../src/ask/each-folders.ts';
import { requireCommand } from '../../src/ask/flags.ts';
import { openSession } from '../../src/ask/session.ts';
import { localeLanguage, surroundingsAnyway } from '../../src/inspect/inspect.ts';
import { runMirrors } from '../../src/measuring.ts';
import { finishFormerRun } from '../../src/pipeline.ts';
import { helpText } from '../../src/report/help.ts';
import { tellErrorsOnce, toYeomanError } from '../errors.ts';
import { flagsFrom } from '../flags.ts';
import { surface } from '../surface.ts';

/** `yo go-container:mirrors`: measures the mirrors, asks nothing, and writes only with `--save`. */
export class MirrorsGenerator extends Generator {
  constructor(args: string[], options: BaseOptions) {
    super(args, options, { tasksMatchingPriority: true, customInstallTask: true, customCommitTask: true });
    tellErrorsOnce(this);
  }

  override help(): string {
    const surroundings = surroundingsAnyway(process.cwd(), process.env);
    return helpText('yo go-container:mirrors', localeLanguage(process.env), surroundings);
  }

  async writing(): Promise<void> {
    try {
      const flags = flagsFrom(this.options, this.args, process.argv);
      requireCommand(flags.positionals, []);
      if (flags.run.each !== undefined) requireEach(flags);
      const mayWrite = flags.mirrors.save && !flags.run.dryRun;
      const told = finishFormerRun(resolve(this.destinationRoot(), flags.run.dir ?? '.'), mayWrite);
      const session = await openSession(flags, this.destinationRoot(), process.env, mayWrite);
      process.exitCode = await runMirrors(session, flags, surface(), told);
    } catch (error) {
      throw toYeomanError(error, localeLanguage(process.env));
    }
  }
}
