import { isDockerfile, isYaml } from '../inspect/file-kinds.ts';

const quoted = String.raw`"(?:\\.|[^"\\\n])*"`;
const block = String.raw`\/\*[\s\S]*?\*\/`;
const goComments = new RegExp(String.raw`${quoted}|'(?:\\.|[^'\\\n])*'|${'`[^`]*`'}|\/\/.*|${block}`, 'g');
const jsonComments = new RegExp(`${quoted}|//.*|${block}`, 'g');
/** A text in quotes may hold expressions with quotes of their own, so that only what follows a blank is sure to begin a comment. */
const hclComments = new RegExp(String.raw`${quoted}|(?<=^|\s)(?:\/\/|#).*|(?<=^|[\s=,()[\]{}])${block}`, 'gm');

/** A text with its comments blanked out, each position as it was. What a comment names is used by nothing. */
export function withoutComments(path: string, text: string): string {
  if (/\.(go|mod|work)$/.test(path)) return blank(text, goComments);
  if (/\.(hcl|json)$/.test(path)) return blank(text, path.endsWith('.hcl') ? hclComments : jsonComments);
  // What follows in a line of a Dockerfile or an .env file belongs to it.
  if (isDockerfile(path) || /(^|\/)[^/]*\.env(\.[^/]*)?$/.test(path)) return blank(text, /^[ \t]*#.*$/gm);
  const lines = text.split('\n');
  const isShell = !isYaml(path);
  return lines.map((line) => uncommented(line, isShell)).join('\n');
}

/** Takes out what begins as a comment does; texts in quotes are matched as well, and stay, as they may hold the same. */
function blank(text: string, commentsAndTexts: RegExp): string {
  return text.replace(commentsAndTexts, (match) => (/^["'`]/.test(match) ? match : match.replace(/[^\r\n]/g, ' ')));
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
