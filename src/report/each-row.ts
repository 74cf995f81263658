import { lockFile, savedAnswersFile } from '../inspect/own-names.ts';
import type { Language } from '../language/language.ts';
import { say, sayMessage } from '../language/say.ts';
import { type Change, type Status, undecided } from '../reconcile/change.ts';
import type { CheckReport } from './check-report.ts';
import { countText, type ProjectOutcome } from './each-outcome.ts';

/** The result of one project of many, in one line. */
export function outcomeText(outcome: ProjectOutcome, language: Language): string {
  switch (outcome.kind) {
    case 'failed':
      return sayMessage(language, outcome.failure.problem);
    case 'skipped':
      return sayMessage(language, outcome.why);
    case 'checked':
      return whatDiffers(outcome.report, language);
    case 'updated': {
      const { changes } = outcome.report;
      const open = changes.filter(({ status }) => undecided.has(status));
      // With one of them nothing else happened.
      return byStatus(open.length > 0 ? open : changes.filter(({ operations }) => operations.length > 0), language);
    }
  }
}

function whatDiffers({ differences, findings }: CheckReport, language: Language): string {
  const ids = [...new Set(findings.map(({ id }) => id))].join(', ');
  const found = findings.length === 0 ? [] : [say(language, 'each.findings', { count: findings.length, ids })];
  const files = byStatus(differences, language);
  return [...(files === '' ? [] : [files]), ...found].join(say(language, 'each.comma'));
}

/** Files that somebody has to open, which are named rather than counted. */
const toBeOpened: ReadonlySet<Status> = new Set([...undecided, 'marked', 'theirs', 'beside']);

/** The number of files by status; the lock and the saved answers count only if nothing else changed. */
function byStatus(changes: readonly Change[], language: Language): string {
  const generated = changes.filter(({ path }) => path !== lockFile && path !== savedAnswersFile);
  const shown = generated.length > 0 ? generated : changes;
  const byStatus = Map.groupBy(shown, ({ status }) => status);
  return [...byStatus]
    .map(([status, files]) => {
      const isNamed = toBeOpened.has(status) || generated.length === 0;
      const count = isNamed ? files.map(({ path }) => path).join(' ') : files.length;
      return countText(say(language, `change.${status}`), count, language);
    })
    .join(say(language, 'each.comma'));
}
