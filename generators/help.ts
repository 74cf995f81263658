import type { Flags } from '../src/ask/flags.ts';
import { surroundingsOrDefaults } from '../src/inspect/inspect.ts';
import { packageVersion } from '../src/package-root.ts';
import { type HelpTopic, helpText } from '../src/report/help.ts';
import { errorReporter } from './errors.ts';

/** What `--help` says of a command of `yo`, in the language that its arguments ask for. */
export function helpOf(topic?: HelpTopic): string {
  const { language } = errorReporter(process.argv);
  return helpText('yo', topic, language, surroundingsOrDefaults(process.cwd(), process.env));
}

/** Prints the version where `--version` asks for it, and says whether it did. */
export function printsVersion({ run }: Flags): boolean {
  if (run.version) process.stdout.write(`${packageVersion()}\n`);
  return run.version;
}
