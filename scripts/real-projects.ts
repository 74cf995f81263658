/**
 * Containerizes Go projects that are there already, builds their images, starts them and asks whether they are well. It prints a
 * table as docs/existing-modules.md has it. `node scripts/real-projects.ts FOLDER[:FLAG…] …`: each folder is a git repository, which
 * is cloned and left alone; flags behind a colon are what has to be told by hand.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { packageRoot } from '../src/package-root.ts';

/** The cells of a line; those that are missing at its end stay empty. */
type Row = readonly string[];

const columns = [
  'project',
  'detected',
  'base',
  'told by hand',
  'container',
  'image, MB',
  'its own, MB',
  'rest untouched',
];

const command = join(packageRoot(), 'dist/bin/go-container.cjs');

function run(file: string, args: readonly string[], cwd: string, timeout = 900_000) {
  const { status, stdout, stderr, error } = spawnSync(file, args, { cwd, encoding: 'utf8', timeout });
  return { status: error === undefined ? status : -1, stdout: stdout ?? '', stderr: stderr ?? '' };
}

/** The size of an image's unpacked file system in MB: what `docker save` holds, without its manifest. */
function unpacked(tag: string): string {
  const script = `id=$(docker create ${tag} x) && docker export $id | wc -c; docker rm $id > /dev/null`;
  const bytes = Number(run('sh', ['-c', script], '/').stdout.trim());
  return Number.isFinite(bytes) && bytes > 0 ? (bytes / 1e6).toFixed(1) : '-';
}

function ownImage(folder: string, dockerfile: string, tag: string): string {
  if (!existsSync(join(folder, dockerfile))) return 'none';
  const { status } = run('docker', ['build', '-q', '-t', tag, '-f', dockerfile, '.'], folder, 400_000);
  return status === 0 ? unpacked(tag) : 'does not build here';
}

async function health(tag: string, name: string): Promise<string> {
  run('docker', ['run', '-d', '--name', name, tag], '/');
  const state = (template: string) => run('docker', ['inspect', '--format', template, name], '/').stdout.trim();
  let told = '';
  for (let waited = 0; waited < 100 && told !== 'healthy'; waited++) {
    await new Promise((done) => setTimeout(done, 200));
    told = state('{{if .State.Health}}{{.State.Health.Status}}{{else}}{{.State.Status}}{{end}}');
    if (state('{{.State.Status}}') === 'exited') told = `ends with ${state('{{.State.ExitCode}}')}`;
    if (told.startsWith('ends')) break;
  }
  run('docker', ['rm', '-f', name], '/');
  return told;
}

async function rowOf(argument: string): Promise<Row> {
  const [source = '', ...flags] = argument.split(/:(?=--)/);
  const label = basename(source.replace(/\/repo(\/\.git)?$/, '')).replace('+', '/');
  const parent = mkdtempSync(join(tmpdir(), 'go-container-real-'));
  const folder = join(parent, label.split('/').at(-1) ?? 'project');
  try {
    run('git', ['clone', '-q', '--depth=1', `file://${resolve(source)}`, folder], parent);
    // A Dockerfile that only copies what was built elsewhere has nothing that could be taken over.
    const byHand = flags.includes('--move-dockerfile') ? ['Dockerfile moved away'] : [];
    if (byHand.length > 0) renameSync(join(folder, 'Dockerfile'), join(folder, 'Dockerfile.orig'));
    const given = flags.filter((flag) => flag !== '--move-dockerfile');
    const made = run(process.execPath, [command, 'docker', '--defaults', '--json', ...given], folder);
    const report = JSON.parse(made.stdout);
    if (made.status !== 0) return [label, report.error?.message ?? `status ${made.status}`];
    const { main, base, port, healthCheck, healthPath, dependencies, cgo } = report.answers;
    const detected = `${main.join(' ')}; ${port} ${healthCheck}${healthCheck === 'http' ? ` ${healthPath}` : ''}; ${dependencies}${cgo === 'on' ? '; cgo' : ''}`;
    const tag = `go-container-real-${label.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
    const built = run('docker', ['build', '--progress=plain', '-t', tag, '.'], folder);
    if (built.status !== 0) process.stderr.write(`${label}\n${built.stderr.slice(-3000)}\n`);
    const told = [...byHand, ...given].join(' ') || 'nothing';
    const untouched = run('sh', ['-c', 'go build -o /dev/null ./... ; git status --porcelain'], folder)
      .stdout.trim()
      .split('\n');
    const strange = untouched.filter(
      (line) =>
        !/Dockerfile|\.dockerignore|\.go-container\.lock|\.yo-rc\.json|docker-bake\.hcl|internal\//.test(line) &&
        line !== '',
    );
    const state = built.status === 0 ? await health(tag, `${tag}-run`) : 'does not build';
    const own = ownImage(
      folder,
      existsSync(join(folder, 'Dockerfile.orig')) ? 'Dockerfile.orig' : 'none',
      `${tag}-own`,
    );
    const size = built.status === 0 ? unpacked(tag) : '-';
    run('docker', ['rmi', '-f', tag, `${tag}-own`], '/');
    return [label, detected, base, told, state, size, own, strange.length === 0 ? 'yes' : strange.join(' ')];
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
}

function print(row: Row): void {
  console.log(`| ${columns.map((_, i) => row[i] ?? '').join(' | ')} |`);
}

print(columns);
console.log(`|${'---|'.repeat(columns.length)}`);
for (const argument of process.argv.slice(2)) print(await rowOf(argument));
