import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { compareVersions } from '../../versions/compare.ts';
import type { Place } from '../place.ts';
import { readUnlinked } from '../read.ts';
import type { GoModule, LocalReplace, Stated } from './facts.ts';
import { isFolder, type Line, type ModError, type ModFile, parseGoMod, parseGoWork } from './mod-file.ts';
import { below, relativeTo } from './path.ts';

/** A module with what its go.mod says, or with the error in it. */
export type ReadModule = {
  readonly folder: string;
  readonly file: ModFile | undefined;
  readonly error: ModError | undefined;
  readonly facts: GoModule;
};

/** The go.work that holds for a root, with what it says or the error in it. */
export type ReadWorkspace = {
  readonly folder: string;
  readonly file: ModFile | undefined;
  readonly error: ModError | undefined;
};

/** The nearest folder, from one upwards, that holds a file; the search ends with the repository. */
export function nearestWith(file: string, folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, file))) return at;
    if (dirname(at) === at || existsSync(join(at, '.git'))) return undefined;
  }
}

/** Reads the go.mod in a folder, undefined if there is none. */
export function readModuleFile(folder: string): ModFile | ModError | undefined {
  const bytes = readUnlinked(join(folder, 'go.mod'));
  return bytes === undefined ? undefined : parseGoMod(bytes.toString('utf8'));
}

export function readWorkspaceFile(folder: string): ReadWorkspace {
  const file = parseGoWork(readUnlinked(join(folder, 'go.work'))?.toString('utf8') ?? '');
  return 'reason' in file ? { folder, file: undefined, error: file } : { folder, file, error: undefined };
}

/** Reads a module, undefined if its folder has no go.mod. */
export function describeModule(
  root: string,
  folder: string,
  workspace: ReadWorkspace | undefined,
): ReadModule | undefined {
  const parsed = readModuleFile(folder);
  if (parsed === undefined) return undefined;
  const [file, error] = 'reason' in parsed ? [undefined, parsed] : [parsed, undefined];
  const stated = (line: Line<string> | undefined): Stated | undefined =>
    line && { value: line.value, place: place(line.line) };
  const place = (line: number) => ({ file: relativeTo(root, join(folder, 'go.mod')), line });
  const facts: GoModule = {
    folder: relativeTo(root, folder),
    path: stated(file?.module),
    go: stated(file?.go),
    requires: (file?.requires ?? []).map(({ value, line }) => ({ ...value, place: place(line) })),
    localReplaces: (file?.replaces ?? []).flatMap(({ value: { module, target }, line }): LocalReplace[] => {
      if (!isFolder(target)) return [];
      const leavesModule = !below(folder, resolve(folder, target));
      return [{ module, target, leavesModule, place: place(line) }];
    }),
    vendor: vendorOf(root, folder, file),
    inWorkspace: workspace?.file?.uses.some(({ value }) => resolve(workspace.folder, value) === folder) ?? false,
  };
  return { folder, file, error, facts };
}

export function placeInWorkspace(root: string, { folder }: ReadWorkspace, line = 1): Place {
  return { file: relativeTo(root, join(folder, 'go.work')), line };
}

function vendorOf(root: string, folder: string, file: ModFile | undefined): string | undefined {
  const vendor = join(folder, 'vendor');
  const release = /^[0-9]+\.[0-9]+/.exec(file?.go?.value ?? '')?.[0];
  const isUsed = release !== undefined && compareVersions(release, '1.14') >= 0;
  return isUsed && existsSync(join(vendor, 'modules.txt')) ? relativeTo(root, vendor) : undefined;
}
