import { join } from 'node:path';
import type { ListedPackage } from './go-list.ts';
import type { Graph, Resolved } from './graph.ts';
import { type GoPackage, isCompiled, readGoFiles } from './package.ts';
import { below } from './path.ts';
import type { Target } from './target.ts';
import type { ModuleFolders } from './walk.ts';

/**
 * Makes a module's packages of what `go list` says. Only the project's own sources are read. The list was made with
 * cgo and lacks packages that are compiled only without; those are taken from `sources`.
 */
export function graphOfList(
  listed: readonly ListedPackage[],
  folders: ModuleFolders,
  sources: readonly GoPackage[],
  target: Target,
): Graph {
  const entries = new Map(listed.map((entry) => [entry.ImportPath, entry]));
  const read = new Map<string, GoPackage>();
  const packageOf = (entry: ListedPackage): GoPackage => {
    const known = read.get(entry.ImportPath) ?? fromEntry(entry, target);
    read.set(entry.ImportPath, known);
    return known;
  };
  const own = listed.filter((entry) => entry.Dir !== undefined && folders.sources.has(entry.Dir)).map(packageOf);
  const withoutCgo = sources.filter(
    (one) => one.hasFilesWithoutCgo && one.cgoFiles.length === 0 && !own.some(({ folder }) => folder === one.folder),
  );
  const packages = [...own, ...withoutCgo].sort((a, b) => (a.folder < b.folder ? -1 : 1));
  const resolve = (importPath: string, from: GoPackage): Resolved => {
    const path = entries.get(from.importPath)?.ImportMap?.[importPath] ?? importPath;
    const entry = entries.get(path);
    if (entry?.Standard === true) return 'standard';
    return entry?.Dir === undefined || !hasFiles(entry) ? undefined : packageOf(entry);
  };
  return { packages, resolve };
}

function hasFiles({ GoFiles = [], CgoFiles = [], IgnoredGoFiles = [] }: ListedPackage): boolean {
  return GoFiles.length + CgoFiles.length + IgnoredGoFiles.length > 0;
}

function fromEntry(entry: ListedPackage, target: Target): GoPackage {
  const { ImportPath: importPath, Dir: folder = '', GoFiles = [], CgoFiles = [], IgnoredGoFiles = [] } = entry;
  const compiled = [...GoFiles, ...CgoFiles].sort();
  const isProject = isOfProject(entry);
  const identity = { importPath, folder, isProject };
  const imports = sourceImports(entry);
  const cgoFiles = CgoFiles.map((name) => join(folder, name));
  // What is left out with cgo may be compiled without it; the list was made with cgo.
  const ignored = isProject || CgoFiles.length > 0 ? readGoFiles(folder, IgnoredGoFiles, isProject) : [];
  const withoutCgo = ignored.filter((file) => isCompiled(file, target, false));
  if (!isProject) {
    const onlyWithCgo = GoFiles.length + withoutCgo.length === 0;
    const hasFilesWithoutCgo = withoutCgo.length > 0;
    return {
      ...identity,
      files: [],
      withCgo: [],
      withoutCgo: [],
      excluded: [],
      imports,
      cgoFiles,
      hasFilesWithoutCgo,
      onlyWithCgo,
    };
  }
  // What the go command compiles is compiled, whatever the constraints seem to say here; they tell only where cgo decides.
  const withCgo = readGoFiles(folder, compiled, true);
  const kept = withCgo.filter((file) => isCompiled(file, target, false) || !isCompiled(file, target, true));
  const withoutCgoToo = [...kept.filter(({ header }) => header.cgoLine === 0), ...withoutCgo];
  return {
    ...identity,
    files: [...withCgo, ...withoutCgo].sort((a, b) => (a.path < b.path ? -1 : 1)),
    withCgo,
    withoutCgo: withoutCgoToo,
    excluded: ignored.filter((file) => !withoutCgo.includes(file)),
    imports,
    cgoFiles,
    hasFilesWithoutCgo: withoutCgo.length > 0,
    onlyWithCgo: withCgo.length > 0 && withoutCgoToo.length === 0,
  };
}

/** Reports if a package's sources lie in the repository: in a module of the workspace, or in one that a `replace` names by its folder. */
function isOfProject({ Module, Dir, Standard }: ListedPackage): boolean {
  if (Standard === true || Module?.Dir === undefined || Dir === undefined) return false;
  return below(Module.Dir, Dir) && (Module.Main === true || !/@v[0-9]/.test(Module.Dir));
}

/** Returns the imports as the sources write them: `go list` gives vendored packages by where they are. */
function sourceImports({ Imports = [], ImportMap = {} }: ListedPackage): string[] {
  const written = new Map(Object.entries(ImportMap).map(([source, actual]) => [actual, source]));
  return Imports.filter((path) => path !== 'C')
    .map((path) => written.get(path) ?? path)
    .sort();
}
