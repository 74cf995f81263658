import { normalize } from 'node:path';

/** A path that is safe in one line of a terminal: line breaks and control characters are escaped, as in JSON. */
export function shownPath(path: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  return path.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, (character) => {
    const named: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };
    return named[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

/** The prefix of a project's files in a diff: its path as given and a slash; empty for the current directory. */
export function prefixOf(path: string): string {
  const plain = shownPath(normalize(path)).replace(/^\/+|\/+$/g, '');
  return plain === '.' || plain === '' ? '' : `${plain}/`;
}
