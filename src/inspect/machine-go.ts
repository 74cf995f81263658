import { readFileSync, realpathSync, statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

/** The first `go` on the path, with its links followed, undefined if there is none. */
export function commandOnPath(path: string | undefined): string | undefined {
  for (const folder of (path ?? '').split(delimiter)) {
    const command = folder === '' ? undefined : fileBehind(join(folder, 'go'));
    if (command !== undefined) return command;
  }
  return undefined;
}

/**
 * The release of the first `go` on the path, as X.Y, undefined if there is none. The VERSION file beside the
 * command is read if there is one, since starting `go` takes longer than all the rest of a run.
 */
export function goOnPath(path: string | undefined): string | undefined {
  const command = commandOnPath(path);
  return command === undefined ? undefined : releaseIn(versionFile(command) ?? versionOutput(command));
}

/** Where a path leads to, undefined if that is no file: `~/go` is a folder, for one. */
function fileBehind(path: string): string | undefined {
  try {
    const file = realpathSync(path);
    return statSync(file).isFile() ? file : undefined;
  } catch {
    return undefined;
  }
}

function versionFile(command: string): string | undefined {
  try {
    return readFileSync(join(dirname(dirname(command)), 'VERSION'), 'utf8');
  } catch {
    return undefined;
  }
}

function versionOutput(command: string): string {
  // Seldom needed, and slow to load.
  const { spawnSync } = process.getBuiltinModule('node:child_process');
  return spawnSync(command, ['env', 'GOVERSION'], { encoding: 'utf8', timeout: 5000 }).stdout ?? '';
}

function releaseIn(text: string): string | undefined {
  return /^go(1\.[0-9]+)/m.exec(text)?.[1];
}
