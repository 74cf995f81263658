import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';
import { readIfExists } from './read.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The first `go` on the path, undefined if there is none. By that name and not by what it links to: mise, asdf and snap link it to a
 * program of theirs, which looks at the name that it was started by.
 */
export function commandOnPath(path: string | undefined): string | undefined {
  const commands = (path ?? '').split(delimiter).flatMap((folder) => (folder === '' ? [] : [join(folder, 'go')]));
  return commands.find(isCommand);
}

/** Reports if a path leads to a file that may be run: `~/go` is a folder, for one. */
function isCommand(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** The releases of the commands that were asked, as a run over many projects asks for each of them. */
const known = new Map<string, string | undefined>();

/**
 * The release of the first `go` on the path, as X.Y, undefined if there is none. The VERSION file beside the
 * command is read if there is one, since starting `go` takes longer than all the rest of a run.
 */
export function goOnPath(environment: Environment): string | undefined {
  const command = commandOnPath(environment.PATH);
  if (command === undefined) return undefined;
  if (!known.has(command)) known.set(command, releaseIn(versionFile(command) ?? versionOutput(command, environment)));
  return known.get(command);
}

function versionFile(command: string): string | undefined {
  try {
    const file = realpathSync(command);
    if (basename(file) !== 'go') return undefined;
    return readIfExists(join(dirname(dirname(file)), 'VERSION'))?.toString('utf8');
  } catch {
    return undefined;
  }
}

/** Asks the command. It must neither load another Go nor keep a run from ending, so that it is killed after five seconds. */
function versionOutput(command: string, environment: Environment): string {
  // Seldom needed, and slow to load.
  const { spawnSync } = process.getBuiltinModule('node:child_process');
  const { stdout } = spawnSync(command, ['env', 'GOVERSION'], {
    encoding: 'utf8',
    timeout: 5000,
    killSignal: 'SIGKILL',
    maxBuffer: 1024 * 1024,
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...environment, GOTOOLCHAIN: 'local' },
  });
  return stdout ?? '';
}

function releaseIn(text: string): string | undefined {
  return /^go(1\.[0-9]+)/m.exec(text)?.[1];
}
