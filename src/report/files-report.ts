import { type ExitStatus, exitStatus } from '../language/failure.ts';
import type { Language } from '../language/language.ts';
import { type Message, message } from '../language/message.ts';
import { sayMessage } from '../language/say.ts';
import { packageVersion } from '../package-root.ts';
import type { Change } from '../reconcile/change.ts';
import { jsonText } from './json-report.ts';
import type { Look } from './look.ts';
import { fileTable } from './table.ts';
import { shownDiff, unifiedDiff } from './unified-diff.ts';

/** The results of `undo` or `eject`, which change files without a plan. */
export type FilesReport = {
  readonly status: ExitStatus;
  readonly folder: string;
  readonly language: Language;
  readonly dryRun: boolean;
  readonly changes: readonly Change[];
  /** What it comes to, said last if all files were written. */
  readonly closing: Message;
  readonly warnings: readonly Message[];
};

/** The report for people; `withDiffs` adds the diffs. */
export function filesText(
  { status, language, dryRun, changes, closing, warnings }: FilesReport,
  withDiffs: boolean,
  look: Look,
): string {
  const diffs = withDiffs ? changes.map((change) => shownDiff(change, look)).filter((diff) => diff !== '') : [];
  const end = dryRun ? message('report.dryRun') : status === exitStatus.done ? closing : undefined;
  const said = [...warnings, ...(end === undefined ? [] : [end])].map((one) => sayMessage(language, one));
  const blocks = [...diffs, fileTable(changes, language, look), ...said];
  return `${blocks.map((block) => block.trimEnd()).join('\n\n')}\n`;
}

/** The report for programs, as one JSON document. */
export function filesJson(report: FilesReport, withDiffs: boolean): string {
  const { status, folder, language, dryRun, changes, warnings } = report;
  return jsonText({
    status,
    language,
    version: packageVersion(),
    folder,
    dryRun,
    files: changes.map((change) => ({
      path: change.path,
      change: change.status,
      why: sayMessage(language, change.why),
      ...(withDiffs ? { diff: unifiedDiff(change) } : {}),
    })),
    warnings: warnings.map((one) => sayMessage(language, one)),
  });
}
