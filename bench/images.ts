/**
 * Builds one program by three Dockerfiles: that of an article that is widely read, one with two cache mounts as the documentation of Go and
 * Docker recommends, and ours. Prints sizes, build times, time to healthy, and how large the layer of dependencies becomes. Needs a container
 * engine and Go; takes half an hour on two cores.
 *
 *     npm run bench:images [-- --runs=3] [--only=ours,mounts,article] [--kind=stdlib,gin,own,client-go] [--changes=30]
 *
 * Times are CPU seconds of the engine, and wall seconds in parentheses; let nothing else run on the machine.
 */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afresh } from '../test/support/afresh.ts';
import { docker, emptyMounts, inspect, tryDocker } from '../test/support/engine.ts';
import { runProgram } from '../test/support/process.ts';
import { engineCpu } from './engine-cpu.ts';
import { changeDependency, createProject, edit, type Kind, kinds } from './image-projects.ts';
import { median } from './median.ts';
import { printTable } from './table.ts';

const runs = Number(setting('runs', '3'));
const changes = Number(setting('changes', '30'));
/** In every edit and in go.mod, so that no layer of an earlier run is found. */
const nonce = Date.now().toString(36);
const work = mkdtempSync(join(tmpdir(), 'go-container-bench-'));

/** The Dockerfile of a column, undefined for ours, and the ids of its cache mounts. */
type Variant = { readonly dockerfile: string | undefined; readonly mounts: readonly string[] };
const variants: Readonly<Record<string, Variant>> = {
  article: { dockerfile: 'article.Dockerfile', mounts: [] },
  mounts: { dockerfile: 'two-mounts.Dockerfile', mounts: ['bench-two-modules', 'bench-two-packages'] },
  ours: { dockerfile: undefined, mounts: ['example.com/bench'] },
};

type Cost = { readonly cpu: number; readonly wall: number };
const rowNames = [
  'unpacked, MB',
  'above the binary, MB',
  'cold build',
  'edit',
  'edit, layers only',
  'new dependency',
  'new dependency, layers only',
  'healthy after, s',
  'layer of dependencies, MB',
] as const;

