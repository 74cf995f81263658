import { posix } from 'node:path';

/** The variables that are known at some point; one that is declared without a value is undefined. */
export type Scope = Iterable<[name: string, value: string | undefined]> & {
  readonly get: (name: string) => string | undefined;
  readonly has: (name: string) => boolean;
};

/** Variables that are added one by one, with what was known at each point. */
export type GrowingScope = {
  readonly set: (name: string, value: string | undefined) => void;
  /** The variables of now, whatever is set later. */
  readonly now: () => Scope;
};

/** How many scopes stand on one another before they are put into one. */
const mostLayers = 16;
const layers = new WeakMap<Scope, number>();

/**
 * A scope that grows above another one, without the variables of that one that are hidden. Each instruction keeps the variables above it, and
 * each stage those of its parent; to copy them for each would take the square of their number. A value has the number of sets before
 * it, by which an earlier scope passes it by.
 */
export function growingScope(below: Scope, hidden: ReadonlySet<string> = new Set()): GrowingScope {
  type Value = { readonly since: number; readonly value: string | undefined };
  const all = new Map<string, Value[]>();
  const layer = (layers.get(below) ?? 0) + 1;
  const base = layer < mostLayers ? below : new Map(below);
  const isBelow = (name: string) => !hidden.has(name) && base.has(name);
  let count = 0;
  let latest: Scope | undefined;
  return {
    set: (name, value) => {
      count++;
      latest = undefined;
      const values = all.get(name) ?? [];
      values.push({ since: count, value });
      all.set(name, values);
    },
    now: () => {
      if (latest !== undefined) return latest;
      const seen = count;
      const find = (name: string) => lastUpTo(all.get(name) ?? [], seen);
      latest = {
        get: (name) => {
          const found = find(name);
          return found === undefined && isBelow(name) ? base.get(name) : found?.value;
        },
        has: (name) => find(name) !== undefined || isBelow(name),
        *[Symbol.iterator]() {
          for (const [name, value] of base) if (!hidden.has(name) && find(name) === undefined) yield [name, value];
          for (const name of all.keys()) {
            const found = find(name);
            if (found !== undefined) yield [name, found.value];
          }
        },
      };
      layers.set(latest, layer < mostLayers ? layer : 1);
      return latest;
    },
  };
}

/** The last value that was set at a point or before, undefined if none was. */
function lastUpTo<Value extends { readonly since: number }>(
  values: readonly Value[],
  point: number,
): Value | undefined {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle]?.since ?? 0) <= point) low = middle + 1;
    else high = middle;
  }
  return values[low - 1];
}

/** The length of a path that no system takes: `PATH_MAX` of Linux. */
const longestPath = 4096;

/** The directory that a path leads to from another. A path that no system takes leads nowhere: it would grow with each step. */
export function resolved(directory: string, path: string): string {
  return directory.length + path.length > longestPath ? directory : posix.resolve(directory, path);
}

/** The arguments that BuildKit sets where a stage declares it: https://docs.docker.com/reference/dockerfile/#automatic-platform-args-in-the-global-scope */
export const platformArguments: readonly string[] = ['TARGET', 'BUILD'].flatMap((side) =>
  ['PLATFORM', 'OS', 'OSVERSION', 'ARCH', 'VARIANT'].map((part) => side + part),
);

/** How deep defaults stand in defaults, `${A:-${B:-c}}`; what is deeper stays as it is written. */
const deepest = 20;

/**
 * Reads the variable whose `$` stands at `at`: its value and where it ends. What has no known value, a command's output
 * and the operators that only a shell has stay as they are written.
 */
export function readVariable(text: string, at: number, scope: Scope, depth = 0): { value: string; end: number } {
  const opening = text[at + 1];
  if (opening === '(') return asWritten(text, at, closing(text, at + 1, '(', ')'));
  if (opening !== '{') {
    const [name] = /^[A-Za-z_][A-Za-z0-9_]*/.exec(text.slice(at + 1, at + 200)) ?? [''];
    if (name === '') return { value: '$', end: at + 1 };
    return { value: scope.get(name) ?? `$${name}`, end: at + 1 + name.length };
  }
  const end = closing(text, at + 1, '{', '}');
  if (depth >= deepest) return asWritten(text, at, end);
  const inside = text.slice(at + 2, end - 1);
  const [, name = '', operator, word = ''] = /^([A-Za-z_][A-Za-z0-9_]*)(:?[-+?]|##?)?([\s\S]*)$/.exec(inside) ?? [];
  const value = scope.get(name);
  const isSet = operator?.startsWith(':') ? value !== undefined && value !== '' : value !== undefined;
  switch (operator) {
    case undefined:
      return word === '' && value !== undefined ? { value, end } : asWritten(text, at, end);
    case '-':
    case ':-':
      return { value: isSet ? (value ?? '') : expand(word, scope, depth + 1), end };
    case '+':
    case ':+':
      return { value: isSet ? expand(word, scope, depth + 1) : '', end };
    case '?':
    case ':?':
      return isSet ? { value: value ?? '', end } : asWritten(text, at, end);
    default:
      // `${X#v}`; a pattern with wildcards stays as it is written.
      if (value === undefined || /[*?[]/.test(word)) return asWritten(text, at, end);
      return { value: value.startsWith(word) ? value.slice(word.length) : value, end };
  }
}

/** Expands the variables of a text that has no quotes. */
export function expand(text: string, scope: Scope, depth = 0): string {
  let value = '';
  for (let i = 0; i < text.length; ) {
    if (text[i] !== '$') {
      value += text[i++];
      continue;
    }
    const variable = readVariable(text, i, scope, depth);
    value += variable.value;
    i = variable.end;
  }
  return value;
}

/** Reports if a text holds a variable or a command's output that could not be expanded. */
export function isOpen(text: string): boolean {
  return /\$[A-Za-z_{(]|`/.test(text);
}

export function variablesIn(text: string): string[] {
  return [...text.matchAll(/\$\{?([A-Za-z_]\w*)/g)].map((match) => match[1] ?? '');
}

function asWritten(text: string, at: number, end: number): { value: string; end: number } {
  return { value: text.slice(at, end), end };
}

/** Where the bracket that stands at `at` is closed, behind the closing one; the end of the text where it is not. */
function closing(text: string, at: number, open: string, close: string): number {
  let depth = 0;
  for (let i = at; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === open) depth++;
    else if (text[i] === close && --depth === 0) return i + 1;
  }
  return text.length;
}
