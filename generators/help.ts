import { surroundingsAnyway } from '../src/inspect/inspect.ts';
import { helpText } from '../src/report/help.ts';
import { tellingOf } from './errors.ts';

/** What `--help` says of a command of `yo`, in the language that its arguments ask for. */
export function helpOf(command: string): string {
  const { language } = tellingOf(process.argv);
  return helpText(command, language, surroundingsAnyway(process.cwd(), process.env));
}
