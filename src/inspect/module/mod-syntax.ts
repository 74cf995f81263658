import type { ModFileReason } from './facts.ts';
import { goStringValue } from './go-string.ts';

/** One directive of a go.mod or go.work file with its arguments; those of a block stand as if each had a line of its own. */
export type ModLine = {
  readonly line: number;
  readonly directive: string;
  readonly words: readonly string[];
  /** The comment at the end of the line, without its slashes. */
  readonly comment: string;
};

export type ModError = { readonly line: number; readonly reason: ModFileReason; readonly text: string };

type RawLine = { line: number; words: string[]; comment: string };

/** Reads the lexical part of https://go.dev/ref/mod#go-mod-file-lexical: the directives of a file, or its first error. */
export function parseModLines(text: string): ModLine[] | ModError {
  const lines: ModLine[] = [];
  let block: { directive: string; line: number } | undefined;
  let number = 0;
  for (const source of text.replace(/^\uFEFF/, '').split('\n')) {
    number++;
    const raw = parseLine(source.replace(/\r$/, ''), number);
    if ('reason' in raw) return raw;
    const { words, comment, line } = raw;
    const [first, ...rest] = words;
    if (first === undefined) continue;
    if (block !== undefined) {
      if (first === ')' && rest.length === 0) block = undefined;
      else if (words.some((word) => word === '(' || word === ')'))
        return { line, reason: 'block', text: source.trim() };
      else lines.push({ line, directive: block.directive, words: unquoted(words), comment });
    } else if (rest.length === 1 && rest[0] === '(') {
      block = { directive: first, line };
    } else if (rest.length === 2 && rest[0] === '(' && rest[1] === ')') {
      // An empty block says nothing.
    } else if (words.some((word) => word === '(' || word === ')')) {
      return { line, reason: 'block', text: source.trim() };
    } else {
      lines.push({ line, directive: first, words: unquoted(rest), comment });
    }
  }
  return block === undefined ? lines : { line: block.line, reason: 'block', text: block.directive };
}

function unquoted(words: readonly string[]): string[] {
  return words.map((word) => (/^["`]/.test(word) ? goStringValue(word) : word));
}

/** The words of a line: names, strings with their quotes, and marks; `=>` is one. */
function parseLine(source: string, line: number): RawLine | ModError {
  const words: string[] = [];
  const word =
    /[ \t\r]+|\/\/(.*)|(=>|[()[\]{},])|"(?:[^"\\]|\\.)*"|`[^`]*`|(?:(?!\/\/|\/\*)[^\s()[\]{},"`])(?:(?!\/\/|\/\*)[^\s()[\]{},])*/y;
  while (word.lastIndex < source.length) {
    const from = word.lastIndex;
    const found = word.exec(source);
    if (found === null) return { line, reason: reasonAt(source, from), text: source.slice(from).trim() };
    const [whole, comment] = found;
    if (comment !== undefined) return { line, words, comment: comment.trim() };
    if (whole.trim() !== '') words.push(whole);
  }
  return { line, words, comment: '' };
}

function reasonAt(source: string, at: number): ModFileReason {
  if (source.startsWith('/*', at)) return 'comment';
  return /["`]/.test(source[at] ?? '') ? 'string' : 'character';
}
