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
  const open = text.replace(/(\/\/)[^/@\s]*@|[^/@\s:]+:[^/@\s]*@/g, '$1…@');
  const line = JSON.stringify(open).slice(1, -1).replaceAll('\\"', '"').replaceAll('\\\\', '\\');
  return line.length > 60 ? `${line.slice(0, 57)}...` : line;
}
