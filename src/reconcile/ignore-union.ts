/** Files of patterns, in which a later line wins over one before it. A clone often begins with them. */
const ofPatterns: ReadonlySet<string> = new Set(['.gitignore', '.gitattributes']);

/**
 * Unites a user's file of patterns with the generated one; undefined for any other file. Every line of the user's stays, and counts as before:
 * generated lines that the user does not have go above it, with the comments of their paragraphs.
 */
export function uniteIgnores(path: string, mine: string, theirs: string): string | undefined {
  if (!ofPatterns.has(path)) return undefined;
  const known = new Set(mine.split('\n').map((line) => line.trimEnd()));
  const added = theirs
    .trimEnd()
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.split('\n').filter((line) => !known.has(line)))
    .filter((lines) => lines.some((line) => !line.startsWith('#')))
    .map((lines) => lines.join('\n'));
  if (added.length === 0) return mine;
  return mine.trim() === '' ? theirs : `${added.join('\n\n')}\n\n${mine}`;
}
