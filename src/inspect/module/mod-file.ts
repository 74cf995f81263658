import type { ModFileReason } from './facts.ts';
import { goStringValue } from './go-string.ts';

export type Line<Value> = { readonly value: Value; readonly line: number };
export type ModRequire = { readonly module: string; readonly version: string; readonly indirect: boolean };
export type ModReplace = { readonly module: string; readonly target: string; readonly version: string | undefined };

export type ModFile = {
  readonly module: Line<string> | undefined;
  readonly go: Line<string> | undefined;
  readonly toolchain: Line<string> | undefined;
  readonly requires: readonly Line<ModRequire>[];
  readonly replaces: readonly Line<ModReplace>[];
  /** Folders that `./...` leaves out, as they are written. */
  readonly ignores: readonly string[];
  /** Folders of a workspace's modules, as they are written. */
  readonly uses: readonly Line<string>[];
};

type Draft = { -readonly [Key in keyof ModFile]: ModFile[Key] extends readonly (infer Item)[] ? Item[] : ModFile[Key] };
type Reader = (draft: Draft, line: ModLine) => ModError['reason'] | undefined;

const version = /^v[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$/;

const single =
  (key: 'module' | 'go' | 'toolchain', form: RegExp): Reader =>
  (draft, { line, words }) => {
    const [value] = words;
    if (value === undefined || words.length !== 1) return 'arguments';
    if (draft[key] !== undefined) return 'repeated';
    if (!form.test(value)) return 'version';
    draft[key] = { value, line };
    return undefined;
  };

const readRequire: Reader = (draft, { line, words, comment }) => {
  const [module, wanted] = words;
  if (module === undefined || wanted === undefined || words.length !== 2) return 'arguments';
  if (!version.test(wanted)) return 'version';
  draft.requires.push({ line, value: { module, version: wanted, indirect: /^indirect(;|$)/.test(comment) } });
  return undefined;
};

const readReplace: Reader = (draft, { line, words }) => {
  const arrow = words.indexOf('=>');
  const [left, right] = [words.slice(0, arrow), words.slice(arrow + 1)];
  const [module] = left;
  const [target, newVersion] = right;
  if (arrow < 1 || left.length > 2 || right.length > 2 || module === undefined || target === undefined) {
    return 'arguments';
  }
  if ([left[1], newVersion].some((value) => value !== undefined && !version.test(value))) return 'version';
  if (newVersion === undefined && !isFolder(target)) return 'arguments';
  draft.replaces.push({ line, value: { module, target, version: newVersion } });
  return undefined;
};

const readExclude: Reader = (_, { words }) => {
  if (words.length !== 2) return 'arguments';
  return version.test(words[1] ?? '') ? undefined : 'version';
};

const readRetract: Reader = (_, { words }) => {
  const [first] = words;
  if (first === '[') return words.length === 5 && words[2] === ',' && words[4] === ']' ? undefined : 'arguments';
  return words.length === 1 ? undefined : 'arguments';
};

const one: Reader = (_, { words }) => (words.length === 1 ? undefined : 'arguments');

const shared: Readonly<Record<string, Reader>> = {
  go: single('go', /^[1-9][0-9]*\.(0|[1-9][0-9]*)(\.(0|[1-9][0-9]*))?([a-z]+[0-9]+)?$/),
  toolchain: single('toolchain', /^(default|go1([.][0-9A-Za-z.]+)?(-\S+)?)$/),
  godebug: one,
  replace: readReplace,
};

const ofModule: Readonly<Record<string, Reader>> = {
  ...shared,
  module: single('module', /\S/),
  require: readRequire,
  exclude: readExclude,
  retract: readRetract,
  tool: one,
  ignore: (draft, { words }) => {
    if (words.length !== 1) return 'arguments';
    draft.ignores.push(words[0] ?? '');
    return undefined;
  },
};

const ofWorkspace: Readonly<Record<string, Reader>> = {
  ...shared,
  use: (draft, { line, words }) => {
    if (words.length !== 1) return 'arguments';
    draft.uses.push({ line, value: words[0] ?? '' });
    return undefined;
  },
};

/** Reads a go.mod: https://go.dev/ref/mod#go-mod-file-grammar. Its first error where it has one. */
export function parseGoMod(text: string): ModFile | ModError {
  const file = read(text, ofModule);
  if ('reason' in file || file.module !== undefined) return file;
  return { line: 1, reason: 'no-module', text: '' };
}

/** Reads a go.work: https://go.dev/ref/mod#go-work-file. Its first error where it has one. */
export function parseGoWork(text: string): ModFile | ModError {
  return read(text, ofWorkspace);
}

/** Reports if what a `replace` points to is a folder and not a module path. */
export function isFolder(target: string): boolean {
  return /^(\.\.?([/\\]|$)|\/|[A-Za-z]:[/\\])/.test(target);
}

function read(text: string, readers: Readonly<Record<string, Reader>>): ModFile | ModError {
  const lines = parseModLines(text);
  if ('reason' in lines) return lines;
  const draft: Draft = {
    module: undefined,
    go: undefined,
    toolchain: undefined,
    requires: [],
    replaces: [],
    ignores: [],
    uses: [],
  };
  for (const line of lines) {
    const reader = Object.hasOwn(readers, line.directive) ? readers[line.directive] : undefined;
    const reason = reader === undefined ? 'unknown-directive' : reader(draft, line);
    if (reason !== undefined) return { line: line.line, reason, text: [line.directive, ...line.words].join(' ') };
  }
  return draft;
}

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
