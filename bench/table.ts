import { padded, width } from '../src/language/width.ts';

/** Prints rows as a Markdown table whose columns are aligned. */
export function printTable(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = head.map((cell, i) => Math.max(width(cell), ...rows.map((row) => width(row[i] ?? '')), 3));
  const line = (row: readonly string[]) =>
    `| ${widths.map((columns, i) => padded(row[i] ?? '', columns)).join(' | ')} |`;
  console.log(
    [line(head), `|${widths.map((columns) => '-'.repeat(columns + 2)).join('|')}|`, ...rows.map(line)].join('\n'),
  );
}
