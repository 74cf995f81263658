/**
 * Times generation as a whole process, from its start to files on disk: our own command, `yo`, and an empty generator under `yo`,
 * against `@flydotio/dockerfile`, copier and a bare Node.js. What is not installed is installed into a temporary folder. All write into
 * folders in memory where there are some: a disk that has just taken the installations makes any of them a third slower, or not.
 * A second table has the processor time until the first question is on the screen of a terminal (Linux only).
 *
 *     npm run bench:generation [-- --runs=9]
 */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn as spawnInTerminal } from 'node-pty';
import { packageRoot } from '../src/package-root.ts';
import { writeFiles } from '../test/support/folders.ts';
import { installGlobally, npm } from '../test/support/installed.ts';
import { keys } from '../test/support/terminal.ts';
import { median } from './median.ts';
import { printTable } from './table.ts';

const runs = Number(/--runs=(\d+)/.exec(process.argv.join(' '))?.[1] ?? 9);
const work = mkdtempSync(join(tmpdir(), 'go-container-bench-'));
chmodSync(work, 0o755);
const folders = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : work, 'go-container-bench-'));
chmodSync(folders, 0o755);

/** A command, and the files that its folder holds before it runs. */
type Contestant = { name: string; command: string[]; files?: Record<string, string>; env?: Record<string, string> };

try {
  const node = process.execPath;
  const ours = join(packageRoot(), 'dist/bin/go-container.cjs');
  const contestants: Contestant[] = [
    { name: 'node -e 0', command: [node, '-e', '0'] },
    { name: 'go-container --defaults', command: [node, ours, '--defaults'] },
    ...yoContestants(),
    flyContestant(),
    copierContestant(),
  ];
  const figures = new Map(contestants.map(({ name }) => [name, [] as number[]]));
  // In turn rather than one after the other, so that the machine's other work falls on all of them alike.
  for (let i = -1; i < runs; i++) {
    for (const contestant of contestants) {
      const took = time(contestant);
      if (i >= 0) figures.get(contestant.name)?.push(took);
    }
  }
  const base = median(figures.get('node -e 0') ?? []);
  const untilQuestion = new Map<string, number[]>();
  for (const { name, command, env } of contestants.filter((one) => / --defaults$/.test(one.name))) {
    const asking = { name: name.replace(/ --defaults$/, ''), command: command.slice(0, -1), env: env ?? {} };
    const all = await collect(() => cpuUntilQuestion(asking));
    untilQuestion.set(asking.name, all);
  }
  printTable(
    ['command', 'median, ms', 'min-max, ms', 'against node -e 0'],
    [...figures].map(([name, all]) => [
      name,
      median(all).toFixed(0),
      `${Math.min(...all).toFixed(0)}-${Math.max(...all).toFixed(0)}`,
      (median(all) / base).toFixed(2),
    ]),
  );
  console.log();
  printTable(
    ['command, in a terminal', 'processor time until the first question, median, ms', 'min-max, ms'],
    [...untilQuestion].map(([name, all]) => [
      name,
      median(all).toFixed(0),
      `${Math.min(...all).toFixed(0)}-${Math.max(...all).toFixed(0)}`,
    ]),
  );
} finally {
  for (const folder of [work, folders]) rmSync(folder, { recursive: true, force: true });
}

function time({ command, files = {}, env = {} }: Contestant): number {
  const folder = mkdtempSync(join(folders, 'orders-'));
  if (process.getuid?.() === 0) chmodSync(folder, 0o777);
  writeFiles(folder, files);
  const start = performance.now();
  const [file = '', ...args] = command;
  const { status, stderr } = spawnSync(file, args, { cwd: folder, env: { ...process.env, ...env }, encoding: 'utf8' });
  const took = performance.now() - start;
  if (status !== 0) throw new Error(`${command.join(' ')}: ${stderr}`);
  rmSync(folder, { recursive: true, force: true });
  return took;
}

/** The figures of all runs but a first one, which fills caches. */
async function collect(measure: () => Promise<number>): Promise<number[]> {
  const all: number[] = [];
  for (let i = -1; i < runs; i++) {
    const figure = await measure();
    if (i >= 0) all.push(figure);
  }
  return all;
}

