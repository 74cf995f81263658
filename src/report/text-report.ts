import { exitStatus } from '../language/failure.ts';
import type { Key } from '../language/message.ts';
import { say, sayMessage } from '../language/say.ts';
import type { Report } from './report.ts';
import { unifiedDiff } from './unified-diff.ts';
import { padded, width } from './width.ts';

/** The report for people: what happened to which file and why, and what to type next. `--diff` adds the diffs. */
export function textReport(report: Report, withDiffs: boolean): string {
  const diffs = withDiffs ? report.changes.map(unifiedDiff).filter((diff) => diff !== '') : [];
  const blocks = [...diffs, fileTable(report), ...closing(report)];
  return `${blocks.map((block) => block.trimEnd()).join('\n\n')}\n`;
}

function fileTable({ changes, language }: Report): string {
  const header = [say(language, 'report.change'), say(language, 'report.file'), say(language, 'report.why')];
  const rows = changes.map(({ path, status, why }) => [
    say(language, `change.${status}` as Key),
    path,
    sayMessage(language, why),
  ]);
  return columns([header, ...rows]);
}

function closing(report: Report): string[] {
  const { changes, dryRun, language, next, status, warnings } = report;
  const blocks = warnings.map((warning) => sayMessage(language, warning));
  if (status === exitStatus.conflict) {
    const count = changes.filter((change) => change.status === 'conflict').length;
    return [...blocks, say(language, 'report.conflicts', { count })];
  }
  if (changes.every((change) => change.status === 'unchanged')) {
    return [...blocks, say(language, 'report.unchanged', { count: changes.length })];
  }
  if (dryRun) return [...blocks, say(language, 'report.dryRun')];
  const steps = next.map(({ command, what }) => [`  ${command}`, `# ${say(language, what)}`]);
  return [...blocks, `${say(language, 'report.next')}\n${columns(steps)}`];
}

/** Rows as text, each column as wide as its widest cell. */
function columns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => width(row[i] ?? ''))));
  return rows
    .map((row) =>
      row
        .map((cell, i) => padded(cell, widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
