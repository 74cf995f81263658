import type { Finding } from '../check/finding.ts';
import type { ExitStatus } from '../language/failure.ts';
import type { Language } from '../language/language.ts';
import type { Message } from '../language/message.ts';
import { plainMessage, say, sayMessage } from '../language/say.ts';
import { visible } from '../language/visible.ts';
import type { Change } from '../reconcile/change.ts';
import { findingFacts, jsonText } from './json-report.ts';
import { type Look, plainLook } from './look.ts';
import { fileTable } from './table.ts';
import { shownDiff, unifiedDiff } from './unified-diff.ts';

export type CheckReport = {
  readonly status: ExitStatus;
  readonly language: Language;
  readonly version: string;
  readonly folder: string;
  readonly compared: number;
  /** The files that a run would change, or that need a decision. */
  readonly differences: readonly Change[];
  readonly findings: readonly Finding[];
  /** Remarks that are no reason to fail. */
  readonly warnings: readonly Message[];
};

/** The report of `check` for people: the files that differ with their diffs, then the contradictions. */
export function checkText(report: CheckReport, look: Look = plainLook): string {
  const { language, compared, differences, findings, warnings } = report;
  const blocks: string[] = [];
  if (differences.length > 0) {
    const count = differences.length;
    blocks.push(...differences.map((change) => shownDiff(change, look)), fileTable(differences, language, look));
    blocks.push(say(language, 'check.differences', { count }));
  }
  if (findings.length > 0) {
    const lines = findings.map((found) => findingText(found, language));
    blocks.push([say(language, 'check.findings', { count: findings.length }), ...lines].join('\n'));
  }
  const agrees = blocks.length === 0;
  blocks.push(...warnings.map((warning) => sayMessage(language, warning)));
  if (agrees) blocks.push(say(language, 'check.ok', { count: compared }));
  return `${blocks
    .filter((block) => block !== '')
    .map((block) => block.trimEnd())
    .join('\n\n')}\n`;
}

/** A contradiction and its fix; `below` is the prefix of its file, with a slash at the end. */
export function findingText({ id, file, line, problem, fix }: Finding, language: Language, below = ''): string {
  const advice = say(language, 'check.fix', { fix });
  return `  ${below}${visible(file)}:${line}: ${sayMessage(language, problem)} [${id}]\n    ${advice}`;
}

export function checkJson(report: CheckReport): string {
  return jsonText(checkDocument(report));
}

export function checkDocument({ language, differences, findings, warnings, ...facts }: CheckReport) {
  return {
    ...facts,
    files: differences.map((change) => ({
      path: change.path,
      change: change.status,
      why: plainMessage(language, change.why),
      diff: unifiedDiff(change),
    })),
    findings: findingFacts(findings, language),
    warnings: warnings.map((warning) => plainMessage(language, warning)),
  };
}
