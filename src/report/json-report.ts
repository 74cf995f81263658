import type { Finding } from '../check/finding.ts';
import type { Existing } from '../inspect/existing/existing.ts';
import type { Failure } from '../language/failure.ts';
import type { Language } from '../language/language.ts';
import type { Message } from '../language/message.ts';
import { plainMessage, say } from '../language/say.ts';
import { visibleJson } from '../language/visible.ts';
import { improvementsOf, remarksOf } from './existing-report.ts';
import type { Report } from './report.ts';
import { unifiedDiff } from './unified-diff.ts';

/** The report for programs, as one JSON document. Keys are English in every language; `--diff` adds the diffs. */
export function jsonReport(report: Report, withDiffs: boolean): string {
  return jsonText(reportDocument(report, withDiffs));
}

export function reportDocument(report: Report, withDiffs: boolean) {
  const { language, changes, warnings, next, root, existing, causes, findings, ...facts } = report;
  return {
    ...facts,
    files: changes.map((change) => ({
      path: change.path,
      change: change.status,
      why: plainMessage(language, change.why),
      ...(change.causes && { causes: change.causes.map((cause) => plainMessage(language, cause)) }),
      ...(withDiffs ? { diff: unifiedDiff(change) } : {}),
    })),
    ...(existing === undefined ? {} : { found: foundFacts(existing, language) }),
    causes: causes.map((cause) => plainMessage(language, cause)),
    warnings: warnings.map((warning) => plainMessage(language, warning)),
    findings: findingFacts(findings, language),
    next: next.map(({ command, what }) => ({ command, what: say(language, what) })),
    ...(root.length === 0 ? {} : { root: root.map((step) => ({ ...step, what: plainMessage(language, step.what) })) }),
  };
}

/** Contradictions with their fixes. */
export function findingFacts(findings: readonly Finding[], language: Language) {
  return findings.map(({ id, file, line, problem, fix }) => ({
    id,
    file,
    line,
    message: plainMessage(language, problem),
    fix: plainMessage(language, fix),
  }));
}

/** The facts read from an existing module, and the replacement of its Dockerfile. */
function foundFacts(existing: Existing, language: Language) {
  const texts = (messages: readonly Message[]) => messages.map((one) => plainMessage(language, one));
  return {
    values: existing.found,
    improvements: texts(improvementsOf(existing)),
    changed: texts(remarksOf(existing, 'changed')),
    open: texts(remarksOf(existing, 'open')),
  };
}

export function jsonFailure(failure: Failure, language: Language): string {
  return jsonText(failureDocument(failure, language));
}

export function failureDocument({ status, problem }: Failure, language: Language) {
  return { status, error: { id: problem.key, message: plainMessage(language, problem) } };
}

/** A document for programs. */
export function jsonText(value: unknown): string {
  return `${visibleJson(value)}\n`;
}
