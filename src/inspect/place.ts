/** A line of a file, counted from 1. The file is given by its path in the project, with forward slashes. */
export type Place = { readonly file: string; readonly line: number };

/** Returns the number of the line, from 1, that an offset of a text is in. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}
