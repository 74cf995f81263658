import Generator, { type BaseOptions } from 'yeoman-generator';
import { languageAsked } from '../src/ask/flags.ts';
import { localeLanguage, surroundingsOrDefaults } from '../src/inspect/inspect.ts';
import { exitStatus, failure, isInterruption } from '../src/language/failure.ts';
import { languages } from '../src/language/language.ts';
import { message } from '../src/language/message.ts';
import { sayMessage } from '../src/language/say.ts';
import { type HelpTopic, helpText } from '../src/report/help.ts';
import { wantsColours } from '../src/report/look.ts';
import { errColumns } from '../src/report/progress-display.ts';
import { sizeOf } from '../src/run/asker.ts';
import { type Begun, begin, type Door, type Ended } from '../src/run/run.ts';
import { argumentsFrom } from './arguments.ts';
import { yeomanAsker } from './asker.ts';
import { refreshMemory, unsavedAnswers } from './memory.ts';

/** The sub-generators; the main one has no command, and puts an existing module into an image on request as well. */
export type GeneratorCommand = Exclude<HelpTopic, 'completion' | 'eject' | 'undo' | 'update'> | undefined;

/**
 * The generator of a command. It brings Yeoman's questions to a run and leaves everything else to that, the writing too:
 * Yeoman's own commit is not atomic, follows symbolic links and saves answers first.
 */
export function generatorFor(command: GeneratorCommand) {
  return class extends Generator {
    #begun: Begun | undefined;

    constructor(args: string[], options: BaseOptions) {
      super(args, options, { tasksMatchingPriority: true, customInstallTask: true, customCommitTask: true });
      hideErrorLog(this);
    }

    override help(): string {
      const language = languageAsked(process.argv) ?? localeLanguage(process.env);
      const surroundings = surroundingsOrDefaults(process.cwd(), process.env);
      const { columns } = sizeOf(process.stdout);
      return helpText({ program: 'yo', topic: command, language, surroundings, columns });
    }

    async prompting(): Promise<void> {
      this.#begun = await begin(argumentsFrom(this.options, this.args, process.argv), this.#door());
      if (!('finish' in this.#begun)) this.#end(this.#begun);
    }

    async writing(): Promise<void> {
      if (this.#begun === undefined || !('finish' in this.#begun)) return;
      this.#end(await this.#begun.finish());
    }

    #door(): Door {
      return {
        program: 'yo',
        commands: command === undefined || command === 'docker' ? ['docker'] : [],
        command,
        folder: this.destinationRoot(),
        environment: process.env,
        out: (text) => process.stdout.write(text),
        err: (text) => process.stderr.write(text),
        outColumns: () => process.stdout.columns,
        colours: () => wantsColours(process.env, process.stdout.isTTY === true),
        errColumns: () => errColumns(process),
        asker: yeomanAsker(this.env.adapter, () => this.#stopped()),
        runEach: async () => {
          throw refusalOfMany(command);
        },
        unsavedAnswers: (folder) => unsavedAnswers(this.env, folder),
      };
    }

    #stopped(): string {
      const saved = languages.find((language) => language === this.config.get('language'));
      const language = languageAsked(process.argv) ?? saved ?? localeLanguage(process.env);
      return sayMessage(language, message('failure.stopped'));
    }

    /** `yo` prints the message of an error and ends with its `code`. */
    #end({ status, report, failed }: Ended): void {
      if (failed !== undefined) {
        // Yeoman has seen this very error by now, and ends with it whatever is thrown here.
        const error = isInterruption(failed.error) ? failed.error : new Error();
        throw Object.assign(error, { message: failed.text, code: status });
      }
      if (report !== undefined) refreshMemory(this.env, report);
      process.exitCode = status;
    }
  };
}

/** Yeoman's environment is for one project; our own command runs over many. */
function refusalOfMany(command: GeneratorCommand): Error {
  if (command === 'mirrors') return failure(exitStatus.wrongInput, message('input.eachCommand'));
  return failure(exitStatus.wrongInput, message('input.eachYo', { command: command === 'check' ? 'check' : 'update' }));
}

/** Keeps Yeoman from printing in which method of a generator an error came up, before the sentence that says what is wrong. */
function hideErrorLog(generator: { readonly log?: object }): void {
  // There is no log if only the help is wanted.
  if (generator.log === undefined) return;
  const log = new Proxy(generator.log, {
    get: (target, name) => (name === 'error' ? undefined : Reflect.get(target, name)),
  });
  Object.defineProperty(generator, 'log', { value: log });
}
