import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { holds, isSet, nameFits, type Target } from './constraint.ts';
import { type GoHeader, readHeader } from './go-header.ts';

export type GoFile = {
  readonly path: string;
  readonly header: GoHeader;
  /** Empty for a file of a dependency. */
  readonly source: string;
};

/** One package, as it is compiled with cgo or without. */
export type GoPackage = {
  readonly importPath: string;
  readonly folder: string;
  /** True if its sources belong to the repository and not to a dependency. */
  readonly isProject: boolean;
  /** The files that are compiled, in order of their names; for a dependency none, where they need not be read. */
  readonly files: readonly GoFile[];
  /** Those of them that are compiled with cgo, and those that are without. */
  readonly withCgo: readonly GoFile[];
  readonly withoutCgo: readonly GoFile[];
  /** The files that build constraints keep out. */
  readonly excluded: readonly GoFile[];
  readonly imports: readonly string[];
  readonly cgoFiles: readonly string[];
  /** True if some files are compiled only without cgo. */
  readonly hasFilesWithoutCgo: boolean;
  /** True if no file is compiled without cgo. */
  readonly onlyWithCgo: boolean;
};

type Identity = Pick<GoPackage, 'importPath' | 'folder' | 'isProject'>;

/** Reads files; those that cannot be read are left out. The sources of dependencies need not be kept. */
export function readGoFiles(folder: string, names: readonly string[], keepsSources: boolean): GoFile[] {
  return names.flatMap((name) => {
    const path = join(folder, name);
    const source = textOf(path);
    if (source === undefined) return [];
    return [{ path, header: readHeader(source), source: keepsSources ? source : '' }];
  });
}

/** Reports if a file is compiled for a target, with cgo or without. */
export function isCompiled({ path, header }: GoFile, target: Target, cgo: boolean): boolean {
  if (header.name === undefined || header.name === 'documentation') return false;
  if (header.cgoLine > 0 && !cgo) return false;
  if (!nameFits(path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1), target)) return false;
  return header.constraint === undefined || holds(header.constraint, (tag) => isSet(tag, { ...target, cgo }));
}

export function readPackage(identity: Identity, names: readonly string[], target: Target): GoPackage {
  const all = readGoFiles(identity.folder, names, identity.isProject);
  const withCgo = all.filter((file) => isCompiled(file, target, true));
  const withoutCgo = all.filter((file) => isCompiled(file, target, false));
  const files = all.filter((file) => withCgo.includes(file) || withoutCgo.includes(file));
  return {
    ...identity,
    files,
    withCgo,
    withoutCgo,
    excluded: all.filter((file) => !files.includes(file)),
    imports: [...new Set(withCgo.flatMap(({ header }) => header.imports.map(({ path }) => path)))].sort(),
    cgoFiles: withCgo.filter(({ header }) => header.cgoLine > 0).map(({ path }) => path),
    hasFilesWithoutCgo: withoutCgo.some((file) => !withCgo.includes(file)),
    onlyWithCgo: withCgo.length > 0 && withoutCgo.length === 0,
  };
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