/** Starts a command in a terminal, and gives its processor time in ms when it shows the first question. */
function cpuUntilQuestion({ command, env }: { command: string[]; env: Record<string, string> }): Promise<number> {
  const cwd = mkdtempSync(join(folders, 'orders-'));
  if (process.getuid?.() === 0) chmodSync(cwd, 0o777);
  const [file = '', ...args] = command;
  const program = spawnInTerminal(file, args, { cwd, cols: 100, env: { ...process.env, LC_ALL: 'C.UTF-8', ...env } });
  let screen = '';
  let took: number | undefined;
  program.onData((data) => {
    screen += data;
    if (took !== undefined || !screen.includes('Name of the service')) return;
    took = cpuOf(program.pid);
    program.write(keys.interrupt);
  });
  return new Promise((resolve, reject) => {
    program.onExit(() => {
      rmSync(cwd, { recursive: true, force: true });
      if (took === undefined) reject(new Error(`${command.join(' ')} asks nothing:\n${screen}`));
      else resolve(took);
    });
  });
}

/** The processor time of all threads of a process, in ms: https://docs.kernel.org/scheduler/sched-stats.html */
function cpuOf(pid: number): number {
  const nanoseconds = readdirSync(`/proc/${pid}/task`).map((thread) =>
    Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]),
  );
  return nanoseconds.reduce((sum, one) => sum + one, 0) / 1e6;
}

/** Ours and an empty generator, both found by a globally installed `yo`, as an ordinary user. */
function yoContestants(): Contestant[] {
  const { prefix, bin } = installGlobally();
  const empty = join(prefix, 'lib/node_modules/generator-empty');
  mkdirSync(join(empty, 'generators/app'), { recursive: true });
  writeFileSync(join(empty, 'package.json'), '{"name":"generator-empty","version":"1.0.0","type":"module"}');
  const importing =
    "import Generator from '../../../generator-go-container/node_modules/yeoman-generator/dist/index.js';";
  writeFileSync(
    join(empty, 'generators/app/index.js'),
    `${importing}\nexport default class extends Generator { writing() {} }\n`,
  );
  copyFileSync(process.execPath, join(bin, 'node'));
  const home = join(prefix, 'home');
  mkdirSync(home);
  chmodSync(home, 0o777);
  const user = process.getuid?.() === 0 ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] : [];
  const env = { HOME: home, PATH: `${bin}:/usr/bin:/bin`, NO_UPDATE_NOTIFIER: '1' };
  process.on('exit', () => rmSync(prefix, { recursive: true, force: true }));
  return [
    { name: 'yo with an empty generator', command: [...user, 'yo', 'empty'], env },
    { name: 'yo go-container --defaults', command: [...user, 'yo', 'go-container', '--defaults'], env },
  ];
}

function flyContestant(): Contestant {
  const prefix = join(work, 'fly');
  mkdirSync(prefix);
  npm(['install', '--prefix', prefix, '--no-audit', '--no-fund', '@flydotio/dockerfile'], prefix);
  const command = [process.execPath, join(prefix, 'node_modules/@flydotio/dockerfile/index.js'), '--force'];
  const files = { 'package.json': '{"name":"orders","version":"1.0.0","scripts":{"start":"node index.js"}}' };
  return { name: '@flydotio/dockerfile (Node.js, 2 files)', command, files };
}

/** copier with a template that holds the same files as static text, without git: the least that it can take. */
function copierContestant(): Contestant {
  const python = join(work, 'python');
  run('python3', ['-m', 'venv', python]);
  run(join(python, 'bin/pip'), ['-q', 'install', 'copier==9.19.1']);
  const template = join(work, 'template');
  run(process.execPath, [join(packageRoot(), 'dist/bin/go-container.cjs'), '--defaults', '--dir', template]);
  return {
    name: 'copier copy (the same files, static)',
    command: [join(python, 'bin/copier'), 'copy', '-q', template, '.'],
  };
}

function run(file: string, args: string[]): void {
  const { status, stderr } = spawnSync(file, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${file} ${args.join(' ')}: ${stderr}`);
}
