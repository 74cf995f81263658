import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../../src/package-root.ts';

/** A global installation of `yo` and of this package as it would be published, in a folder of its own that everybody may read. */
export type Installed = {
  readonly prefix: string;
  readonly bin: string;
  readonly tarball: string;
  readonly remove: () => void;
};

/** Packs this package and installs it with `yo`, both by npm, into a new prefix. Takes some 20 seconds. */
export function installGlobally(): Installed {
  const prefix = mkdtempSync(join(tmpdir(), 'go-container-prefix-'));
  chmodSync(prefix, 0o755);
  mkdirSync(join(prefix, 'bin'));
  const root = packageRoot();
  const version = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).devDependencies.yo as string;
  const packed = npm(['pack', '--json', '--ignore-scripts', '--pack-destination', prefix], root);
  // npm 11 prints a list, npm 12 an object by package.
  const [{ filename }] = Object.values(JSON.parse(packed)) as [{ filename: string }];
  const tarball = join(prefix, filename);
  npm(['install', '--global', '--prefix', prefix, '--no-audit', '--no-fund', `yo@${version}`, tarball], root);
  // The Node.js that runs the tests may lie where an ordinary user may not look.
  copyFileSync(process.execPath, join(prefix, 'bin/node'));
  return { prefix, bin: join(prefix, 'bin'), tarball, remove: () => rmSync(prefix, { recursive: true, force: true }) };
}

export function npm(args: readonly string[], cwd: string): string {
  const result = spawnSync('npm', args, { cwd, encoding: 'utf8', timeout: 300_000 });
  if (result.status !== 0) throw new Error(`npm ${args.join(' ')}: ${result.stderr}`);
  return result.stdout;
}
