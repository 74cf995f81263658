import type { Heredoc, Instruction, LineStart } from './dockerfile.ts';

/** An instruction as it is written, without what stands before it. */
export type Statement = Pick<Instruction, 'keyword' | 'line' | 'endLine' | 'flags' | 'rest' | 'starts' | 'heredocs'> & {
  /** The word that it begins with, as it is written. */
  readonly word: string;
  /** The closing word of a here-document that has no end. */
  readonly open: string | undefined;
};

/** The words that an instruction can begin with: https://docs.docker.com/reference/dockerfile/#overview */
export const keywords: ReadonlySet<string> = new Set(
  'ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL MAINTAINER ONBUILD RUN SHELL STOPSIGNAL USER VOLUME WORKDIR'.split(
    ' ',
  ),
);

/** The instructions of a Dockerfile, given in lines, and what looks like some. */
export function statementsIn(lines: readonly string[]): Statement[] {
  const continuation = directivesIn(lines).find(({ name }) => name === 'escape')?.value;
  return logicalLines(lines, continuation).map(statementOf);
}

function statementOf({ text, starts, ...logical }: LogicalLine): Statement {
  const flags: [string, string][] = [];
  let at = /^\s*\S*\s*/.exec(text)?.[0].length ?? 0;
  for (;;) {
    const match = /^--([a-z][a-z-]*)(?:=("[^"]*"|\S*))?(\s+|$)/.exec(text.slice(at));
    if (match === null) break;
    flags.push([match[1] ?? '', (match[2] ?? '').replace(/^"(.*)"$/, '$1')]);
    at += match[0].length;
  }
  const word = /^\s*(\S*)/.exec(text)?.[1] ?? '';
  return {
    ...logical,
    word,
    keyword: word.toUpperCase(),
    flags,
    rest: text.slice(at).trimEnd(),
    starts: starts.map((start) => ({ offset: Math.max(start.offset - at, 0), line: start.line })),
  };
}

/** A parser directive, `# name=value`, its name in lower case: https://docs.docker.com/reference/dockerfile/#parser-directives */
export type Directive = { readonly name: string; readonly value: string; readonly line: number };

/** The directives of a Dockerfile. They end at the first line that is none, be it a comment. */
export function directivesIn(lines: readonly string[]): Directive[] {
  const found: Directive[] = [];
  for (const [i, line] of lines.entries()) {
    const [, name, value = ''] = /^\s*#\s*([A-Za-z][A-Za-z0-9]*)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    if (name === undefined) break;
    found.push({ name: name.toLowerCase(), value, line: i + 1 });
  }
  return found;
}

/** An instruction in one line, and the here-documents below it. `open` names the one that has no end. */
type LogicalLine = Pick<Statement, 'line' | 'endLine' | 'starts' | 'heredocs' | 'open'> & { readonly text: string };

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
    let end = next;
    const isEnd = (line: string) => (tabs ? line.replace(/^\t+/, '') : line).trimEnd() === name;
    while (end < lines.length && !isEnd(lines[end] ?? '')) end++;
    if (end >= lines.length) open ??= name;
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
