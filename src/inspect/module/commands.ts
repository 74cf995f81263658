import type { Place } from '../place.ts';
import { lineAt } from '../place.ts';
import type { Command } from './facts.ts';
import type { GoFile, GoPackage } from './package.ts';
import { relativeTo } from './path.ts';
import { isMark, isName, tokenize } from './tokenize.ts';

/** The commands among a module's packages: `package main` with a `func main`. */
export function commandsAmong(root: string, moduleFolder: string, packages: readonly GoPackage[]): Command[] {
  return packages.flatMap((candidate) => {
    const main = mainFunction(candidate);
    if (main === undefined || !isMain(candidate)) return [];
    const inner = relativeTo(moduleFolder, candidate.folder);
    return {
      argument: inner === '.' ? '.' : `./${inner}`,
      folder: relativeTo(root, candidate.folder),
      importPath: candidate.importPath,
      place: placeOf(root, main.file, main.offset),
      onlyWithCgo: candidate.onlyWithCgo,
    };
  });
}

/** The main functions that build constraints keep out, but for those of `//go:build ignore`, which are run and never built. */
export function excludedMains(root: string, packages: readonly GoPackage[]): Place[] {
  return packages.flatMap(({ excluded }) =>
    excluded.flatMap((file) => {
      const { constraint, name } = file.header;
      if (name !== 'main' || (constraint !== undefined && 'tag' in constraint && constraint.tag === 'ignore'))
        return [];
      const offset = mainOffset(file.source, file.header.end);
      return offset < 0 ? [] : [placeOf(root, file, offset)];
    }),
  );
}

/** Reports if all files are of package main; a folder with several packages does not compile. */
function isMain({ withCgo, withoutCgo }: GoPackage): boolean {
  return [withCgo, withoutCgo].some((files) => files.length > 0 && files.every(({ header }) => header.name === 'main'));
}

function mainFunction({ files }: GoPackage): { file: GoFile; offset: number } | undefined {
  for (const file of files) {
    if (file.header.name !== 'main') continue;
    const offset = mainOffset(file.source, file.header.end);
    if (offset >= 0) return { file, offset };
  }
  return undefined;
}

/** Where `func main()` stands among the declarations, -1 if it does not. */
function mainOffset(source: string, end: number): number {
  if (!/\bfunc\s+main\b/.test(source.slice(end))) return -1;
  const tokens = tokenize(source);
  for (let index = 0; index < tokens.kinds.length; index++) {
    // Only a declaration has a name: `func (t T) main()` is a method, and a function literal has none.
    if (isName(tokens, index, 'func') && isName(tokens, index + 1, 'main') && isMark(tokens, index + 2, '(')) {
      return tokens.starts[index] ?? -1;
    }
  }
  return -1;
}

function placeOf(root: string, file: GoFile, offset: number): Place {
  return { file: relativeTo(root, file.path), line: lineAt(file.source, offset) };
}
