/** A parser directive, `# name=value`, its name in lower case: https://docs.docker.com/reference/dockerfile/#parser-directives */
export type Directive = { readonly name: string; readonly value: string; readonly line: number };

/** The directives of a Dockerfile. They end at the first line that is none, be it a comment. */
export function directivesIn(lines: readonly string[]): Directive[] {
  const found: Directive[] = [];
  for (const [i, line] of lines.entries()) {
    const [, name, value = ''] = /^\s*#\s*([A-Za-z][A-Za-z0-9]*)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    if (name === undefined) break;
    found.push({ name: name.toLowerCase(), value, line: i + 1 });
  }
  return found;
}
