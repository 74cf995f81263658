import { exitStatus } from '../language/failure.ts';
import type { Language } from '../language/language.ts';
import { say, sayMessage } from '../language/say.ts';
import type { Change, Status } from '../reconcile/change.ts';
import { isOwnFile } from '../reconcile/own-files.ts';
import { findingText } from './check-report.ts';
import { existingText } from './existing-report.ts';
import { type Look, plainLook } from './look.ts';
import type { News } from './news.ts';
import { quoted } from './next-steps.ts';
import type { Report } from './report.ts';
import { columns, fileTable, fitted } from './table.ts';
import { shownDiff } from './unified-diff.ts';

/** The report for people: the change of each file and its reason, and the next commands. `--diff` adds the diffs. */
export function textReport(report: Report, withDiffs: boolean, look: Look = plainLook): string {
  // The diff of a replaced user file is always shown.
  const shown = report.changes.filter(({ status }) => withDiffs || status === 'takenOver');
  const diffs = shown.map((change) => shownDiff(change, look)).filter((diff) => diff !== '');
  const existing = report.existing === undefined ? [] : existingText(report.existing, report.language);
  const table = [causesText(report, look), fileTable(report.changes, report.language, look)];
  const blocks = [...existing, ...diffs, table.filter((part) => part !== '').join('\n'), ...closing(report)];
  return `${blocks
    .filter((block) => block !== '')
    .map((block) => block.trimEnd())
    .join('\n\n')}\n`;
}

/** The causes of the changes in one paragraph; empty without any. */
export function causesText({ causes, language }: Pick<Report, 'causes' | 'language'>, { columns }: Look): string {
  if (causes.length === 0) return '';
  const list = causes.map((cause) => sayMessage(language, cause)).join(say(language, 'each.comma'));
  return fitted(say(language, 'report.causes', { causes: list }), columns);
}

function closing(report: Report): string[] {
  const { root, status, dryRun } = report;
  const isDone = status === exitStatus.done && !dryRun;
  return [...outcome(report), ...(isDone && root.length > 0 ? [rootText(report)] : [])];
}

/** What is left to do at the root of the repository: commands, and lines to paste. */
function rootText({ root, enter, language }: Pick<Report, 'root' | 'enter' | 'language'>): string {
  const title = enter === undefined ? say(language, 'root.title') : say(language, 'root.titleIn', { folder: enter });
  const lines = root.flatMap((step) => {
    const what = sayMessage(language, step.what);
    // The title says what a copy is for.
    if ('command' in step) return [...(step.what.key === 'root.copy' ? [] : [`# ${what}`]), step.command];
    return [what, ...step.lines.map((line) => `  ${line}`)];
  });
  return [title, ...lines.map((line) => `  ${line}`)].join('\n');
}

function outcome(report: Report): string[] {
  const { again, changes, dryRun, findings, language, news, next, status, warnings } = report;
  const blocks = [...newsText(news, language), ...warnings.map((warning) => sayMessage(language, warning))];
  // Not all was written, so no next command can be relied on.
  if (status === exitStatus.inputOutput) return blocks;
  if (status === exitStatus.conflict) return [...blocks, ...advice(changes, again, language)];
  if (findings.length > 0) {
    const lines = findings.map((found) => findingText(found, language));
    blocks.push([say(language, 'check.findings', { count: findings.length }), ...lines].join('\n'));
  }
  const isOffered = changes.some((change) => change.status === 'beside');
  if (!isOffered && changes.every(({ operations }) => operations.length === 0)) {
    return [...blocks, say(language, 'report.unchanged', { count: changes.length })];
  }
  if (dryRun) return [...blocks, say(language, 'report.dryRun')];
  const marked = changes.filter((change) => change.status === 'marked');
  if (marked.length > 0)
    return [...blocks, say(language, 'report.marked', { files: paths(marked), command: checkCommand(report) })];
  if (next.length === 0) return blocks;
  const steps = next.map(({ command, what }) => [`  ${command}`, `# ${say(language, what)}`]);
  return [...blocks, `${say(language, 'report.next')}\n${columns(steps)}`];
}

/** The changes of each version of the generator since the last run, a block for each. */
export function newsText(news: readonly News[], language: Language): string[] {
  return news.map(({ version, entries }) => `${say(language, 'report.news', { version })}\n${bullets(entries)}`);
}

/** Advice on undecided files, by what keeps them from being written. */
function advice(changes: readonly Change[], again: string, language: Language): string[] {
  const of = (status: Status) => changes.filter((change) => change.status === status);
  const kinds = [
    [of('conflict'), 'report.conflicts'],
    [of('unresolved'), 'report.unresolved'],
    [of('blocked').filter(({ path }) => !isOwnFile(path)), 'report.blocked'],
    [of('blocked').filter(({ path }) => isOwnFile(path)), 'report.blockedOwn'],
  ] as const;
  const lines = kinds.flatMap(([files, key]) =>
    files.length === 0 ? [] : [say(language, key, { files: paths(files), command: again })],
  );
  return [[say(language, 'report.nothing'), ...lines].join('\n')];
}

/** The command that checks the project of a report, from the directory that it was run in. */
function checkCommand({ enter }: Report): string {
  return enter === undefined ? 'go-container check' : `go-container check --dir=${quoted(enter)}`;
}

function paths(changes: readonly Change[]): string {
  return changes.map(({ path }) => path).join(', ');
}

function bullets(entries: readonly string[]): string {
  return entries.map((entry) => `  - ${entry}`).join('\n');
}
