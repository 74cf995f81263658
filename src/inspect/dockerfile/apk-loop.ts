import { expand, type Scope } from './scope.ts';

/** A script whose loop was taken away, what it looped over being the value of a variable of the scope. */
export type Unrolled = { readonly script: string; readonly scope: Scope };

const loop =
  /^(\s*(?:[A-Za-z_]\w*=[^\s;&|]+[;\s]+)*)(for\s+([A-Za-z_]\w*)\s+in\s+([^;]*?)\s*;\s*do\s)([\s\S]*?)((?:&&\s*break)?\s*;\s*done\s*)$/;

/**
 * Takes away the loop over mirrors of apk that a Dockerfile of ours has: what is left are commands as anybody writes them. Undefined
 * where a script is no such loop. Positions stay as they are, so that lines can be told.
 */
export function withoutApkLoop(script: string, scope: Scope): Unrolled | undefined {
  // A line that goes on is one line to the shell.
  const joined = script.replace(/\\\r?\n/g, (text) => ' '.repeat(text.length));
  const [, before = '', head = '', variable = '', list = '', body = '', tail = ''] = loop.exec(joined) ?? [];
  if (!/\/etc\/apk\/repositories/.test(body) || !/\bapk\b/.test(body)) return undefined;
  const known = new Map(scope);
  for (const [, name = '', value = ''] of before.matchAll(/([A-Za-z_]\w*)=([^\s;&|]+)/g)) {
    known.set(name, expand(value, known));
  }
  known.set(variable, expand(list, known));
  const blank = (text: string) => ' '.repeat(text.length);
  return { script: blank(before) + blank(head) + body + blank(tail), scope: known };
}
