import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Whether a file or folder matches a pattern of https://pkg.go.dev/path#Match, relative to a folder. */
export function isPresent(folder: string, pattern: string): boolean {
  const [first, ...rest] = pattern.split('/').filter((element) => element !== '' && element !== '.');
  if (first === undefined) return exists(folder);
  const tail = rest.join('/');
  if (!/[*?[\\]/.test(first)) return isPresent(join(folder, first), tail) && exists(join(folder, first));
  const matches = matcher(first);
  return namesIn(folder).some((name) => matches.test(name) && isPresent(join(folder, name), tail));
}

function matcher(pattern: string): RegExp {
  const source = pattern.replace(/\\(.)|\[(\^?)((?:[^\]\\]|\\.)+)\]|[*?]|[^\w]/g, (whole, escaped, not, set) => {
    if (escaped !== undefined) return quoted(escaped);
    if (set !== undefined) return `[${not}${set.replace(/[[&]/g, '\\$&')}]`;
    if (whole === '*') return '.*';
    return whole === '?' ? '.' : quoted(whole);
  });
  try {
    return new RegExp(`^${source}$`, 's');
  } catch {
    return /(?!)/;
  }
}

function quoted(character: string): string {
  return character.replace(/[^\w]/, '\\$&');
}

function exists(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
