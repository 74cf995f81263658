/**
 * `node scripts/renovate.ts`: Renovate itself on a generated project, without a network. It reads the generated renovate.json5, looks
 * versions up in a registry of this script that knows newer Go and Alpine, and replaces what it found by its own code. Then
 * `go-container check` says whether answers and files agree, and `go-container update` what is left to do.
 * Renovate is large (436 MB, minutes), so it is no dependency: it is installed once, below ~/.cache, or found at RENOVATE_PACKAGE.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../src/package-root.ts';

const release = '44.121.2';
const tags = [
  '1.26-alpine3.24',
  '1.27-alpine3.24',
  '1.28-alpine3.24',
  '1.28-alpine3.25',
  '1.28.1-alpine3.25',
  '1.29rc1-alpine3.25',
];
const variants = {
  'a service': ['--base=alpine', '--with=github,gitlab,renovate,compose,make,bake,devcontainer'],
  'a service in China, on distroless, in Chinese': [
    '--region=china',
    '--base=distroless',
    '--language=zh-CN',
    '--with=gitlab,renovate',
  ],
};

type Update = { newValue: string; branchName: string };
type Dependency = { depName: string; currentValue?: string; replaceString?: string; updates?: Update[] };
type PackageFile = { packageFile: string; deps: Dependency[] } & Record<string, unknown>;

/** The folder of the package `renovate`. */
function renovatePackage(): string {
  const given = process.env.RENOVATE_PACKAGE;
  if (given !== undefined) return given;
  const folder = join(homedir(), '.cache/generator-go-container/renovate');
  const found = join(folder, 'node_modules/renovate');
  if (existsSync(found)) return found;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  console.log(`installing Renovate ${release} (minutes, once)`);
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--omit=dev', `renovate@${release}`], {
    cwd: folder,
    stdio: 'inherit',
  });
  return found;
}

function run(file: string, args: readonly string[], cwd: string): string {
  return execFileSync(file, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
}

/** A registry that knows the tags of one image. */
async function registry(): Promise<{ url: string; close: () => void }> {
  const server = createServer(({ url = '' }, response) => {
    const isList = url.includes('/tags/list');
    response.writeHead(isList || url === '/v2/' ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(isList ? { name: 'golang', tags } : {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}

/** What Renovate would raise, by manager. Lookups other than those of Go and Alpine would need a network. */
async function lookUp(renovate: string, folder: string, url: string): Promise<PackageFile[]> {
  const config = {
    enabledManagers: ['custom.regex'],
    packageRules: [
      { matchDatasources: ['docker'], registryUrls: [url] },
      { matchDepNames: ['generator-go-container'], enabled: false },
    ],
  };
  const child: ChildProcess = spawn(
    process.execPath,
    [join(renovate, 'dist/renovate.js'), '--platform=local', '--dry-run=lookup'],
    {
      cwd: folder,
      env: { ...process.env, LOG_LEVEL: 'debug', LOG_FORMAT: 'json', RENOVATE_CONFIG: JSON.stringify(config) },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let log = '';
  for await (const chunk of child.stdout ?? []) log += String(chunk);
  for (const line of log.split('\n').filter((text) => text.startsWith('{'))) {
    const entry = JSON.parse(line) as { msg: string; config?: { regex?: PackageFile[] } };
    if (entry.msg === 'packageFiles with updates') return entry.config?.regex ?? [];
  }
  throw new Error(`Renovate found nothing:\n${log}`);
}

/** Replaces by Renovate's own code, in the order in which it would. */
async function replaceAll(renovate: string, folder: string, files: readonly PackageFile[]): Promise<void> {
  const load = (path: string) => import(join(renovate, 'dist', path));
  const { GlobalConfig } = await load('config/global.js');
  const { doAutoReplace } = await load('workers/repository/update/branch/auto-replace.js');
  GlobalConfig.set({ localDir: folder });
  for (const { deps, ...file } of files) {
    for (const [depIndex, dep] of deps.entries()) {
      const [update] = dep.updates ?? [];
      if (update === undefined) continue;
      const path = join(folder, file.packageFile);
      const upgrade = { manager: 'regex', ...file, ...dep, ...update, depIndex };
      const text = await doAutoReplace(upgrade, readFileSync(path, 'utf8'), false);
      if (text === null) throw new Error(`not replaced: ${file.packageFile} ${dep.depName}`);
      writeFileSync(path, text);
    }
  }
}

const renovate = renovatePackage();
const command = join(packageRoot(), 'dist/bin/go-container.cjs');
const { url, close } = await registry();
for (const [name, flags] of Object.entries(variants)) {
  const folder = join(mkdtempSync(join(tmpdir(), 'go-container-renovate-')), 'orders');
  mkdirSync(folder);
  run(process.execPath, [command, '--defaults', '--go-version=1.27', '--alpine-version=3.24', ...flags], folder);
  run('git', ['init', '-q'], folder);
  run('git', ['add', '.'], folder);
  run(
    process.execPath,
    [join(renovate, 'dist/config-validator.js'), '--strict', '--no-global', 'renovate.json5'],
    folder,
  );
  const files = await lookUp(renovate, folder, url);
  console.log(`\n${name}`);
  for (const { packageFile, deps } of files) {
    for (const { depName, currentValue, replaceString, updates = [] } of deps) {
      const raised = updates.map(({ newValue, branchName }) => `${newValue} (${branchName})`).join(', ') || 'nothing';
      console.log(`  ${packageFile}: ${depName} ${currentValue} -> ${raised}   ${JSON.stringify(replaceString)}`);
    }
  }
  await replaceAll(renovate, folder, files);
  console.log(run('git', ['diff', '--stat'], folder));
  console.log(run(process.execPath, [command, 'check'], folder));
  const update = JSON.parse(run(process.execPath, [command, 'update', '--json'], folder)) as {
    files: { path: string; change: string }[];
  };
  const left = update.files.filter(({ change }) => change !== 'unchanged').map(({ path }) => path);
  console.log(`What go-container update had left to write: ${left.join(', ')}`);
  rmSync(join(folder, '..'), { recursive: true });
}
close();
