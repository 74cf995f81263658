import type { Instruction } from './instruction.ts';
import { type LogicalLine, logicalLines } from './logical-line.ts';

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

function statementOf({ text, line, endLine, starts, heredocs, open }: LogicalLine): Statement {
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
    word,
    keyword: word.toUpperCase(),
    line,
    endLine,
    flags,
    rest: text.slice(at).trimEnd(),
    starts: starts.map((start) => ({ offset: Math.max(start.offset - at, 0), line: start.line })),
    heredocs,
    open,
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
