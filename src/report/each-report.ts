import { exitStatus } from '../language/failure.ts';
import type { Language } from '../language/language.ts';
import { plainMessage, say, sayMessage } from '../language/say.ts';
import { visible, visibleJson } from '../language/visible.ts';
import { packageVersion } from '../package-root.ts';
import { checkDocument, findingText } from './check-report.ts';
import {
  countsText,
  type EachEnd,
  type EachFacts,
  type EachReport,
  outcomeText,
  type ProjectOutcome,
  type ProjectResult,
  prefixOf,
  quiet,
  resultOf,
  resultsOf,
  statusOf,
} from './each-outcome.ts';
import { failureDocument, reportDocument } from './json-report.ts';
import type { News } from './news.ts';
import { quoted } from './next-steps.ts';
import { fitted, fittedRows, type Row } from './table.ts';
import { newsText } from './text-report.ts';
import { shownDiff } from './unified-diff.ts';

/** The report of many projects for programs: one JSON document, an entry for each project, and how many had which result. */
export function eachJson({ command, diff, dryRun, language }: EachFacts): EachReport {
  let isFirst = true;
  return {
    head: () => {
      const facts = visibleJson({ version: packageVersion(), command, dryRun });
      return `${facts.slice(0, -2)},\n  "projects": [`;
    },
    entry: (outcome) => {
      const comma = isFirst ? '' : ',';
      isFirst = false;
      return `${comma}\n${indented(entryOf(outcome, diff, language), '    ')}`;
    },
    tail: ({ counts, status, notReached }) => {
      const results = resultsOf[command];
      const done = results.reduce((sum, result) => sum + (counts.get(result) ?? 0), 0);
      const totals = {
        projects: done + notReached.length,
        ...Object.fromEntries(results.map((result) => [result, counts.get(result) ?? 0])),
        notReached: notReached.length,
      };
      const end = { totals, notReached, interrupted: status === exitStatus.interrupted, status };
      return `${isFirst ? '' : '\n  '}],\n${visibleJson(end).slice(2)}\n`;
    },
  };
}

function entryOf(outcome: ProjectOutcome, diff: boolean, language: Language) {
  const { path, folder, kind } = outcome;
  const facts = { path, folder, result: resultOf(outcome), status: statusOf(outcome) };
  switch (kind) {
    case 'failed':
      return { ...facts, error: failureDocument(outcome.failure, language).error };
    case 'skipped':
      return { ...facts, why: { id: outcome.why.key, message: plainMessage(language, outcome.why) } };
    case 'checked':
      return { ...facts, report: checkDocument(outcome.report) };
    case 'updated':
      return { ...facts, report: reportDocument(outcome.report, diff) };
  }
}

/** A value as JSON, each line moved to the right; no text in JSON goes over a line. */
function indented(value: unknown, by: string): string {
  return visibleJson(value).replace(/^/gm, by);
}

type Kept = {
  /** A line of the table for each project that may need attention. */
  readonly rows: Row[];
  /** The projects that each warning is about. */
  readonly warnings: Map<string, string[]>;
  readonly news: Map<string, News>;
  /** The files with conflict markers, and the projects that they are in. */
  readonly marked: { readonly project: string; readonly file: string }[];
};

/** The report of many projects for people: with `--diff` the diffs of each after its turn, and a table at the end. */
export function eachText(facts: EachFacts): EachReport {
  const kept: Kept = { rows: [], warnings: new Map(), news: new Map(), marked: [] };
  return {
    head: () => '',
    entry: (outcome) => {
      keep(kept, outcome, facts.language);
      return facts.diff ? details(outcome) : '';
    },
    tail: (end) => {
      const texts = closing(kept, end, facts).map((text) => fitted(text, facts.columns));
      return `${[...table(kept, facts), ...texts].join('\n\n')}\n`;
    },
  };
}

function keep(kept: Kept, outcome: ProjectOutcome, language: Language): void {
  const result = resultOf(outcome);
  const path = visible(outcome.path);
  if (!quiet.has(result)) kept.rows.push([say(language, `each.${result}`), path, outcomeText(outcome, language)]);
  if (outcome.kind === 'failed' || outcome.kind === 'skipped') return;
  for (const warning of outcome.report.warnings) {
    const text = sayMessage(language, warning);
    const about = kept.warnings.get(text) ?? [];
    about.push(path);
    kept.warnings.set(text, about);
  }
  if (outcome.kind !== 'updated') return;
  const { changes, news } = outcome.report;
  for (const one of news) kept.news.set(one.version, one);
  const marked = changes.filter(({ status }) => status === 'marked');
  kept.marked.push(...marked.map((change) => ({ project: path, file: `${path}/${change.path}` })));
}

/** The diffs and contradictions of one project, with paths from the current directory. */
function details(outcome: ProjectOutcome): string {
  if (outcome.kind === 'failed' || outcome.kind === 'skipped') return '';
  const below = prefixOf(outcome.path);
  const { report } = outcome;
  const changes = outcome.kind === 'checked' ? outcome.report.differences : outcome.report.changes;
  const findings = outcome.kind === 'checked' ? outcome.report.findings : [];
  return [
    ...changes.map((change) => shownDiff({ ...change, below })),
    ...findings.map((finding) => `${findingText(finding, report.language, below)}\n`),
  ].join('');
}

function table({ rows }: Kept, { language, columns }: EachFacts): string[] {
  if (rows.length === 0) return [];
  const head: Row = [say(language, 'each.result'), say(language, 'each.project'), say(language, 'each.what')];
  return [fittedRows([head, ...rows], columns).join('\n')];
}

function markedText({ marked }: Kept, language: Language): string {
  const projects = [...new Set(marked.map(({ project }) => quoted(project)))];
  const files = marked.map(({ file }) => file).join(', ');
  return say(language, 'report.marked', { files, command: ['go-container check --each', ...projects].join(' ') });
}

/** The number of projects that a warning names before it counts the rest. */
const mostNamed = 5;

function closing(kept: Kept, { counts, notReached }: EachEnd, { command, dryRun, language }: EachFacts): string[] {
  const has = (result: ProjectResult) => (counts.get(result) ?? 0) > 0;
  const results = resultsOf[command];
  const done = results.reduce((sum, result) => sum + (counts.get(result) ?? 0), 0);
  const count = done + notReached.length;
  return [
    ...newsText([...kept.news.values()], language),
    ...[...kept.warnings].map(([warning, paths]) => {
      const more = paths.length - mostNamed;
      const named = paths.slice(0, mostNamed).join(' ') + (more > 0 ? say(language, 'each.more', { more }) : '');
      return say(language, 'each.warning', { warning, paths: named });
    }),
    ...(kept.marked.length === 0 ? [] : [markedText(kept, language)]),
    ...(has('conflict') ? [say(language, 'each.conflicts')] : []),
    ...(has('differs') ? [say(language, 'each.differences')] : []),
    ...(dryRun && command === 'update' ? [say(language, 'report.dryRun')] : []),
    ...(notReached.length === 0 ? [] : [say(language, 'each.interrupted', { count: notReached.length })]),
    count === 0
      ? say(language, 'each.none')
      : say(language, 'each.total', { count, counts: countsText(results, counts, language) }),
  ];
}
