import { isDockerfile, isYaml } from '../inspect/file-kinds.ts';

/** A text with its comments blanked out, each position as it was. What a comment names is used by nothing. */
export function withoutComments(path: string, text: string): string {
  if (path.endsWith('.json')) return text;
  if (/\.(go|mod|work|hcl)$/.test(path)) return blank(text, /(?<=^|\s)(?:\/\/|#).*$/gm);
  // What follows in a line of a Dockerfile or an .env file belongs to it.
  if (isDockerfile(path) || /(^|\/)[^/]*\.env(\.[^/]*)?$/.test(path)) return blank(text, /^[ \t]*#.*$/gm);
  const lines = text.split('\n');
  const isShell = !isYaml(path);
  return lines.map((line) => uncommented(line, isShell)).join('\n');
}

function blank(text: string, comments: RegExp): string {
  return text.replace(comments, (comment) => ' '.repeat(comment.length));
}

/** A line of YAML, a Makefile or a shell script: a comment begins behind a blank, and not between quotes that the line closes. */
function uncommented(line: string, isShell: boolean): string {
  let quote = '';
  for (let i = line.search(/["'#]/); i >= 0 && i < line.length; i++) {
    const character = line[i] ?? '';
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (/["']/.test(character) && (isShell || /^$|[\s[{,:(-]/.test(line[i - 1] ?? ''))) {
      // An apostrophe in the words of a text opens nothing.
      if (line.includes(character, i + 1)) quote = character;
    } else if (character === '#' && /^$|\s/.test(line[i - 1] ?? '')) {
      return line.slice(0, i) + ' '.repeat(line.length - i);
    }
  }
  return line;
}
