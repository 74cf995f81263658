import { type Key, message, type Values } from '../../language/message.ts';
import type { Checked } from '../option.ts';

export function accept<Value>(value: Value): Checked<Value> {
  return { ok: true, value };
}

export function refuse(key: Key, values: Values = {}): Checked<never> {
  return { ok: false, problem: message(key, values) };
}

/** Shows an input in one line: without credentials, with control characters escaped, shortened if it is long. */
export function shown(input: unknown): string {
  const text = typeof input === 'string' ? input : (JSON.stringify(input) ?? String(input));
  const line = JSON.stringify(withoutCredentials(text)).slice(1, -1).replaceAll('\\"', '"').replaceAll('\\\\', '\\');
  return line.length > 60 ? `${line.slice(0, 57)}...` : line;
}

/** Replaces `user:password` before an `@`, and anything between `//` and `@`. Linear, which a regular expression for it is not. */
function withoutCredentials(text: string): string {
  const parts = text.split('@');
  const last = parts.pop() ?? '';
  const open = parts.map((part) => {
    let start = part.length;
    while (start > 0 && !/[/\s]/.test(part[start - 1] ?? '')) start--;
    const isSecret = part.endsWith('//', start) || /[^:]:/.test(part.slice(start));
    return isSecret ? `${part.slice(0, start)}…@` : `${part}@`;
  });
  return open.join('') + last;
}
