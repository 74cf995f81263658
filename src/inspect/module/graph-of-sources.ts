import { join } from 'node:path';
import { type Graph, isStandard, type Resolved } from './graph.ts';
import { isFolder } from './mod-file.ts';
import type { ReadModule, ReadWorkspace } from './module.ts';
import { type GoPackage, readPackage } from './package.ts';
import { below, relativeTo, resolveFrom } from './path.ts';
import type { Target } from './target.ts';
import { goSourcesIn, type ModuleFolders } from './walk.ts';

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

/** The import path of a folder in a module. */
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
    if (isFolder(target)) origins.push({ path, folder: resolveFrom(base, target) });
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
  const inner = resolveFrom(folder, importPath.slice(path.length + 1));
  return below(folder, inner) ? inner : undefined;
}
