import { type Dirent, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { modulePathIn } from '../module-files.ts';
import { entriesOf } from '../read.ts';

/** The folders of one module that hold Go sources, nested modules left out. All paths are absolute. */
export type ModuleFolders = {
  readonly folder: string;
  /** Names of the Go sources, tests left out, by folder. */
  readonly sources: ReadonlyMap<string, readonly string[]>;
};

export type ModuleSearch = {
  readonly modules: readonly ModuleFolders[];
  /** True if nothing was left out because there is so much. */
  readonly isComplete: boolean;
};

/** Folders to leave out of a module's packages, as the `ignore` lines of its go.mod say. */
export type Ignores = (moduleFolder: string) => readonly string[];

/** How deep modules are looked for below a folder that is in none; it might be a whole disk. */
const deepestSearch = 6;
const widestSearch = 10_000;

/** Finds the modules at and below a folder, and the folders that `./...` means in each. */
export function walkModules(root: string, ignoresOf: Ignores, widest = widestSearch): ModuleSearch {
  const modules: (ModuleFolders & { sources: Map<string, string[]> })[] = [];
  let visited = 0;
  let isComplete = true;

  const visit = (folder: string, outer: (typeof modules)[number] | undefined, ignores: Ignored, depth: number) => {
    if (++visited > widest && modules[0]?.folder !== root) {
      isComplete = false;
      return;
    }
    const entries = entriesOf(folder);
    let owner = outer;
    let ignored = ignores;
    if (entries.some((entry) => entry.name === 'go.mod' && isFile(folder, entry))) {
      owner = { folder, sources: new Map() };
      modules.push(owner);
      ignored = ignoredBy(folder, ignoresOf(folder));
    }
    const sources = entries.filter((entry) => isGoSource(entry.name) && isFile(folder, entry)).map(({ name }) => name);
    if (sources.length > 0) owner?.sources.set(folder, sources.sort());
    if (owner === undefined && depth >= deepestSearch) return;
    for (const entry of entries) {
      const inner = join(folder, entry.name);
      if (entry.isDirectory() && !isLeftOut(entry.name) && !ignored(inner)) visit(inner, owner, ignored, depth + 1);
    }
  };
  visit(root, undefined, () => false, 0);
  return { modules, isComplete };
}

/** The names of the Go sources in a folder, tests left out; none if there is no such folder. */
export function goSourcesIn(folder: string): string[] {
  return entriesOf(folder)
    .filter((entry) => isGoSource(entry.name) && isFile(folder, entry))
    .map(({ name }) => name)
    .sort();
}

/** The Go sources of one module, tests among them, and the module paths of the modules nested in it. */
export type ModuleSources = { readonly paths: readonly string[]; readonly nested: readonly string[] };

/**
 * Finds all Go sources of the module in a folder, whatever their build constraints; paths count from the folder. Leaves out nested modules,
 * symbolic links, and folders that the go command leaves out.
 */
export function sourcesOfModule(root: string): ModuleSources {
  const paths: string[] = [];
  const nested: string[] = [];
  const visit = (below: string) => {
    const folder = join(root, below);
    const entries = entriesOf(folder);
    if (below !== '' && entries.some((entry) => entry.name === 'go.mod' && entry.isFile())) {
      nested.push(modulePathIn(folder) ?? '');
      return;
    }
    for (const entry of entries) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory() && !isLeftOut(entry.name)) visit(path);
      else if (entry.isFile() && entry.name.endsWith('.go') && !/^[._]/.test(entry.name)) paths.push(path);
    }
  };
  visit('');
  return { paths: paths.sort(), nested };
}

/** Reports if the go command leaves out a folder of this name. Besides, node_modules is left out: it holds no command of the project. */
function isLeftOut(name: string): boolean {
  return /^[._]/.test(name) || name === 'vendor' || name === 'testdata' || name === 'node_modules';
}

function isGoSource(name: string): boolean {
  return name.endsWith('.go') && !name.endsWith('_test.go') && !/^[._]/.test(name);
}

/** Reports if it is a file; as the go command does, links to files are followed and those to folders are not. */
function isFile(folder: string, entry: Dirent): boolean {
  if (!entry.isSymbolicLink()) return entry.isFile();
  try {
    return statSync(join(folder, entry.name)).isFile();
  } catch {
    return false;
  }
}

type Ignored = (folder: string) => boolean;

/** https://go.dev/ref/mod#go-mod-file-ignore: `./x` is one folder, `x` every folder of this name. */
function ignoredBy(module: string, paths: readonly string[]): Ignored {
  if (paths.length === 0) return () => false;
  return (folder) => {
    const inner = relative(module, folder).split(sep).join('/');
    return paths.some((path) => {
      const clean = path.replace(/\/+$/, '');
      return clean.startsWith('./') ? inner === clean.slice(2) : `/${inner}`.endsWith(`/${clean}`);
    });
  };
}
