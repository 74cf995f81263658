import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** The path of a program: where `scripts/install-tools.sh` puts it, else on PATH, else undefined. */
export function findTool(name: string): string | undefined {
  const installed = process.env.GO_CONTAINER_TOOLS ?? join(homedir(), '.cache/generator-go-container/tools');
  const folders = [installed, ...(process.env.PATH ?? '').split(delimiter)];
  return folders.map((folder) => join(folder, name)).find(existsSync);
}

/** For the `skip` of a test: says which program it lacks, false where it is there. */
export function without(name: string): string | false {
  return findTool(name) === undefined ? `${name} is not installed` : false;
}
