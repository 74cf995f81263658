import type { IsLight } from './merge.ts';

/** Comments that tools read, which count as code: directives of Go, Dockerfiles, linters and update bots, and shebangs. */
const directive =
  /^\s*(\/\/(go:|line |export |nolint\b)|#(!|\s*((syntax|escape|check)=|(hadolint|shellcheck|yamllint)\s|(renovate|zizmor|yaml-language-server):)))/;

const hash: IsLight = (line) => /^\s*(#|$)/.test(line) && !directive.test(line);
const slashes: IsLight = (line) => /^\s*(\/\/|$)/.test(line) && !directive.test(line);

/**
 * Returns what tells comments and blank lines of a file from lines that do something; undefined for a file without comments. A change of
 * generated comments never contradicts an edit next to them: you can switch to another language, or to fewer comments, and keep your lines.
 */
export function lightLines(path: string): IsLight | undefined {
  if (/(^|\/)(go\.(mod|work)|[^/]*\.(go|jsonc?|json5))$/.test(path)) return slashes;
  return /\.md$/.test(path) ? undefined : hash;
}
