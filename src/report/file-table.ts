import type { Language } from '../language/language.ts';
import { say, sayMessage } from '../language/say.ts';
import type { Change } from '../reconcile/change.ts';
import { columns } from './columns.ts';

/** What happens to which file, and why, as a table. */
export function fileTable(changes: readonly Change[], language: Language): string {
  const header = [say(language, 'report.change'), say(language, 'report.file'), say(language, 'report.why')];
  const rows = changes.map(({ path, status, why }) => [
    say(language, `change.${status}`),
    path,
    sayMessage(language, why),
  ]);
  return columns([header, ...rows]);
}
