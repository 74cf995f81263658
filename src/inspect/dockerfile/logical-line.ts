import type { Heredoc, LineStart } from './instruction.ts';

/** An instruction in one line, and the here-documents below it. `open` names the one that has no end. */
export type LogicalLine = {
  readonly line: number;
  /** The last line of it and of its here-documents. */
  readonly endLine: number;
  readonly text: string;
  readonly starts: readonly LineStart[];
  readonly heredocs: readonly Heredoc[];
  readonly open: string | undefined;
};

/** The instructions of a Dockerfile. `continuation` is what its directive says that lines are continued by. */
export function logicalLines(lines: readonly string[], continuation: string | undefined): LogicalLine[] {
  const found: LogicalLine[] = [];
  for (let i = 0; i < lines.length; ) {
    if (/^\s*(#|$)/.test(lines[i] ?? '')) {
      i++;
      continue;
    }
    const logical = logicalLine(lines, i, continuation === '`' ? /`[ \t]*$/ : /\\[ \t]*$/);
    found.push(logical);
    i = logical.endLine;
  }
  return found;
}

/** Joins the lines of an instruction as BuildKit does: comments and empty lines between continued ones are left out. */
function logicalLine(lines: readonly string[], first: number, continued: RegExp): LogicalLine {
  const starts: LineStart[] = [];
  let text = '';
  let next = first;
  while (next < lines.length) {
    const line = (lines[next] ?? '').replace(/\r$/, '');
    next++;
    if (starts.length > 0 && (/^\s*#/.test(line) || line.trim() === '')) continue;
    starts.push({ offset: text.length, line: next });
    text += line.replace(continued, '');
    if (!continued.test(line)) break;
  }
  const heredocs: Heredoc[] = [];
  let open: string | undefined;
  for (const { name, tabs } of /^\s*(ONBUILD\s+)?(RUN|COPY|ADD)\s/i.test(text) ? openings(text) : []) {
    const ending = lines.findIndex(
      (line, i) => i >= next && (tabs ? line.replace(/^\t+/, '') : line).trimEnd() === name,
    );
    const end = ending === -1 ? lines.length : ending;
    if (ending === -1) open ??= name;
    heredocs.push({ body: lines.slice(next, end).join('\n'), line: next + 1 });
    next = end + 1;
  }
  return { line: first + 1, endLine: Math.min(next, lines.length), text, starts, heredocs, open };
}

/** A here-document is closed by any word: https://docs.docker.com/reference/dockerfile/#here-documents */
function openings(text: string): { name: string; tabs: boolean }[] {
  return [...text.matchAll(/(?<=\s)\d*<<(-?)(?:"([^"<]+)"|'([^'<]+)'|([^\s<"'-][^\s<"']*))(?=\s|$)/g)].map((match) => ({
    name: match[2] ?? match[3] ?? match[4] ?? '',
    tabs: match[1] === '-',
  }));
}
