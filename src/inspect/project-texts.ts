import { statSync } from 'node:fs';
import { join } from 'node:path';
import { isComposeFile, isDockerfile } from './file-kinds.ts';
import { savedAnswersFile, workFolder } from './own-names.ts';
import { entriesOf, readIfExists } from './read.ts';

/** Where nothing lies that a project's author wrote about its image. */
const skipped = new Set(['.git', workFolder, 'bin', 'dist', 'node_modules', 'testdata', 'tmp', 'vendor']);
const wanted =
  /^(.*Dockerfile.*|go\.(mod|work)|Makefile|.*\.(mk|ya?ml|hcl|sh)|(.*\.)?env|\.env\..*|daemon\.json|\.(docker|git)ignore|config\.go|handler\.go)$/;
/** Files that say most about the image, read however many others there are. */
const important = /^[^/]+$|^(\.github|\.devcontainer|deploy|k8s|cmd)\//;
const maxDepth = 5;
const maxBytes = 1024 * 1024;

/** How many files are read besides the important ones. */
export const mostFiles = 1000;

/** The texts of a project, and the paths of those that were not read as they are too many or too long. */
export type ProjectTexts = { readonly texts: ReadonlyMap<string, string>; readonly unread: readonly string[] };

/**
 * The texts of the files that can say something about the image, by their paths: Dockerfiles, go.mod, YAML and the like. `instead` has texts
 * that take the place of files, undefined for files that are not to be there.
 */
export function projectTexts(
  folder: string,
  instead: ReadonlyMap<string, string | undefined> = new Map(),
): ProjectTexts {
  const paths = [...new Set([...wantedPaths(folder), ...[...instead.keys()].filter(isWanted)])].sort();
  const texts = new Map<string, string>();
  const unread: string[] = [];
  let others = 0;
  for (const path of paths) {
    if (instead.has(path)) {
      const text = instead.get(path);
      if (text !== undefined) texts.set(path, text);
      continue;
    }
    const isImportant = important.test(path) || isDockerfile(path) || isComposeFile(path);
    if (!isImportant && others++ >= mostFiles) {
      unread.push(path);
      continue;
    }
    const file = join(folder, path);
    if (isTooLong(file)) {
      unread.push(path);
      continue;
    }
    const bytes = readOrSkip(file);
    if (bytes !== undefined) texts.set(path, bytes.toString('utf8'));
  }
  return { texts, unread };
}

function wantedPaths(folder: string): string[] {
  const paths: string[] = [];
  const visit = (path: string, depth: number) => {
    for (const entry of entriesOf(join(folder, path))) {
      const below = path === '' ? entry.name : `${path}/${entry.name}`;
      if (entry.isDirectory() && depth < maxDepth && !skipped.has(entry.name)) visit(below, depth + 1);
      // Symbolic links are not followed: they may leave the project, or go in circles.
      if (entry.isFile() && isWanted(entry.name)) paths.push(below);
    }
  };
  visit('', 0);
  return paths;
}

function isWanted(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return name === savedAnswersFile || wanted.test(name);
}

function isTooLong(file: string): boolean {
  try {
    return (statSync(file, { throwIfNoEntry: false })?.size ?? 0) >= maxBytes;
  } catch {
    return false;
  }
}

/** A file that may not be read says nothing to a build either. */
function readOrSkip(path: string): Buffer | undefined {
  try {
    return readIfExists(path);
  } catch {
    return undefined;
  }
}
