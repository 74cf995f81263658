import type { Failure } from '../language/failure.ts';
import type { Language } from '../language/language.ts';
import { say, sayMessage } from '../language/say.ts';
import type { Report } from './report.ts';
import { unifiedDiff } from './unified-diff.ts';

/** The report for programs, as one JSON document. Keys are English in every language; `--diff` adds the diffs. */
export function jsonReport(report: Report, withDiffs: boolean): string {
  const { language, changes, warnings, next, ...facts } = report;
  return document({
    ...facts,
    files: changes.map((change) => ({
      path: change.path,
      change: change.status,
      why: sayMessage(language, change.why),
      ...(withDiffs ? { diff: unifiedDiff(change) } : {}),
    })),
    warnings: warnings.map((warning) => sayMessage(language, warning)),
    next: next.map(({ command, what }) => ({ command, what: say(language, what) })),
  });
}

/** The report of a run that failed. */
export function jsonFailure({ status, told }: Failure, language: Language): string {
  return document({ status, error: { id: told.key, message: sayMessage(language, told) } });
}

function document(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
