import type { Language } from '../language/language.ts';
import { say, sayMessage } from '../language/say.ts';
import { visible } from '../language/visible.ts';
import { padded, width } from '../language/width.ts';
import type { Change } from '../reconcile/change.ts';

/** Rows as lines of text, safe to print, each column as wide as its widest cell. */
export function columns(cells: readonly (readonly string[])[]): string {
  const rows = cells.map((row) => row.map(visible));
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

export function fileTable(changes: readonly Change[], language: Language): string {
  const header = [say(language, 'report.change'), say(language, 'report.file'), say(language, 'report.why')];
  const rows = changes.map(({ path, status, why }) => [
    say(language, `change.${status}`),
    path,
    sayMessage(language, why),
  ]);
  return columns([header, ...rows]);
}
