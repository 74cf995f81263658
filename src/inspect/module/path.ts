import { isAbsolute, relative, sep } from 'node:path';

/** A path relative to a root, with forward slashes; `.` for the root itself. */
export function relativeTo(root: string, path: string): string {
  return relative(root, path).split(sep).join('/') || '.';
}

export function below(folder: string, path: string): boolean {
  const inner = relative(folder, path);
  return inner === '' || (inner !== '..' && !inner.startsWith(`..${sep}`) && !isAbsolute(inner));
}
