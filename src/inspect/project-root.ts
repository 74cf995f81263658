import { existsSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Message, message } from '../language/message.ts';
import { isProject } from './folder.ts';
import { entriesOf } from './read.ts';

/** The directory that a run works in. */
export type Located = {
  readonly folder: string;
  /** The reason not to create a project there, undefined if nothing speaks against it. */
  readonly refusal?: Message;
  /** Set if a project there becomes a module inside the one around it, as the user asked for. */
  readonly warning?: Message;
};

/**
 * Finds the project that a directory is in, as git, npm and go do: the nearest directory above with our lock, our answers or a go.mod, up to the
 * root of the git repository. `isNamed` is true for a directory that the user named: that one is meant and no other. Changes nothing.
 */
export function locate(folder: string, isNamed: boolean, home: string | undefined): Located {
  if (isOurs(folder)) return { folder };
  const around = projectAround(folder, home);
  if (around === undefined) return { folder };
  const isModule = existsSync(join(folder, 'go.mod'));
  const values = { folder, around };
  if (isNamed) {
    if (isModule) return { folder };
    if (hasPackages(folder)) return { folder, refusal: message('input.packagesWithin', values) };
    return { folder, warning: message('report.moduleWithin', values) };
  }
  if (isModule) return isOurs(around) ? { folder, refusal: message('input.moduleWithin', values) } : { folder };
  // An empty directory is where somebody starts something; commands that need a project mean the one around it.
  if (isEmpty(folder))
    return { folder: isOurs(around) ? around : folder, refusal: message('input.emptyWithin', values) };
  return { folder: around };
}

/** The nearest directory above one, within the same repository, that is a project of ours or a Go module. */
function projectAround(folder: string, home: string | undefined): string | undefined {
  // What lies about in these belongs to no project; go ignores a go.mod in the last one as well.
  const shared = [home, tmpdir()].map(realPath);
  for (let at = folder; !existsSync(join(at, '.git')); ) {
    const parent = dirname(at);
    if (parent === at || dirname(parent) === parent) return undefined;
    at = parent;
    if (!shared.includes(at) && (isOurs(at) || existsSync(join(at, 'go.mod')))) return at;
  }
  return undefined;
}

function isOurs(folder: string): boolean {
  try {
    return isProject(folder);
  } catch {
    // Whatever cannot be read is reported if the run works there.
    return false;
  }
}

/** Returns a path with its links followed, undefined if it does not exist. */
function realPath(path: string | undefined): string | undefined {
  try {
    return path === undefined ? undefined : realpathSync(path);
  } catch {
    return undefined;
  }
}

function isEmpty(folder: string): boolean {
  return entriesOf(folder).length === 0;
}

/** How far below a directory its packages are looked for. */
const deepest = 4;

/** Reports whether a directory holds packages of the module around it, which a go.mod of its own would cut off. */
function hasPackages(folder: string, depth = 0): boolean {
  const entries = entriesOf(folder);
  if (depth > 0 && entries.some(({ name }) => name === 'go.mod')) return false;
  if (entries.some((entry) => entry.isFile() && entry.name.endsWith('.go'))) return true;
  if (depth === deepest) return false;
  // The go command looks into no other: https://pkg.go.dev/cmd/go#hdr-Package_lists_and_patterns
  const folders = entries.filter((entry) => entry.isDirectory() && !/^([._]|node_modules$|testdata$)/.test(entry.name));
  return folders.some(({ name }) => hasPackages(join(folder, name), depth + 1));
}

/** A directory that is hardly ever meant for a project. */
export type UnlikelyPlace = 'home' | 'root' | 'git';

/** Reports whether a directory is the home directory, the root of the file system, or inside git's own data, such as a bare repository. */
export function unlikelyPlace(folder: string, home: string | undefined): UnlikelyPlace | undefined {
  if (isOurs(folder)) return undefined;
  if (dirname(folder) === folder) return 'root';
  if (realPath(folder) === (realPath(home) ?? '')) return 'home';
  for (let at = folder; dirname(at) !== at; at = dirname(at)) if (isGitData(at)) return 'git';
  return undefined;
}

/** Reports whether git would take a directory for a repository's data: https://git-scm.com/docs/gitrepository-layout */
function isGitData(folder: string): boolean {
  return ['HEAD', 'objects', 'refs'].every((name) => existsSync(join(folder, name)));
}
