import { resolve } from 'node:path';
import Generator, { type BaseOptions } from 'yeoman-generator';
import { requireEach } from '../../src/ask/each-folders.ts';
import { parseFlags, requireCommand } from '../../src/ask/flags.ts';
import { openSession } from '../../src/ask/session.ts';
import { finishFormerRun } from '../../src/former-run.ts';
import { runMirrors } from '../../src/measuring.ts';
import { errorReporter, reportErrorsOnce, toYeomanError } from '../errors.ts';
import { argumentsFrom } from '../flags.ts';
import { helpOf, printsVersion } from '../help.ts';
import { surface } from '../surface.ts';

/** `yo go-container:mirrors`: measures the mirrors, asks nothing, and writes only with `--save`. */
export class MirrorsGenerator extends Generator {
  constructor(args: string[], options: BaseOptions) {
    super(args, options, { tasksMatchingPriority: true, customInstallTask: true, customCommitTask: true });
    reportErrorsOnce(this);
  }

  override help(): string {
    return helpOf('mirrors');
  }

  async writing(): Promise<void> {
    const args = argumentsFrom(this.options, this.args, process.argv);
    let telling = errorReporter(args);
    try {
      const flags = parseFlags(args);
      if (printsVersion(flags)) return;
      requireCommand(flags.positionals, []);
      if (flags.run.each !== undefined) requireEach(flags);
      const mayWrite = flags.mirrors.save && !flags.run.dryRun;
      const messages = finishFormerRun(resolve(this.destinationRoot(), flags.run.dir ?? '.'), mayWrite);
      telling = { ...telling, messages };
      const session = await openSession(flags, this.destinationRoot(), process.env, mayWrite);
      telling = { ...telling, language: session.language };
      process.exitCode = await runMirrors(session, flags, surface(), messages);
    } catch (error) {
      throw toYeomanError(error, telling);
    }
  }
}
