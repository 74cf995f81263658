/** The kinds of tokens that facts are read from. A directive is a comment such as `//go:embed`. */
export const tokenKind = { name: 0, text: 1, number: 2, rune: 3, mark: 4, directive: 5 } as const;
export type TokenKind = (typeof tokenKind)[keyof typeof tokenKind];

/**
 * The tokens of a Go source, as parallel lists: a repository has millions of them. A mark is one character, so `:=`
 * is two; comments are left out but for directives.
 */
export type GoTokens = {
  readonly source: string;
  readonly kinds: readonly TokenKind[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
};

const quote = { double: 34, single: 39, raw: 96 } as const;
const newline = 10;
const slash = 47;
const star = 42;
const backslash = 92;

/**
 * Splits a Go source into tokens (https://go.dev/ref/spec#Lexical_elements). What is no Go is not
 * refused: a literal that does not end, ends with its line or with the source.
 */
export function tokenize(source: string): GoTokens {
  const kinds: TokenKind[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  for (let at = 0; at < source.length; ) {
    const code = source.charCodeAt(at);
    if (code <= 32 || code === 0xfeff) {
      at++;
      continue;
    }
    const start = at;
    let kind: TokenKind = tokenKind.mark;
    if (isLetter(code)) {
      kind = tokenKind.name;
      at = endOfWord(source, at + 1);
    } else if (isDigit(code)) {
      kind = tokenKind.number;
      at = endOfNumber(source, at + 1);
    } else if (code === quote.double || code === quote.single) {
      kind = code === quote.double ? tokenKind.text : tokenKind.rune;
      at = endOfQuoted(source, at + 1, code);
    } else if (code === quote.raw) {
      kind = tokenKind.text;
      at = after(source, '`', at + 1);
    } else if (code === slash && source.charCodeAt(at + 1) === slash) {
      at = endOfLine(source, at);
      if (!source.startsWith('//go:', start)) continue;
      kind = tokenKind.directive;
    } else if (code === slash && source.charCodeAt(at + 1) === star) {
      at = after(source, '*/', at + 2);
      continue;
    } else {
      at++;
    }
    kinds.push(kind);
    starts.push(start);
    ends.push(at);
  }
  return { source, kinds, starts, ends };
}

/** The text of a token, as it is written; empty if there is no such token. */
export function tokenText(tokens: GoTokens, index: number): string {
  return tokens.source.slice(tokens.starts[index] ?? 0, tokens.ends[index] ?? 0);
}

export function isMark(tokens: GoTokens, index: number, mark: string): boolean {
  return tokens.kinds[index] === tokenKind.mark && tokens.source[tokens.starts[index] ?? 0] === mark;
}

export function isName(tokens: GoTokens, index: number, name: string): boolean {
  return tokens.kinds[index] === tokenKind.name && tokenText(tokens, index) === name;
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || (code > 127 && code !== 0xfeff);
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function endOfWord(source: string, from: number): number {
  let at = from;
  while (at < source.length && (isLetter(source.charCodeAt(at)) || isDigit(source.charCodeAt(at)))) at++;
  return at;
}

/** `0x1p-2`, `1_000`, `1.5e+3i`: a sign belongs to it after an exponent's letter. */
function endOfNumber(source: string, from: number): number {
  let at = from;
  const hexadecimal = /^0[xX]/.test(source.slice(from - 1, from + 1));
  for (; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if (isDigit(code) || isLetter(code) || code === 46) continue;
    const before = source[at - 1] ?? '';
    if ((code === 43 || code === 45) && (hexadecimal ? /[pP]/ : /[eE]/).test(before)) continue;
    break;
  }
  return at;
}

function endOfQuoted(source: string, from: number, closing: number): number {
  for (let at = from; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if (code === closing) return at + 1;
    if (code === newline) return at;
    if (code === backslash && source.charCodeAt(at + 1) !== newline) at++;
  }
  return source.length;
}

function after(source: string, closing: string, from: number): number {
  const at = source.indexOf(closing, from);
  return at < 0 ? source.length : at + closing.length;
}

function endOfLine(source: string, from: number): number {
  const at = source.indexOf('\n', from);
  return at < 0 ? source.length : at;
}
