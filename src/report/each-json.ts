import { exitStatus } from '../language/failure.ts';
import type { Language } from '../language/language.ts';
import { sayMessage } from '../language/say.ts';
import { packageVersion } from '../package-root.ts';
import { checkDocument } from './check-report.ts';
import { type EachFacts, type EachReport, type ProjectOutcome, resultOf, resultsOf, statusOf } from './each-outcome.ts';
import { failureDocument, reportDocument } from './json-report.ts';

/** The report of many projects for programs: one JSON document, an entry for each project, and how many had which result. */
export function eachJson({ command, diff, dryRun, language }: EachFacts): EachReport {
  let isFirst = true;
  return {
    head: () => {
      const facts = JSON.stringify({ version: packageVersion(), command, dryRun }, null, 2);
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
      return `${isFirst ? '' : '\n  '}],\n${JSON.stringify(end, null, 2).slice(2)}\n`;
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
      return { ...facts, why: { id: outcome.why.key, message: sayMessage(language, outcome.why) } };
    case 'checked':
      return { ...facts, report: checkDocument(outcome.report) };
    case 'updated':
      return { ...facts, report: reportDocument(outcome.report, diff) };
  }
}

/** A value as JSON, each line moved to the right; no text in JSON goes over a line. */
function indented(value: unknown, by: string): string {
  return JSON.stringify(value, null, 2).replace(/^/gm, by);
}
