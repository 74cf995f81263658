/**
 * Builds one program, with gin as its dependency, by the Dockerfile of an article that is widely read and by ours on each
 * base, and prints size, build times and time to healthy. Needs a container engine and Go; takes a quarter of an hour on two cores.
 *
 *     npm run bench:images [-- --runs=3] [--only=ours]
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bases } from '../src/options/bases.ts';
import { docker, emptyMounts, inspect, tryDocker } from '../test/support/engine.ts';
import { goContainer, runProgram } from '../test/support/process.ts';
import { median } from './median.ts';
import { printTable } from './table.ts';

const runs = Number(/--runs=(\d+)/.exec(process.argv.join(' '))?.[1] ?? 3);
/** In every edit and in go.mod, so that no layer of an earlier run is found. */
const nonce = Date.now().toString(36);
const work = mkdtempSync(join(tmpdir(), 'go-container-bench-'));
const dependencies = ['github.com/google/uuid@v1.6.0', 'github.com/rs/xid@v1.6.0', 'golang.org/x/time/rate@latest'];

const ginGreeting = `package main

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

func ginGreeting() http.Handler {
	gin.SetMode(gin.ReleaseMode)
	router := gin.New()
	router.GET("/", func(c *gin.Context) { c.JSON(http.StatusOK, gin.H{"edit": "0"}) })
	return router
}
`;

type Row = { name: string; figures: string[] };
const columns = [
  'unpacked, MB',
  'above the binary, MB',
  'cold build, s',
  'after an edit, s',
  'same, layers only, s',
  'new dependency, s',
  'healthy after, s',
];

try {
  const article = process.argv.includes('--only=ours') ? [] : [await measure('article', 'alpine')];
  const rows: Row[] = [...article, ...(await inTurn(bases, (base) => measure(`ours, ${base}`, base)))];
  const host = hostBuild();
  printTable(['', ...columns], [...rows.map(({ name, figures }) => [name, ...figures]), host]);
} finally {
  rmSync(work, { recursive: true, force: true });
}

async function measure(name: string, base: string): Promise<Row> {
  const folder = project(name.replace(/\W+/g, '-'), base);
  const mounts = `example.com/bench-${process.arch === 'x64' ? 'amd64' : process.arch}`;
  const tag = 'go-container-bench';
  const args = name === 'article' ? ['-f', join(import.meta.dirname, 'article.Dockerfile')] : [];
  const build = (...more: string[]) => seconds(() => docker(['build', '-q', '-t', tag, ...args, ...more, '.'], folder));
  tell(`${name}: cold build`);
  emptyMounts(mounts);
  const cold = build('--no-cache');
  tell(`${name}: edits`);
  const edits = repeat(runs, (i) => {
    edit(folder, `warm${i}`);
    return build();
  });
  const layersOnly = repeat(name === 'article' ? 0 : runs, (i) => {
    if (emptyMounts(mounts) === 0) throw new Error(`there is no cache mount ${mounts}`);
    edit(folder, `fresh${i}`);
    return build();
  });
  // The mount that the dependencies are compiled in is warm again on a machine that builds often.
  if (layersOnly.length > 0) build('--no-cache-filter=deps');
  tell(`${name}: new dependencies`);
  const added = repeat(Math.min(runs, dependencies.length), (i) => {
    addDependency(folder, dependencies[i] ?? '', i);
    return build();
  });
  const { total, binary } = sizes(tag);
  const healthy = await timesToHealthy(tag);
  tryDocker(['rmi', '-f', tag]);
  const figures = [
    megabytes(total),
    megabytes(total - binary),
    cold.toFixed(1),
    show(edits),
    layersOnly.length === 0 ? 'the same' : show(layersOnly),
    show(added),
    show(healthy),
  ];
  tell(figures.join(' | '));
  return { name, figures };
}

/** The project that is built: a generated one, whose greeting a user rewrote with gin. */
function project(name: string, base: string): string {
  const folder = join(work, name);
  const flags = [
    '--dir',
    folder,
    '--defaults',
    '--name=bench',
    `--base=${base}`,
    '--region=china',
    '--go-version=1.26',
  ];
  const { status, stderr } = goContainer(flags, work);
  if (status !== 0) throw new Error(stderr);
  writeFileSync(join(folder, 'cmd/server/gin.go'), ginGreeting);
  replace(
    join(folder, 'cmd/server/handler.go'),
    'mux.HandleFunc("GET /{$}", greet())',
    'mux.Handle("GET /{$}", ginGreeting())\n\t_ = greet',
  );
  go(folder, 'get', 'github.com/gin-gonic/gin@v1.11.0');
  go(folder, 'mod', 'tidy');
  writeFileSync(join(folder, 'go.mod'), `${readFileSync(join(folder, 'go.mod'), 'utf8')}\n// ${nonce}\n`);
  return folder;
}

function edit(folder: string, text: string): void {
  replace(join(folder, 'cmd/server/gin.go'), /"edit": "\w+"/, `"edit": "${text}${nonce}"`);
}

function addDependency(folder: string, dependency: string, i: number): void {
  const [path = ''] = dependency.split('@');
  writeFileSync(join(folder, `cmd/server/dependency${i}.go`), `package main\n\nimport _ "${path}"\n`);
  go(folder, 'get', dependency.replace('/rate@', '@'));
}

function hostBuild(): string[] {
  const folder = project('host', 'scratch');
  const build = () =>
    seconds(() =>
      go(
        folder,
        'build',
        '-trimpath',
        '-tags=timetzdata',
        '-ldflags=-s -w',
        '-o',
        join(work, 'server'),
        './cmd/server',
      ),
    );
  tell('go build on the host');
  build();
  const edits = repeat(runs, (i) => {
    edit(folder, `host${i}`);
    return build();
  });
  return ['go build on the host', '', '', '', show(edits), '', '', ''];
}

/** Bytes of the files in an image, unpacked, and of the program among them. */
function sizes(tag: string): { total: number; binary: number } {
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

function go(folder: string, ...args: string[]): void {
  const { status, stderr } = runProgram('go', args, { cwd: folder, timeout: 600_000, env: { CGO_ENABLED: '0' } });
  if (status !== 0) throw new Error(`go ${args.join(' ')}: ${stderr}`);
}

function replace(file: string, what: string | RegExp, by: string): void {
  const before = readFileSync(file, 'utf8');
  const after = before.replace(what, () => by);
  if (after === before) throw new Error(`${file} does not hold ${what}`);
  writeFileSync(file, after);
}

function seconds(action: () => void): number {
  const start = performance.now();
  action();
  return (performance.now() - start) / 1000;
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

/** The median, with the extremes. */
function show(values: readonly number[]): string {
  return `${median(values).toFixed(1)} (${Math.min(...values).toFixed(1)}-${Math.max(...values).toFixed(1)})`;
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(2);
}

function tell(what: string): void {
  process.stderr.write(`${what}\n`);
}
