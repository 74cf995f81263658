// In a template, a comment is a marker: the sign of a comment, a colon, and the key of its text, as in `#: dockerfile.user`
// or `//: server.drain`, on a line of its own or at the end of one. Markers are found in the source of a template, so that
// nothing that a user answers is ever taken for one.

/** The functions that a template calls in place of its markers. */
export type CommentCalls = {
  /** The lines of a comment, each with its end, or nothing; `around` has the blank line that goes if the comment does. */
  readonly commentLines: (key: string, sign: string, indent: string, around?: 'before' | 'after') => string;
  /** A comment at the end of a line with the blank before it, or nothing. */
  readonly commentTail: (key: string, sign: string) => string;
};

const marker = /^(?<code>.*?)(?<sign>#|\/\/): (?<key>[a-z][\w-]*(?:\.\w+)+)$/;
const almost = /(?:^|\s)(?:#|\/\/):(?:\s|$)/;

/** The keys of the markers in a template. Fails where something looks like a marker and is none. */
export function markerKeys(source: string): string[] {
  return source.split('\n').flatMap((line) => read(line)?.key ?? []);
}

/** The source of a template with each marker as a call that gives its text. */
export function withCommentCalls(source: string): string {
  const lines = source.split('\n').map((text) => ({ text, found: read(text) }));
  const made: string[] = [];
  let skipped = false;
  for (const [at, { text, found }] of lines.entries()) {
    if (skipped) {
      skipped = false;
    } else if (found === undefined) {
      made.push(text);
    } else if (found.code.trim() !== '') {
      made.push(`${found.code.trimEnd()}<%- commentTail('${found.key}', '${found.sign}') %>`);
    } else {
      const before = made.at(-1);
      const [next, last] = [lines[at + 1]?.text, lines[at + 2]?.text];
      const stands = before === undefined || before === '';
      // A paragraph of its own takes a blank line with it, so that no two are left.
      const isLast = next === undefined || (next === '' && last === undefined);
      const around =
        stands && isLast && before === '' ? 'before' : stands && next === '' && !isLast ? 'after' : undefined;
      if (around === 'before') made.pop();
      if (around === 'after') skipped = true;
      const call = [found.key, found.sign, found.code, ...(around ? [around] : [])].map((value) =>
        JSON.stringify(value),
      );
      made.push(`<%- commentLines(${call.join(', ')}) -%>`);
    }
  }
  return made.join('\n');
}

function read(line: string): { code: string; sign: string; key: string } | undefined {
  const { code, sign, key } = marker.exec(line)?.groups ?? {};
  if (code !== undefined && sign !== undefined && key !== undefined) return { code, sign, key };
  if (almost.test(line)) throw new SyntaxError(`no key of a comment: ${line.trim()}`);
  return undefined;
}
