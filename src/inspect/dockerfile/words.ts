import { readVariable, type Scope } from './scope.ts';

export type Word = { readonly value: string; readonly start: number; readonly end: number };

/**
 * Reads the word that begins at `start`: quotes are taken off, variables expanded except in single quotes. It ends before
 * the first of `stops` that is not quoted.
 */
export function readWord(text: string, start: number, stops: RegExp, scope: Scope): Word {
  let value = '';
  let i = start;
  while (i < text.length && !stops.test(text[i] ?? '')) {
    const character = text[i] ?? '';
    if (character === "'") {
      const close = text.indexOf("'", i + 1);
      value += text.slice(i + 1, close === -1 ? text.length : close);
      i = close === -1 ? text.length : close + 1;
    } else if (character === '"') {
      const quoted = readDoubleQuoted(text, i, scope);
      value += quoted.value;
      i = quoted.end;
    } else if (character === '\\') {
      value += text[i + 1] ?? '';
      i += 2;
    } else if (character === '`') {
      const close = text.indexOf('`', i + 1);
      const end = close === -1 ? text.length : close + 1;
      value += text.slice(i, end);
      i = end;
    } else if (character === '$') {
      const variable = readVariable(text, i, scope);
      value += variable.value;
      i = variable.end;
    } else {
      value += character;
      i++;
    }
  }
  return { value, start, end: Math.min(i, text.length) };
}

function readDoubleQuoted(text: string, at: number, scope: Scope): { value: string; end: number } {
  let value = '';
  let i = at + 1;
  while (i < text.length && text[i] !== '"') {
    if (text[i] === '\\') {
      const next = text[i + 1] ?? '';
      value += '"\\$`'.includes(next) ? next : `\\${next}`;
      i += 2;
    } else if (text[i] === '$') {
      const variable = readVariable(text, i, scope);
      value += variable.value;
      i = variable.end;
    } else {
      value += text[i++];
    }
  }
  return { value, end: Math.min(i + 1, text.length) };
}

/** The words of an instruction, with blanks between them. */
export function words(text: string, scope: Scope): Word[] {
  const found: Word[] = [];
  for (let i = 0; i < text.length; ) {
    if (/\s/.test(text[i] ?? '')) {
      i++;
      continue;
    }
    const word = readWord(text, i, /\s/, scope);
    found.push(word);
    i = Math.max(word.end, i + 1);
  }
  return found;
}

/** The strings of an instruction in JSON form, undefined if it is in shell form. */
export function jsonList(text: string): string[] | undefined {
  if (!text.trimStart().startsWith('[')) return undefined;
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) && list.every((item) => typeof item === 'string') ? list : undefined;
  } catch {
    return undefined;
  }
}

/** The arguments of an instruction that takes both forms, such as COPY and VOLUME. */
export function listOrWords(text: string, scope: Scope): string[] {
  return jsonList(text) ?? words(text, scope).map((word) => word.value);
}

/** One pair of an ENV, ARG or LABEL; `text` is the pair as it is written. */
export type Pair = {
  readonly name: string;
  readonly value: string | undefined;
  readonly start: number;
  readonly text: string;
};

/** The `NAME=VALUE` pairs of an ENV, ARG or LABEL, and the old form `NAME VALUE` of ENV and LABEL. A value may be missing in ARG. */
export function pairs({ keyword, rest }: { readonly keyword: string; readonly rest: string }, scope: Scope): Pair[] {
  const [, key, value] = /^\s*([^\s=]+)\s+([^\s][\s\S]*)$/.exec(rest) ?? [];
  if (keyword !== 'ARG' && key !== undefined && value !== undefined) {
    const list = words(value, scope).map((word) => word.value);
    return [{ name: key.replaceAll('"', ''), value: list.join(' '), start: 0, text: rest.trim() }];
  }
  return words(rest, scope).map((word) => pairOf(word, rest));
}

/** The pair `NAME=VALUE` that begins at `start`. */
export function pairAt(rest: string, start: number, scope: Scope): Pair {
  return pairOf(readWord(rest, start, /\s/, scope), rest);
}

function pairOf({ value: pair, start, end }: Word, rest: string): Pair {
  const at = pair.indexOf('=');
  const text = rest.slice(start, end);
  return at === -1
    ? { name: pair, value: undefined, start, text }
    : { name: pair.slice(0, at), value: pair.slice(at + 1), start, text };
}

/** Puts a value in the double quotes of a Dockerfile; its variables stay as they are. */
export function inQuotes(value: string): string {
  return `"${value.replace(/[\\"]/g, '\\$&')}"`;
}
