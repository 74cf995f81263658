import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../../src/package-root.ts';

export type Outcome = { readonly status: number | null; readonly stdout: string; readonly stderr: string };

/** Runs a program without a terminal and gives what it said, with its exit status. */
export function runProgram(
  file: string,
  args: readonly string[],
  settings: { cwd: string; env?: Record<string, string>; timeout?: number; input?: string },
): Outcome {
  const result: SpawnSyncReturns<string> = spawnSync(file, args, {
    cwd: settings.cwd,
    env: { ...process.env, LC_ALL: 'C.UTF-8', ...settings.env },
    timeout: settings.timeout ?? 60_000,
    encoding: 'utf8',
    input: settings.input ?? '',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (result.error !== undefined) throw result.error;
  return { status: result.status, stdout: result.stdout, stderr: result.stderr };
}

/** Our own command as it is published, run by the Node.js that runs the tests. scripts/mutate.ts names the sources instead. */
const program = process.env.GO_CONTAINER_PROGRAM ?? join(packageRoot(), 'dist/bin/go-container.cjs');

/** No engine and no editor, as what a run does must not depend on the machine that tests it, and records of runs in a place of their own. */
export const isolated = {
  DOCKER_HOST: 'unix:///nonexistent',
  EDITOR: '',
  VISUAL: '',
  XDG_STATE_HOME: join(tmpdir(), `go-container-test-state-${process.getuid?.() ?? ''}`),
};

/** Runs our own command, without an engine. */
export function goContainer(args: readonly string[], cwd: string, env: Record<string, string> = {}): Outcome {
  return runProgram(process.execPath, [program, ...args], { cwd, env: { ...isolated, ...env } });
}

/** The same while this process goes on, as a server in it may have to answer. */
export function goContainerBeside(
  args: readonly string[],
  cwd: string,
  env: Record<string, string> = {},
): Promise<Outcome> {
  return runBeside([process.execPath, program, ...args], cwd, { ...isolated, ...env });
}

/** Runs a command without a terminal while this process goes on. */
export function runBeside(
  [file = '', ...args]: readonly string[],
  cwd: string,
  env: Record<string, string>,
): Promise<Outcome> {
  const program = spawn(file, args, { cwd, env: { ...process.env, LC_ALL: 'C.UTF-8', ...env } });
  program.stdin.end();
  const said = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    program[stream].setEncoding('utf8').on('data', (text: string) => {
      said[stream] += text;
    });
  }
  return new Promise((resolve, reject) => {
    program.on('error', reject);
    program.on('close', (status) => resolve({ status, ...said }));
  });
}
