import { type Dirent, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readIfThere } from './read.ts';

/** Where nothing lies that a project's author wrote about its image. */
const skipped = new Set(['.git', '.go-container.tmp', 'bin', 'dist', 'node_modules', 'testdata', 'tmp', 'vendor']);
const wanted = /^(.*Dockerfile.*|go\.mod|Makefile|\.yo-rc\.json|.*\.(ya?ml|hcl)|config\.go|handler\.go)$/;
const maxDepth = 5;
const maxFiles = 1000;

/** The texts of the files that can say something about the image, by their paths: Dockerfiles, go.mod, YAML and the like. */
export function projectTexts(folder: string): Map<string, string> {
  const texts = new Map<string, string>();
  const visit = (path: string, depth: number) => {
    for (const entry of entriesOf(join(folder, path))) {
      const below = path === '' ? entry.name : `${path}/${entry.name}`;
      if (entry.isDirectory() && depth < maxDepth && !skipped.has(entry.name)) visit(below, depth + 1);
      // Symbolic links are not followed: they may leave the project, or go in circles.
      if (!entry.isFile() || !wanted.test(entry.name) || texts.size >= maxFiles) continue;
      const bytes = readOrSkip(join(folder, below));
      if (bytes !== undefined && bytes.length < 1024 * 1024) texts.set(below, bytes.toString('utf8'));
    }
  };
  visit('', 0);
  return texts;
}

/** A file that may not be read says nothing to a build either. */
function readOrSkip(path: string): Buffer | undefined {
  try {
    return readIfThere(path);
  } catch {
    return undefined;
  }
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    // A folder that may not be read holds nothing that a build could use.
    return [];
  }
}
