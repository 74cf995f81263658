/**
 * Times `check` and `update` over many projects: all in one process by `--each`, against a process for each. The projects are
 * copies of one that was generated; they take turns, so that the machine's other work falls on both alike.
 *
 *     npm run bench:fleet [-- --projects=300 --runs=3]
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../src/package-root.ts';
import { copies, pattern } from '../test/support/fleet.ts';
import { median } from './median.ts';
import { printTable } from './table.ts';

const argument = (name: string, otherwise: number) =>
  Number(new RegExp(`--${name}=(\\d+)`).exec(process.argv.join(' '))?.[1] ?? otherwise);
const [projects, runs] = [argument('projects', 300), argument('runs', 3)];
const command = join(packageRoot(), 'dist/bin/go-container.cjs');
const names = Array.from({ length: projects }, (_, i) => `orders-${i}`);

/** What is timed, and its arguments in the run `i`; an update that writes needs another port each time. */
const tasks: [name: string, args: (i: number) => string[]][] = [
  ['check', () => ['check']],
  ['update, nothing to do', () => ['update']],
  ['update that writes 5 files', (i) => ['update', `--port=${9000 + i}`]],
];

const work = mkdtempSync(join(tmpdir(), 'go-container-bench-'));
try {
  const project = pattern(work);
  const rows: string[][] = [];
  for (const [name, args] of tasks) {
    const [together, apart]: [number[], number[]] = [[], []];
    const folders = ['together', 'apart'].map((folder) => join(work, folder));
    for (const folder of folders) {
      rmSync(folder, { recursive: true, force: true });
      copies(project, folder, names);
    }
    for (let i = 0; i < runs; i++) {
      console.error(`${name}: run ${i + 1} of ${runs}`);
      together.push(time(() => run([...args(i), '--each', ...names], join(work, 'together'))));
      apart.push(
        time(() => {
          for (const one of names) run(args(i), join(work, 'apart', one));
        }),
      );
    }
    rows.push([name, each(together), each(apart), (median(apart) / median(together)).toFixed(0)]);
  }
  const head = [`${projects} projects`, 'one process: ms a project', 'a process each: ms a project', 'times'];
  printTable(head, rows);
} finally {
  rmSync(work, { recursive: true, force: true });
}

function run(args: readonly string[], cwd: string): void {
  const { status, stderr } = spawnSync(process.execPath, [command, ...args], { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${args.slice(0, 2).join(' ')}: ${status} ${stderr}`);
}

function time(action: () => void): number {
  const start = performance.now();
  action();
  return performance.now() - start;
}

function each(figures: readonly number[]): string {
  const [low, high] = [Math.min(...figures), Math.max(...figures)].map((figure) => (figure / projects).toFixed(1));
  return `${(median(figures) / projects).toFixed(1)} (${low}-${high})`;
}
