/**
 * Times regeneration and `check`: many projects in one process, each with a user's edits, with fsync and without; then one
 * regeneration as a whole process against `copier update` on the same scenario, which is installed into a temporary folder.
 *
 *     npm run bench:regeneration [-- --runs=5 --projects=1,100,1000 --no-copier]
 */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import bundling from '../rolldown.config.ts';
import { packageRoot } from '../src/package-root.ts';
import { median } from './median.ts';
import { copierTemplate } from './regeneration/copier-template.ts';
import { edit, editsOfADockerfile } from './regeneration/edits.ts';
import type { Job, Outcome } from './regeneration/worker.ts';
import { printTable } from './table.ts';

const runs = Number(argument('runs') ?? 5);
const counts = (argument('projects') ?? '1,100,1000').split(',').map(Number);
const work = mkdtempSync(join(tmpdir(), 'go-container-bench-'));
/** What the projects are made with, and what changes. Every other run changes it back, which is the same work. */
const before = { base: 'alpine', port: '8080' };
const after = { base: 'distroless', port: '9090' };

/** Below the package, where the bundle finds the templates and what is not bundled. */
const bundle = join(packageRoot(), 'node_modules/.cache/go-container-bench');

type Measured = { readonly count: number; readonly outcomes: Outcome[] };

try {
  await bundleWorker();
  manyProjects();
  if (!process.argv.includes('--no-copier')) againstCopier();
} finally {
  rmSync(work, { recursive: true, force: true });
  rmSync(bundle, { recursive: true, force: true });
}

/** What is measured is bundled as what is published, so that stripping types is no part of it. */
async function bundleWorker(): Promise<void> {
  const { platform = 'node', external = [] } = Array.isArray(bundling) ? {} : bundling;
  const build = await rolldown({ input: join(import.meta.dirname, 'regeneration/worker.ts'), platform, external });
  await build.write({ dir: bundle, format: 'esm' });
}

function manyProjects(): void {
  const rows = { synced: [] as string[][], unsynced: [] as string[][], checked: [] as string[][] };
  for (const count of counts) {
    const folder = join(work, `projects-${count}`);
    tell(`${count} projects: generate and edit them`);
    inWorker({ task: 'generate', folder, count, answers: before });
    const measured = (): Measured => ({ count, outcomes: [] });
    const [synced, unsynced, checked] = [measured(), measured(), measured()];
    // One project takes no time, and is measured more often.
    for (let i = 0; i < runs * (count === 1 ? 5 : 1); i++) {
      tell(`${count} projects: run ${i + 1}`);
      synced.outcomes.push(inWorker({ task: 'regenerate', folder, count, answers: after, fsync: true }));
      unsynced.outcomes.push(inWorker({ task: 'regenerate', folder, count, answers: before, fsync: false }));
      checked.outcomes.push(inWorker({ task: 'check', folder, count, answers: {} }));
    }
    rows.synced.push(figures('regenerate, fsync', synced));
    rows.unsynced.push(figures('regenerate, no fsync', unsynced));
    rows.checked.push(figures('check', checked));
    rmSync(folder, { recursive: true });
  }
  const head = [
    '',
    'projects',
    'ms a project (min-max)',
    'of processor time',
    'all, s',
    'peak RSS, MB',
    'of it at the start, MB',
  ];
  printTable(head, [...rows.synced, ...rows.unsynced, ...rows.checked]);
}

function figures(name: string, { count, outcomes }: Measured): string[] {
  const each = outcomes.map(({ milliseconds }) => milliseconds / count);
  const megabytes = (bytes: number) => (bytes / 1_000_000).toFixed(0);
  return [
    name,
    String(count),
    `${median(each).toFixed(1)} (${Math.min(...each).toFixed(1)}-${Math.max(...each).toFixed(1)})`,
    (median(outcomes.map(({ cpuMilliseconds }) => cpuMilliseconds)) / count).toFixed(1),
    ((median(each) * count) / 1000).toFixed(2),
    megabytes(Math.max(...outcomes.map(({ peakRss }) => peakRss))),
    megabytes(median(outcomes.map(({ startRss }) => startRss))),
  ];
}

/** Each measurement has a process of its own, so that neither memory nor compiled code is another one's. */
function inWorker(job: Job): Outcome {
  return JSON.parse(run(process.execPath, [join(bundle, 'worker.js'), JSON.stringify(job)], work).stdout) as Outcome;
}

