import type { IsLight } from './merge.ts';

/** What tools read is no comment: directives of Go, shebangs, directives of Dockerfiles, and what linters and bots are told. */
const directive =
  /^\s*(\/\/(go:|line |export |nolint\b)|#(!|\s*((syntax|escape|check)=|(hadolint|shellcheck|yamllint)\s|(renovate|zizmor|yaml-language-server):)))/;

const hash: IsLight = (line) => /^\s*(#|$)/.test(line) && !directive.test(line);
const slashes: IsLight = (line) => /^\s*(\/\/|$)/.test(line) && !directive.test(line);

/**
 * Tells comments and blank lines of a file from those that do something, undefined where the file has no comments. A comment
 * belongs to what follows it, so a change of the generated ones never contradicts a change beside them: who asks for
 * another language, or for fewer comments, keeps the lines that they added.
 */
export function lightLines(path: string): IsLight | undefined {
  if (/(^|\/)(go\.(mod|work)|[^/]*\.(go|jsonc?|json5))$/.test(path)) return slashes;
  return /\.md$/.test(path) ? undefined : hash;
}
