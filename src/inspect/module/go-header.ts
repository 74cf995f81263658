import { lineAt } from '../place.ts';
import { type Constraint, parseGoBuild, parsePlusBuild } from './constraint.ts';
import { goStringValue } from './go-string.ts';

/** An import, with the line of its path and where the literal of the path begins in the source. */
export type GoImport = { readonly path: string; readonly line: number; readonly at: number };

/** A line `#cgo …` of the comment above `import "C"`, without `#cgo`. */
export type CgoLine = { readonly text: string; readonly line: number };

/** The part of a Go source above its declarations. */
export type GoHeader = {
  /** Undefined in a file that is not Go. */
  readonly name: string | undefined;
  readonly constraint: Constraint | undefined;
  /** All imports but that of C. */
  readonly imports: readonly GoImport[];
  /** The line of `import "C"`, 0 without it. */
  readonly cgoLine: number;
  readonly cgoLines: readonly CgoLine[];
  /** Where the declarations begin. */
  readonly end: number;
};

type Piece = { kind: 'comment' | 'word' | 'text' | 'mark'; text: string; at: number };

/** Reads package clause, build constraint and imports, and no further. */
export function readHeader(source: string): GoHeader {
  const next = pieces(source);
  const imports: GoImport[] = [];
  const cgoLines: CgoLine[] = [];
  let cgoLine = 0;
  const top: Piece[] = [];
  const take = (comments: Piece[]): Piece | undefined => {
    for (let piece = next(); ; piece = next()) {
      if (piece?.kind !== 'comment') return piece;
      comments.push(piece);
    }
  };

  let piece = take(top);
  if (piece?.text !== 'package') return { ...nothing, end: piece?.at ?? source.length };
  const constraint = constraintIn(source, top, piece.at);
  const name = take([])?.text;

  /** Reads `alias "path"`, whose first piece is given, and says whether it was one. */
  const readSpec = (first: Piece | undefined, comments: readonly Piece[]): boolean => {
    const named = first?.kind === 'word' || first?.text === '.';
    const path = named ? take([]) : first;
    if (path?.kind !== 'text') return false;
    const line = lineAt(source, path.at);
    const value = goStringValue(path.text);
    if (value === 'C') {
      cgoLine = line;
      cgoLines.push(...comments.flatMap((comment) => cgoLinesIn(source, comment)));
    } else {
      imports.push({ path: value, line, at: path.at });
    }
    return true;
  };

  let end = source.length;
  for (;;) {
    const comments: Piece[] = [];
    piece = take(comments);
    if (piece?.text === ';') continue;
    end = piece?.at ?? source.length;
    if (piece?.kind !== 'word' || piece.text !== 'import') break;
    const first = take(comments);
    if (first?.text !== '(') {
      if (!readSpec(first, comments)) break;
      continue;
    }
    // The comment above the block is the preamble too where the block is `import ("C")`.
    let above = comments;
    for (;;) {
      const spec = take(above);
      if (spec?.text === ';') continue;
      if (spec === undefined || spec.text === ')' || !readSpec(spec, above)) break;
      above = [];
    }
  }
  return { name, constraint, imports, cgoLine, cgoLines, end };
}

const nothing: GoHeader = {
  name: undefined,
  constraint: undefined,
  imports: [],
  cgoLine: 0,
  cgoLines: [],
  end: 0,
};

/** Gives one piece of a source after the other. */
function pieces(source: string): () => Piece | undefined {
  const piece =
    /[\s\uFEFF]*(?:(\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$))|([\p{L}_][\p{L}\p{Nd}_]*)|("(?:[^"\\\n]|\\.)*"|`[^`]*`)|([^\s]))/uy;
  return () => {
    const found = piece.exec(source);
    if (found === null) return undefined;
    const [whole, comment, word, text, mark = ''] = found;
    const at = found.index + whole.length - (comment ?? word ?? text ?? mark).length;
    if (comment !== undefined) return { kind: 'comment', text: comment, at };
    if (word !== undefined) return { kind: 'word', text: word, at };
    if (text !== undefined) return { kind: 'text', text, at };
    return { kind: 'mark', text: mark, at };
  };
}

/** The build constraint among the comments above the package clause: a `//go:build` line, else the `// +build` lines. */
function constraintIn(source: string, comments: readonly Piece[], packageAt: number): Constraint | undefined {
  const old: Constraint[] = [];
  let blockSeen = false;
  for (const { text, at } of comments) {
    if (text.startsWith('/*')) {
      blockSeen = true;
      continue;
    }
    const [, modern] = /^\/\/go:build[ \t]+(.*)$/.exec(text.trimEnd()) ?? [];
    if (modern !== undefined) {
      // Nothing is compiled under a constraint that cannot be read.
      return parseGoBuild(modern) ?? { any: [] };
    }
    const [, words] = /^\/\/[ \t]*\+build(?:[ \t]+(.*))?$/.exec(text.trimEnd()) ?? [];
    // Only what a blank line parts from the package clause is a constraint and not its documentation.
    if (words === undefined || blockSeen || !/\n[ \t\r]*\n/.test(source.slice(at, packageAt))) continue;
    old.push(parsePlusBuild(words));
  }
  return old.length === 0 ? undefined : { all: old };
}

function cgoLinesIn(source: string, { text, at }: Piece): CgoLine[] {
  const first = lineAt(source, at);
  return text.split('\n').flatMap((line, index) => {
    const [, rest] = /^(?:\/\/|\/\*)?[ \t]*#cgo[ \t]+([^\n]*?)(?:\*\/)?\r?$/.exec(line) ?? [];
    return rest === undefined ? [] : [{ text: rest.trim(), line: first + index }];
  });
}