/** The user adds an ENV and a RUN and deletes a file; base and port change. Both commands start in a copy of their project. */
function againstCopier(): void {
  tell('copier: install it, and make a template of the same files');
  const python = join(work, 'python');
  run('python3', ['-m', 'venv', python], work);
  run(join(python, 'bin/pip'), ['-q', 'install', 'copier==9.19.1'], work);
  const copier = join(python, 'bin/copier');
  const goContainer = [
    process.execPath,
    join(packageRoot(), 'dist/bin/go-container.cjs'),
    '--defaults',
    '--name=orders',
  ];
  const flags = (answers: typeof before) => Object.entries(answers).map(([name, value]) => `--${name}=${value}`);
  const data = (answers: typeof before) =>
    Object.entries(answers).flatMap(([name, value]) => ['-d', `${name}=${value}`]);

  const [ours, changed] = [project('ours'), project('changed')];
  spawnOrFail([...goContainer, ...flags(before)], ours);
  spawnOrFail([...goContainer, ...flags(after)], changed);
  const template = project('template');
  copierTemplate(template, { folder: ours, answers: before }, { folder: changed, answers: after });
  commit(template, 'v1');
  const theirs = project('theirs');
  spawnOrFail([copier, 'copy', '-q', '--defaults', ...data(before), template, '.'], theirs);
  for (const folder of [ours, theirs]) {
    commit(folder, 'generated');
    edit(folder, editsOfADockerfile);
    rmSync(join(folder, 'cmd/server/server_test.go'));
    // copier refuses to work on changes that are not committed.
    commit(folder, 'edited');
  }
  const contestants = [
    { name: 'node -e 0', command: [process.execPath, '-e', '0'], from: ours },
    { name: 'go-container --defaults', command: [...goContainer, ...flags(after)], from: ours, changes: true },
    { name: 'copier --version', command: [copier, '--version'], from: theirs },
    {
      name: 'copier update',
      command: [copier, 'update', '-q', '--defaults', ...data(after)],
      from: theirs,
      changes: true,
    },
  ];
  const took = new Map(contestants.map(({ name }) => [name, [] as number[]]));
  // In turn rather than one after the other, so that the machine's other work falls on all of them alike.
  for (let i = -1; i < runs; i++) {
    tell(i < 0 ? 'one regeneration: warm up' : `one regeneration: run ${i + 1}`);
    for (const { name, command, from, changes = false } of contestants) {
      const folder = join(work, 'run/orders');
      cpSync(from, folder, { recursive: true });
      const start = performance.now();
      spawnOrFail(command, folder);
      if (i >= 0) took.get(name)?.push(performance.now() - start);
      if (changes) requireMerged(folder, changed);
      rmSync(folder, { recursive: true });
    }
  }
  console.log();
  printTable(
    ['one regeneration, the whole process', 'median, ms', 'min-max, ms'],
    [...took].map(([name, all]) => [
      name,
      median(all).toFixed(0),
      `${Math.min(...all).toFixed(0)}-${Math.max(...all).toFixed(0)}`,
    ]),
  );
}

/** Both must do the whole job: the user's lines and the new ones are there, and what was deleted is not. */
function requireMerged(folder: string, expected: string): void {
  const difference = run(
    'diff',
    ['-r', '-x', '.git', '-x', '.*.json', '-x', '.*.lock', '-x', '.*.yml', expected, folder],
    work,
    [1],
  );
  const lines = difference.stdout.split('\n').filter((line) => /^[<>]|^Only/.test(line));
  const wanted = [
    '> ENV TZ=Asia/Shanghai',
    '> RUN apk add --no-cache make',
    `Only in ${expected}/cmd/server: server_test.go`,
  ];
  if (lines.sort().join('\n') !== wanted.sort().join('\n'))
    throw new Error(`not merged as expected:\n${difference.stdout}`);
}

function project(name: string): string {
  const folder = join(work, name, 'orders');
  mkdirSync(folder, { recursive: true });
  return folder;
}

function commit(folder: string, tag: string): void {
  const git = ['git', '-c', 'user.name=bench', '-c', 'user.email=bench@example.com', '-c', 'commit.gpgsign=false'];
  if (!existsSync(join(folder, '.git'))) spawnOrFail([...git, 'init', '-q'], folder);
  spawnOrFail([...git, 'add', '-A'], folder);
  spawnOrFail([...git, 'commit', '-q', '-m', tag], folder);
  spawnOrFail([...git, 'tag', tag], folder);
}

function spawnOrFail([file = '', ...args]: readonly string[], folder: string): void {
  run(file, args, folder);
}

function run(
  file: string,
  args: readonly string[],
  cwd: string,
  others: readonly number[] = [],
): SpawnSyncReturns<string> {
  const outcome = spawnSync(file, args, { cwd, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8' } });
  const { status, stdout, stderr } = outcome;
  if (status === 0 || others.includes(status ?? -1)) return outcome;
  throw new Error(`${file} ${args.join(' ')}: ${status} ${stdout}${stderr}`);
}

function argument(name: string): string | undefined {
  return new RegExp(`--${name}=(\\S+)`).exec(process.argv.join(' '))?.[1];
}

function tell(what: string): void {
  process.stderr.write(`${what}\n`);
}
