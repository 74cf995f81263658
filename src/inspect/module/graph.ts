import { join, resolve } from 'node:path';
import type { Target } from './constraint.ts';
import type { ListedPackage } from './go-list.ts';
import { isFolder } from './mod-file.ts';
import type { ReadModule, ReadWorkspace } from './module.ts';
import { type GoPackage, isCompiled, readGoFiles, readPackage } from './package.ts';
import { below, relativeTo } from './path.ts';
import { goSourcesIn, type ModuleFolders } from './walk.ts';

/** The target of an import: a package, one of the standard library, or undefined if it cannot be read. */
export type Resolved = GoPackage | 'standard' | undefined;

export type Graph = {
  /** The packages of the module, ordered by folder. */
  readonly packages: readonly GoPackage[];
  readonly resolve: (importPath: string, from: GoPackage) => Resolved;
};

/** A package's closure: everything that it is compiled from besides the standard library. */
export type Closure = {
  readonly packages: readonly GoPackage[];
  /** Imports that lead to nothing that can be read, with the package that asks. */
  readonly unresolved: readonly { readonly importPath: string; readonly from: GoPackage }[];
};

export function closureOf(start: GoPackage, graph: Graph): Closure {
  const packages = new Set([start]);
  const unresolved = new Map<string, GoPackage>();
  // The set grows while it is gone through.
  for (const from of packages) {
    for (const importPath of from.imports) {
      const resolved = graph.resolve(importPath, from);
      if (resolved === 'standard') continue;
      if (resolved !== undefined) packages.add(resolved);
      else if (!unresolved.has(importPath)) unresolved.set(importPath, from);
    }
  }
  return {
    packages: [...packages],
    unresolved: [...unresolved].map(([importPath, from]) => ({ importPath, from })),
  };
}

/** Reports if an import is of the standard library: no other has a first element without a dot, but for the modules at hand. */
export function isStandard(importPath: string): boolean {
  return !(importPath.split('/')[0] ?? '').includes('.');
}

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

/** A module path and the folder that its packages are read from. */
type Origin = { readonly path: string; readonly folder: string };

/** Reads a module's packages from its sources; what they import is found in the repository and in vendor/. */
export function graphOfSources(
  module: ReadModule,
  folders: ModuleFolders,
  others: readonly ReadModule[],
  workspace: ReadWorkspace | undefined,
  target: Target,
): Graph {
  const path = module.file?.module?.value ?? '';
  const read = new Map<string, GoPackage | undefined>();
  const packageAt = (folder: string, importPath: string, isProject: boolean, names?: readonly string[]) => {
    if (!read.has(folder)) {
      const sources = names ?? goSourcesIn(folder);
      const found = readPackage({ importPath, folder, isProject }, sources, target);
      // A folder of no sources at all is no package; one of excluded sources is, though not to be imported.
      read.set(folder, found.files.length + found.excluded.length === 0 ? undefined : found);
    }
    return read.get(folder);
  };

  const packages = [...folders.sources].map(([folder, names]) =>
    packageAt(folder, importPathOf(path, module.folder, folder), true, names),
  );
  const origins = originsOf(module, others, workspace);
  const vendors = vendorsOf(module, workspace);
  const resolveAnew = (importPath: string): Resolved => {
    const own = packageFrom({ path, folder: module.folder }, importPath);
    // What lies below the module's folder may belong to another module.
    if (own !== undefined && folders.sources.has(own)) return packageAt(own, importPath, true);
    for (const vendor of vendors) {
      const found = packageAt(join(vendor, importPath), importPath, false);
      if (found !== undefined) return found;
    }
    for (const origin of origins) {
      const folder = packageFrom(origin, importPath);
      const found = folder && packageAt(folder, importPath, true);
      if (found) return found;
    }
    return isStandard(importPath) ? 'standard' : undefined;
  };
  const resolved = new Map<string, Resolved>();
  const resolve = (importPath: string): Resolved => {
    if (!resolved.has(importPath)) resolved.set(importPath, resolveAnew(importPath));
    return resolved.get(importPath);
  };
  return { packages: packages.filter((found) => found !== undefined), resolve };
}

function importPathOf(path: string, moduleFolder: string, folder: string): string {
  const inner = relativeTo(moduleFolder, folder);
  return inner === '.' ? path : `${path}/${inner}`;
}

/** The other modules whose folders are at hand, the longest path first. */
function originsOf(
  module: ReadModule,
  others: readonly ReadModule[],
  workspace: ReadWorkspace | undefined,
): readonly Origin[] {
  const origins: Origin[] = [];
  const replaces = [
    ...(module.file?.replaces ?? []).map((line) => ({ ...line.value, base: module.folder })),
    ...(workspace?.file?.replaces ?? []).map((line) => ({ ...line.value, base: workspace?.folder ?? module.folder })),
  ];
  for (const { module: path, target, base } of replaces) {
    if (isFolder(target)) origins.push({ path, folder: resolve(base, target) });
  }
  if (module.facts.inWorkspace) {
    for (const { folder, file, facts } of others) {
      if (facts.inWorkspace && file?.module !== undefined) origins.push({ path: file.module.value, folder });
    }
  }
  return origins.sort((a, b) => b.path.length - a.path.length);
}

/** A workspace has a vendor/ of its own, beside go.work. */
function vendorsOf(module: ReadModule, workspace: ReadWorkspace | undefined): string[] {
  const own = module.facts.vendor !== undefined ? [join(module.folder, 'vendor')] : [];
  return workspace !== undefined && module.facts.inWorkspace ? [join(workspace.folder, 'vendor'), ...own] : own;
}

function packageFrom({ path, folder }: Origin, importPath: string): string | undefined {
  if (importPath === path) return folder;
  if (!importPath.startsWith(`${path}/`)) return undefined;
  const inner = resolve(folder, importPath.slice(path.length + 1));
  return below(folder, inner) ? inner : undefined;
}