try {
  for (const kind of setting('kind', 'gin').split(',') as Kind[]) {
    if (!kinds.includes(kind)) throw new Error(`no kind ${kind}`);
    const names = setting('only', 'article,mounts,ours')
      .split(',')
      .filter((name) => name !== 'article' || kind === 'gin');
    const columns = await inTurn(names, (name) => measure(name, variants[name] as Variant, kind));
    printTable(
      [kind, ...names],
      rowNames.map((row, i) => [row, ...columns.map((column) => column[i] ?? '')]),
    );
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}

async function measure(name: string, { dockerfile, mounts }: Variant, kind: Kind): Promise<string[]> {
  const folder = join(work, `${name}-${kind}`);
  createProject(folder, kind, 'alpine', nonce);
  if (dockerfile !== undefined) copyFileSync(join(import.meta.dirname, dockerfile), join(folder, 'Dockerfile'));
  const tag = 'go-container-bench';
  // No layer of another column is found. `--no-cache` would do that too, but its layers go with the cache mounts that stand on them.
  const host = afresh();
  const build = (...more: string[]) => cost(() => docker(['build', '-q', '-t', tag, host, ...more, '.'], folder));
  const forget = () => {
    for (const id of mounts) if (emptyMounts(id) === 0) throw new Error(`there is no cache mount ${id}`);
  };
  let count = 0;
  const edited = () => {
    edit(folder, `${count++}${nonce}`);
    return build();
  };
  const withDependency = () => {
    changeDependency(folder, count++);
    return build();
  };
  tell(`${kind}, ${name}: cold`);
  for (const id of mounts) emptyMounts(id);
  const cold = build();
  const fresh = name === 'ours' ? layerSize(folder, host) : 0;
  tell(`${kind}, ${name}: edits`);
  const edits = repeat(runs, edited);
  const layersOnly = repeat(mounts.length === 0 ? 0 : Math.min(runs, 2), () => {
    forget();
    return edited();
  });
  // A machine that builds often has warm mounts.
  if (mounts.length > 0) build(afresh());
  tell(`${kind}, ${name}: new dependencies`);
  const added = repeat(runs, withDependency);
  const addedLayersOnly = repeat(mounts.length === 0 ? 0 : 1, () => {
    forget();
    return withDependency();
  });
  const sizes = name === 'ours' ? [fresh, ...layerSizes(() => layerSize(folder, host), withDependency, edited)] : [];
  const { total, binary } = imageSizes(tag);
  const healthy = await timesToHealthy(tag);
  tryDocker(['rmi', '-f', tag]);
  const figures = [
    megabytes(total),
    megabytes(total - binary),
    show([cold]),
    show(edits),
    layersOnly.length === 0 ? 'the same' : show(layersOnly),
    show(added),
    addedLayersOnly.length === 0 ? 'the same' : show(addedLayersOnly),
    `${median(healthy).toFixed(1)} (${Math.min(...healthy).toFixed(1)}-${Math.max(...healthy).toFixed(1)})`,
    sizes.map(megabytes).join(', '),
  ];
  tell(figures.join(' | '));
  return figures;
}

/** The sizes of the layer after 1, 10 and as many changes of dependencies as asked for, with an edit after each. */
function layerSizes(size: () => number, change: () => Cost, edited: () => Cost): number[] {
  return Array.from({ length: changes }, (_, i) => i + 1).flatMap((at) => {
    change();
    edited();
    return at === 1 || at === 10 || at === changes ? [size()] : [];
  });
}

/** Bytes of what the stage of dependencies keeps, unpacked. */
function layerSize(folder: string, host: string): number {
  docker(['build', '-q', host, '--target=deps', '-t', 'go-container-bench-deps', '.'], folder);
  const container = tryDocker(['create', 'go-container-bench-deps', 'none']).stdout.trim();
  const list = runProgram('sh', ['-c', `docker export ${container} | tar -tvf - cache`], { cwd: '/' }).stdout;
  docker(['rm', container]);
  docker(['rmi', '-f', 'go-container-bench-deps']);
  return list.split('\n').reduce((sum, line) => sum + Number(line.split(/\s+/)[2] ?? 0), 0);
}

/** Bytes of the files in an image, unpacked, and of the program among them. */
function imageSizes(tag: string): { total: number; binary: number } {
  const container = tryDocker(['create', tag]).stdout.trim();
  const list = runProgram('sh', ['-c', `docker export ${container} | tar -tvf -`], { cwd: '/' }).stdout;
  docker(['rm', container]);
  const files = list.split('\n').map((line) => line.split(/\s+/));
  const total = files.reduce((sum, [, , size = '0']) => sum + Number(size), 0);
  const binary = Number(files.find(([, , , , , path]) => path === 'server' || path === 'app/server')?.[2] ?? 0);
  return { total, binary };
}

async function timesToHealthy(tag: string): Promise<number[]> {
  return inTurn(Array.from({ length: runs }), async () => {
    const start = performance.now();
    const container =
      docker(['run', '-d', tag])
        .trim()
        .split('\n')
        .find((line) => /^[0-9a-f]{64}$/.test(line)) ?? '';
    while (inspect(container, '{{.State.Health.Status}}') !== 'healthy') {
      if (performance.now() - start > 60_000) throw new Error(`${tag} does not become healthy`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const took = (performance.now() - start) / 1000;
    docker(['rm', '-f', container]);
    return took;
  });
}

function cost(action: () => void): Cost {
  const [cpu, start] = [engineCpu(), performance.now()];
  action();
  return { cpu: engineCpu() - cpu, wall: (performance.now() - start) / 1000 };
}

function repeat<Result>(count: number, action: (i: number) => Result): Result[] {
  return Array.from({ length: count }, (_, i) => action(i));
}

async function inTurn<Item, Result>(
  items: readonly Item[],
  action: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const item of items) results.push(await action(item));
  return results;
}

/** The medians. */
function show(costs: readonly Cost[]): string {
  const middle = (figure: keyof Cost) => median(costs.map((one) => one[figure])).toFixed(1);
  return `${middle('cpu')} (${middle('wall')})`;
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(2);
}

function tell(what: string): void {
  process.stderr.write(`${what}\n`);
}

function setting(name: string, otherwise: string): string {
  return new RegExp(`--${name}=(\\S+)`).exec(process.argv.join(' '))?.[1] ?? otherwise;
}
