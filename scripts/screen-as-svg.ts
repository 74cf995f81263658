import type { IBufferCell, Terminal } from '@xterm/headless';

const lineHeight = 18;
const columnWidth = 8.4;
const padding = 14;
const background = '#1e1e2e';
const foreground = '#cdd6f4';
/** The eight colours of ECMA-48, and the eight bright ones after them. */
const palette =
  '#45475a #f38ba8 #a6e3a1 #f9e2af #89b4fa #f5c2e7 #94e2d5 #bac2de #585b70 #f38ba8 #a6e3a1 #f9e2af #89b4fa #f5c2e7 #94e2d5 #a6adc8'.split(
    ' ',
  );

type Run = { column: number; text: string; style: string };

/** What a terminal shows as an SVG picture: text that can be selected, in the terminal's colours. */
export function screenAsSvg(terminal: Terminal): string {
  const lines = Array.from({ length: terminal.buffer.active.length }, (_, y) => runsOf(terminal, y));
  while (lines.at(-1)?.length === 0) lines.pop();
  const width = terminal.cols * columnWidth + 2 * padding;
  const height = lines.length * lineHeight + 2 * padding;
  const texts = lines.flatMap((runs, y) => runs.map((run) => textOf(run, y)));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14" xml:space="preserve">`,
    `<rect width="100%" height="100%" rx="8" fill="${background}"/>`,
    ...texts,
    '</svg>',
    '',
  ].join('\n');
}

function runsOf(terminal: Terminal, y: number): Run[] {
  const line = terminal.buffer.active.getLine(y);
  const runs: Run[] = [];
  for (let column = 0; column < terminal.cols; column++) {
    const cell = line?.getCell(column);
    if (cell === undefined || cell.getWidth() === 0) continue;
    const style = styleOf(cell);
    const last = runs.at(-1);
    if (last?.style === style) last.text += cell.getChars() || ' ';
    else runs.push({ column, text: cell.getChars() || ' ', style });
  }
  return runs.map((run) => ({ ...run, text: run.text.trimEnd() })).filter(({ text }) => text !== '');
}

function styleOf(cell: IBufferCell): string {
  const fill = cell.isFgPalette() ? (palette[cell.getFgColor()] ?? foreground) : foreground;
  return `fill="${fill}"${cell.isBold() ? ' font-weight="bold"' : ''}${cell.isDim() ? ' opacity="0.6"' : ''}`;
}

function textOf({ column, text, style }: Run, y: number): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const lead = text.length - text.trimStart().length;
  const x = (padding + (column + lead) * columnWidth).toFixed(1);
  const length = (text.trimStart().length * columnWidth).toFixed(1);
  return `<text x="${x}" y="${padding + (y + 1) * lineHeight - 5}" textLength="${length}" ${style}>${escaped.trimStart()}</text>`;
}
