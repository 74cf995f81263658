/** The variables that are known at some point; one that is declared without a value is undefined. */
export type Scope = ReadonlyMap<string, string | undefined>;

/** The arguments that BuildKit sets where a stage declares it: https://docs.docker.com/reference/dockerfile/#automatic-platform-args-in-the-global-scope */
export const platformArguments: readonly string[] = ['TARGET', 'BUILD'].flatMap((side) =>
  ['PLATFORM', 'OS', 'OSVERSION', 'ARCH', 'VARIANT'].map((part) => side + part),
);

/**
 * Reads the variable whose `$` stands at `at`: its value and where it ends. What has no known value, a command's output
 * and the operators that only a shell has stay as they are written.
 */
export function readVariable(text: string, at: number, scope: Scope): { value: string; end: number } {
  const opening = text[at + 1];
  if (opening === '(') return asWritten(text, at, closing(text, at + 1, '(', ')'));
  if (opening !== '{') {
    const [name] = /^[A-Za-z_][A-Za-z0-9_]*/.exec(text.slice(at + 1, at + 200)) ?? [''];
    if (name === '') return { value: '$', end: at + 1 };
    return { value: scope.get(name) ?? `$${name}`, end: at + 1 + name.length };
  }
  const end = closing(text, at + 1, '{', '}');
  const inside = text.slice(at + 2, end - 1);
  const [, name = '', operator, word = ''] = /^([A-Za-z_][A-Za-z0-9_]*)(:?[-+?]|##?)?([\s\S]*)$/.exec(inside) ?? [];
  const value = scope.get(name);
  const isSet = operator?.startsWith(':') ? value !== undefined && value !== '' : value !== undefined;
  switch (operator) {
    case undefined:
      return word === '' && value !== undefined ? { value, end } : asWritten(text, at, end);
    case '-':
    case ':-':
      return { value: isSet ? (value ?? '') : expand(word, scope), end };
    case '+':
    case ':+':
      return { value: isSet ? expand(word, scope) : '', end };
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
export function expand(text: string, scope: Scope): string {
  let value = '';
  for (let i = 0; i < text.length; ) {
    if (text[i] !== '$') {
      value += text[i++];
      continue;
    }
    const variable = readVariable(text, i, scope);
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
