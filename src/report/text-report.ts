import { exitStatus } from '../language/failure.ts';
import type { Language } from '../language/language.ts';
import { say, sayMessage } from '../language/say.ts';
import type { Change, Status } from '../reconcile/change.ts';
import { isOwnFile } from '../reconcile/own-files.ts';
import { existingText } from './existing-report.ts';
import type { News } from './news.ts';
import type { Report } from './report.ts';
import { columns, fileTable } from './table.ts';
import { unifiedDiff } from './unified-diff.ts';

/** The report for people: the change of each file and its reason, and the next commands. `--diff` adds the diffs. */
export function textReport(report: Report, withDiffs: boolean): string {
  // The diff of a replaced user file is always shown.
  const shown = report.changes.filter(({ status }) => withDiffs || status === 'takenOver');
  const diffs = shown.map(unifiedDiff).filter((diff) => diff !== '');
  const existing = report.existing === undefined ? [] : existingText(report.existing, report.language);
  const blocks = [...existing, ...diffs, fileTable(report.changes, report.language), ...closing(report)];
  return `${blocks.map((block) => block.trimEnd()).join('\n\n')}\n`;
}

function closing(report: Report): string[] {
  const { changes, dryRun, language, news, next, status, warnings } = report;
  const blocks = [...newsText(news, language), ...warnings.map((warning) => sayMessage(language, warning))];
  // Not all was written, so no next command can be relied on.
  if (status === exitStatus.inputOutput) return blocks;
  if (status === exitStatus.conflict) return [...blocks, ...advice(changes, language)];
  const isOffered = changes.some((change) => change.status === 'beside');
  if (!isOffered && changes.every(({ operations }) => operations.length === 0)) {
    return [...blocks, say(language, 'report.unchanged', { count: changes.length })];
  }
  if (dryRun) return [...blocks, say(language, 'report.dryRun')];
  const marked = changes.filter((change) => change.status === 'marked');
  if (marked.length > 0) return [...blocks, say(language, 'report.marked', { files: paths(marked) })];
  const steps = next.map(({ command, what }) => [`  ${command}`, `# ${say(language, what)}`]);
  return [...blocks, `${say(language, 'report.next')}\n${columns(steps)}`];
}

/** The changes of each version of the generator since the last run, a block for each. */
export function newsText(news: readonly News[], language: Language): string[] {
  return news.map(({ version, entries }) => `${say(language, 'report.news', { version })}\n${bullets(entries)}`);
}

/** Advice on undecided files, by what keeps them from being written. */
function advice(changes: readonly Change[], language: Language): string[] {
  const of = (status: Status) => changes.filter((change) => change.status === status);
  const kinds = [
    [of('conflict'), 'report.conflicts'],
    [of('unresolved'), 'report.unresolved'],
    [of('blocked').filter(({ path }) => !isOwnFile(path)), 'report.blocked'],
    [of('blocked').filter(({ path }) => isOwnFile(path)), 'report.blockedOwn'],
  ] as const;
  const lines = kinds.flatMap(([files, key]) =>
    files.length === 0 ? [] : [say(language, key, { files: paths(files) })],
  );
  return [[say(language, 'report.nothing'), ...lines].join('\n')];
}

function paths(changes: readonly Change[]): string {
  return changes.map(({ path }) => path).join(', ');
}

function bullets(entries: readonly string[]): string {
  return entries.map((entry) => `  - ${entry}`).join('\n');
}
