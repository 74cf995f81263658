import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Coverage, readCoverage } from './coverage.ts';

const notCopied = ['node_modules', '.git', 'dist', 'my-service'];
/** Properties of rendered files are tested this often at most: more would find little more, and take most of the time. */
const mostRuns = 40;

/** The process groups of tests at work, which end with this process. */
const running = new Set<number>();
process.once('exit', () => running.forEach(endGroup));

export type Outcome = 'passed' | 'failed' | 'timed out';

/** A copy of the project in a temporary directory, in which sources may be changed. */
export type Tree = { readonly root: string; readonly temporary: string };

export function copyTree(project: string): Tree {
  const temporary = mkdtempSync(join(tmpdir(), 'go-container-mutate-'));
  const root = join(temporary, 'project');
  mkdirSync(root);
  mkdirSync(join(temporary, 'tmp'));
  for (const name of readdirSync(project)) {
    if (!notCopied.includes(name)) cpSync(join(project, name), join(root, name), { recursive: true });
  }
  symlinkSync(join(project, 'node_modules'), join(root, 'node_modules'));
  for (const file of testFilesBelow(join(root, 'test'), '.ts')) {
    const text = readFileSync(file, 'utf8');
    if (!/support\/(arbitrary-answers|around-the-image)\.ts/.test(text)) continue;
    const fewer = text.replace(/numRuns: ([\d_]+)/g, (whole, runs: string) =>
      Number(runs.replaceAll('_', '')) > mostRuns ? `numRuns: ${mostRuns}` : whole,
    );
    if (fewer !== text) writeFileSync(file, fewer);
  }
  return { root, temporary };
}

export function removeTree({ temporary }: Tree): void {
  rmSync(temporary, { recursive: true, force: true });
}

function testFilesBelow(directory: string, ending: string): string[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending) && !name.includes('project/'))
    .map((name) => join(directory, name))
    .sort();
}

/** The test files that need neither a container engine nor a build, relative to the root. */
export function testFilesOf({ root }: Tree): string[] {
  return ['test/unit', 'test/golden']
    .flatMap((folder) => testFilesBelow(join(root, folder), '.test.ts'))
    .map((file) => file.slice(root.length + 1));
}

/** Reports whether the type checker accepts the project, which is what the first step of CI asks. */
export async function passesTypeChecker({ root }: Tree): Promise<boolean> {
  const child = spawn(join(root, 'node_modules/.bin/tsc'), ['--noEmit', '--project', root], { stdio: 'ignore' });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (status) => resolve(status === 0));
  });
}

/** Runs one test file unchanged: how long it takes in seconds, whether it passes, and what it covers. */
export async function measure(tree: Tree, file: string, limitMs: number): Promise<Measured> {
  const directory = mkdtempSync(join(tree.temporary, 'coverage-'));
  const start = performance.now();
  const outcome = await runTests(tree, [file], limitMs, { NODE_V8_COVERAGE: directory });
  const seconds = (performance.now() - start) / 1000;
  const coverage = readCoverage(directory, tree.root);
  rmSync(directory, { recursive: true });
  return { file, outcome, seconds, coverage };
}

export type Measured = {
  readonly file: string;
  readonly outcome: Outcome;
  readonly seconds: number;
  readonly coverage: Coverage;
};

/**
 * Runs test files in one process, in their order, until the first test fails or the time is over. The process gets a group of its own, so
 * that the children of tests end with it.
 */
export async function runTests(
  { root, temporary }: Tree,
  files: readonly string[],
  limitMs: number,
  env: Record<string, string> = {},
): Promise<Outcome> {
  const child = spawn(process.execPath, [join(root, 'scripts/mutate/run-tests.ts'), ...files], {
    cwd: root,
    detached: true,
    stdio: 'ignore',
    env: {
      ...process.env,
      TMPDIR: join(temporary, 'tmp'),
      GO_CONTAINER_PROGRAM: join(root, 'src/command/go-container.ts'),
      ...env,
    },
  });
  const group = child.pid;
  if (group === undefined) throw new Error('cannot start Node.js');
  running.add(group);
  let isOver = false;
  const timer = setTimeout(() => {
    isOver = true;
    endGroup(group);
  }, limitMs);
  const [status, signal] = await new Promise<[number | null, string | null]>((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (...end) => resolve(end));
  });
  clearTimeout(timer);
  endGroup(group);
  running.delete(group);
  if (isOver) return 'timed out';
  // Ended by somebody else, which says nothing about the mutation.
  if (signal !== null) throw new Error(`the tests were ended by ${signal}`);
  return status === 0 ? 'passed' : 'failed';
}

function endGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
