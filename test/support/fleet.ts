import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, copyFileSync, cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/package-root.ts';
import { goContainer, type Outcome, runProgram } from './process.ts';
import { ordinaryUser } from './terminal.ts';

/** A generated project of Go 1.26, made once in a folder, to be copied. */
export function pattern(folder: string): string {
  const project = join(folder, 'pattern');
  const { status, stderr } = goContainer(['--defaults', '--go-version=1.26', '--dir', project], folder);
  if (status !== 0) throw new Error(stderr);
  return project;
}

/** Copies a project as often as it is named, below a folder. */
export function copies(project: string, folder: string, names: readonly string[]): void {
  mkdirSync(folder, { recursive: true });
  for (const name of names) cpSync(project, join(folder, name), { recursive: true });
}

/**
 * Gives what runs our own command as a user who may not do everything: where root runs the tests, a copy of Node.js and of what is
 * published, in a folder of its own, as the checkout may lie where nobody else may look.
 */
export function asOrdinaryUser(folder: string): (args: readonly string[], cwd: string, input?: string) => Outcome {
  const { uid, gid } = ordinaryUser;
  const root = packageRoot();
  if (uid === undefined) {
    const command = join(root, 'dist/bin/go-container.cjs');
    return (args, cwd, input = '') => runProgram(process.execPath, [command, ...args], { cwd, input });
  }
  const copy = join(folder, 'published');
  for (const part of ['dist', 'templates', 'package.json', 'CHANGELOG.md']) {
    cpSync(join(root, part), join(copy, part), { recursive: true });
  }
  copyFileSync(process.execPath, join(copy, 'node'));
  for (const path of [folder, copy]) chmodSync(path, 0o755);
  const asUser = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'];
  const command = [join(copy, 'node'), join(copy, 'dist/bin/go-container.cjs')];
  return (args, cwd, input = '') => runProgram('setpriv', [...asUser, ...command, ...args], { cwd, input });
}

/** Gives all below a folder, symbolic links aside, to the ordinary user. */
export function giveToOrdinaryUser(folder: string): void {
  const { uid, gid } = ordinaryUser;
  if (uid === undefined) return;
  chownSync(folder, uid, gid);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) chownSync(join(entry.parentPath, entry.name), uid, gid);
  }
}

export function makePipe(path: string): void {
  const { status } = spawnSync('mkfifo', [path]);
  if (status !== 0) throw new Error(`mkfifo ${path}`);
}
