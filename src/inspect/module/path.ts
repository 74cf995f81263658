import { isAbsolute, relative, resolve, sep } from 'node:path';

/** A path relative to a root, with forward slashes; `.` for the root itself. */
export function relativeTo(root: string, path: string): string {
  return relative(root, path).split(sep).join('/') || '.';
}

/** The absolute path of what a file in a folder names. */
export function resolveFrom(folder: string, path: string): string {
  return resolve(folder, path);
}

export function below(folder: string, path: string): boolean {
  const inner = relative(folder, path);
  return inner === '' || (inner !== '..' && !inner.startsWith(`..${sep}`) && !isAbsolute(inner));
}
