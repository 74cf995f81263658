import { readFileSync, realpathSync, statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

/**
 * The release of the first `go` on the path, as X.Y, undefined where there is none. The VERSION file beside the
 * command is read where there is one, since starting `go` takes longer than all the rest of a run.
 */
export function goOnPath(path: string | undefined): string | undefined {
  for (const folder of (path ?? '').split(delimiter)) {
    if (folder === '') continue;
    const command = resolved(join(folder, 'go'));
    if (command !== undefined && statSync(command).isFile())
      return releaseIn(versionFile(command) ?? versionOutput(command));
  }
  return undefined;
}

function resolved(file: string): string | undefined {
  try {
    return realpathSync(file);
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

/** The path of the first `go` on the path, undefined where there is none. */
export function commandOnPath(path: string | undefined): string | undefined {
  for (const folder of (path ?? '').split(delimiter)) {
    if (folder === '') continue;
    const command = resolved(join(folder, 'go'));
    if (command !== undefined) return command;
  }
  return undefined;
}
