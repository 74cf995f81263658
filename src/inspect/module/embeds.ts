import type { Embed } from './facts.ts';
import { isPresent } from './glob.ts';
import { goStringValue } from './go-string.ts';
import type { SourceFile } from './source-file.ts';
import { tokenKind, tokenText } from './tokenize.ts';

/** The `//go:embed` patterns of one source: https://pkg.go.dev/embed#hdr-Directives */
export function embedsIn(file: SourceFile): Embed[] {
  const { tokens, folder, imports } = file;
  if (!imports.includes('embed')) return [];
  return tokens.kinds.flatMap((kind, index) => {
    if (kind !== tokenKind.directive) return [];
    const [, list] = /^\/\/go:embed[ \t]+(.*)$/.exec(tokenText(tokens, index).trimEnd()) ?? [];
    if (list === undefined) return [];
    const words = list.match(/"(?:[^"\\]|\\.)*"|`[^`]*`|\S+/g) ?? [];
    return words.map((word) => {
      const pattern = (/^["`]/.test(word) ? goStringValue(word) : word).replace(/^all:/, '');
      return { pattern, present: isPresent(folder, pattern), place: file.placeOf(index) };
    });
  });
}
