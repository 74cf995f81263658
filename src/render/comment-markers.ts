// In a template, a comment is a marker: the sign of a comment, a colon, and the key of its text, as in `#: dockerfile.user`
// or `//: server.drain`, on a line of its own or at the end of one. Markers are found in the source of a template, so that
// nothing that a user answers is ever taken for one.

/** The functions that a template calls instead of its markers. */
export type CommentCalls = {
  /** The lines of a comment, each with its end, or nothing. */
  readonly commentLines: (key: string, sign: string, indent: string, around?: Around) => string;
  /** A comment at the end of a line with the blank before it, or nothing. */
  readonly commentTail: (key: string, sign: string) => string;
  /** A text that has an effect, such as the help of a Makefile. It is kept at every level. */
  readonly words: (key: string) => string;
};

/** The side of a comment with the blank line that is dropped with it. */
export type Around = 'before' | 'after';

const marker = /^(?<code>.*?)(?<sign>#|\/\/): (?<key>[a-z][\w-]*(?:\.\w+)+)$/;
const almost = /(?:^|\s)(?:#|\/\/):(?:\s|$)/;

/** Replaces each marker in the source of a template by the call that returns its text. */
export function withCommentCalls(source: string): string {
  const lines = source.split('\n');
  const made: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const found = read(line);
    if (found === undefined) {
      made.push(line);
    } else if (found.code.trim() !== '') {
      made.push(`${found.code.trimEnd()}<%- commentTail('${found.key}', '${found.sign}') %>`);
    } else {
      const around = blankAround(made, lines, at);
      if (around === 'before') made.pop();
      if (around === 'after') at += 1;
      made.push(callOf(found, around));
    }
  }
  return made.join('\n');
}

/** If a comment is a separate paragraph, one of its blank lines is dropped with it, so that no two are left. */
function blankAround(made: readonly string[], lines: readonly string[], at: number): Around | undefined {
  const before = made.findLast((line) => !/^<%_.*_%>$/.test(line));
  const isParted = before === undefined || before === '' || takesBlankAfter.test(before);
  const isEnd = at + 1 === lines.length || (lines[at + 1] === '' && at + 2 === lines.length);
  if (isEnd) return made.at(-1) === '' ? 'before' : undefined;
  return isParted && lines[at + 1] === '' ? 'after' : undefined;
}

const takesBlankAfter = /^<%- commentLines\(.*"after"\) -%>$/;

function callOf({ code, sign, key }: Marker, around: Around | undefined): string {
  const values = [key, sign, code, ...(around === undefined ? [] : [around])];
  return `<%- commentLines(${values.map((value) => JSON.stringify(value)).join(', ')}) -%>`;
}

type Marker = { readonly code: string; readonly sign: string; readonly key: string };

function read(line: string): Marker | undefined {
  const { code, sign, key } = marker.exec(line)?.groups ?? {};
  if (code !== undefined && sign !== undefined && key !== undefined) return { code, sign, key };
  if (almost.test(line)) throw new SyntaxError(`no key of a comment: ${line.trim()}`);
  return undefined;
}
