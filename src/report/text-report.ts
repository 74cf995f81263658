import { exitStatus } from '../language/failure.ts';
import { say, sayMessage } from '../language/say.ts';
import { undecided } from '../reconcile/change.ts';
import { columns } from './columns.ts';
import { existingText } from './existing-report.ts';
import { fileTable } from './file-table.ts';
import type { Report } from './report.ts';
import { unifiedDiff } from './unified-diff.ts';

/** The report for people: what happened to which file and why, and what to type next. `--diff` adds the diffs. */
export function textReport(report: Report, withDiffs: boolean): string {
  // What takes the place of a file of the user's is always shown.
  const shown = report.changes.filter(({ status }) => withDiffs || status === 'takenOver');
  const diffs = shown.map(unifiedDiff).filter((diff) => diff !== '');
  const existing = report.existing === undefined ? [] : existingText(report.existing, report.language);
  const blocks = [...existing, ...diffs, fileTable(report.changes, report.language), ...closing(report)];
  return `${blocks.map((block) => block.trimEnd()).join('\n\n')}\n`;
}

function closing(report: Report): string[] {
  const { changes, dryRun, language, news, next, status, warnings } = report;
  const blocks = [
    ...news.map(({ version, entries }) => `${say(language, 'report.news', { version })}\n${bullets(entries)}`),
    ...warnings.map((warning) => sayMessage(language, warning)),
  ];
  if (status === exitStatus.conflict) {
    const count = changes.filter((change) => undecided.has(change.status)).length;
    return [...blocks, say(language, 'report.conflicts', { count })];
  }
  if (changes.every(({ operations }) => operations.length === 0)) {
    return [...blocks, say(language, 'report.unchanged', { count: changes.length })];
  }
  if (dryRun) return [...blocks, say(language, 'report.dryRun')];
  const steps = next.map(({ command, what }) => [`  ${command}`, `# ${say(language, what)}`]);
  return [...blocks, `${say(language, 'report.next')}\n${columns(steps)}`];
}

function bullets(entries: readonly string[]): string {
  return entries.map((entry) => `  - ${entry}`).join('\n');
}
