import { exitStatus, failure } from '../language/failure.ts';
import { message } from '../language/message.ts';
import type { AnyOption } from '../options/option.ts';

/** An option, or a flag of a run, as far as it matters where its flag is repeated. */
type Repeatable = Pick<AnyOption, 'flag' | 'separator'> & Partial<Pick<AnyOption, 'check'>>;

/**
 * The value of a flag, of all that it was given: a list grows, and of any other the last one counts. Fails with the status of wrong input
 * where one of several is not acceptable alone: in a list, it could pass for a part of the one before.
 */
export function repeatedFlag({ flag, separator, check }: Repeatable, values: readonly string[]): string | undefined {
  if (separator === undefined || values.length < 2) return values.at(-1);
  for (const value of values) {
    const checked = check?.(value);
    if (checked === undefined || checked.ok) continue;
    throw failure(exitStatus.wrongInput, message('input.at', { source: `--${flag}`, problem: checked.problem }));
  }
  return values.join(separator);
}
