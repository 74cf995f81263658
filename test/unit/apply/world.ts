import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';
import { type Applied, apply } from '../../../src/apply/apply.ts';
import { type Disk, realDisk } from '../../../src/apply/disk.ts';
import type { Amend } from '../../../src/apply/forward.ts';
import { type Recovery, recover } from '../../../src/apply/recover.ts';
import type { Failure } from '../../../src/language/failure.ts';
import type { Operation } from '../../../src/reconcile/operation.ts';

/** Memory where there is some: thousands of projects are made here. */
const base = fs.existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

export function folder(t: TestContext, below = base): string {
  const path = fs.mkdtempSync(join(below, 'apply-'));
  t.after(() => fs.rmSync(path, { recursive: true, force: true }));
  return path;
}

/** A project: path -> text, with `*` in front for an executable file and `@target` for a symlink. */
export type Tree = Record<string, string>;

export function plant(root: string, tree: Tree): void {
  for (const [path, text] of Object.entries(tree)) {
    const file = join(root, path);
    fs.mkdirSync(dirname(file), { recursive: true });
    if (text.startsWith('@')) fs.symlinkSync(text.slice(1), file);
    else fs.writeFileSync(file, text.replace(/^\*/, ''), { mode: text.startsWith('*') ? 0o755 : 0o644 });
  }
}

/** What is in a folder, in the form of `plant`; an empty folder is `path/: ''`. Staging is there under its own name. */
export function read(root: string, below = ''): Tree {
  const tree: Tree = {};
  for (const entry of fs.readdirSync(join(root, below), { withFileTypes: true })) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    const full = join(root, path);
    if (entry.isSymbolicLink()) tree[path] = `@${fs.readlinkSync(full)}`;
    else if (entry.isDirectory()) {
      const inner = read(root, path);
      if (Object.keys(inner).length === 0) tree[`${path}/`] = '';
      Object.assign(tree, inner);
    } else {
      const executable = (fs.lstatSync(full).mode & 0o111) !== 0;
      tree[path] = (executable ? '*' : '') + fs.readFileSync(full, 'utf8');
    }
  }
  return Object.fromEntries(Object.entries(tree).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The name of a file in the directory of a run; undefined for any other path. */
export const stagedName = (path: string): string | undefined => /\.tmp\/run\/[^/]+\/(.+)$/.exec(path)?.[1];

/** The directory of the run that is at work or was cut short, if any. */
export function runFolder(root: string): string | undefined {
  const gate = join(root, '.go-container.tmp/run');
  const [name] = fs.existsSync(gate) ? fs.readdirSync(gate) : [];
  return name === undefined ? undefined : join(gate, name);
}

/** Reports whether a run that was cut short had passed its commit point. */
export function isCommitted(root: string): boolean {
  return fs.existsSync(join(runFolder(root) ?? root, 'journal'));
}

/** The operations that lead from one tree to another, the lock and the answers last. */
export function between(from: Tree, to: Tree): Operation[] {
  const late = (path: string) => ['.go-container.lock', '.yo-rc.json'].indexOf(path);
  const operations: Operation[] = [];
  for (const path of [...new Set([...Object.keys(from), ...Object.keys(to)])].sort((a, b) => late(a) - late(b))) {
    const [old, next] = [from[path], to[path]];
    if (old === next) continue;
    const text = (value: string) => value.replace(/^\*/, '');
    const before = old === undefined ? null : Buffer.from(text(old));
    if (next === undefined) operations.push({ kind: 'remove', path, before: before ?? Buffer.alloc(0) });
    else if (old !== undefined && text(old) === text(next)) {
      operations.push({ kind: 'chmod', path, executable: next.startsWith('*'), before: before ?? Buffer.alloc(0) });
    } else {
      const content = Buffer.from(text(next));
      operations.push({ kind: 'write', path, content, executable: next.startsWith('*'), before });
    }
  }
  return operations;
}

/** What a process that is killed throws: no system call's error, and every later operation throws it as well. */
export const killed = Symbol('killed');

let nextPid = 5_000_000;
const living = new Set<number>();

export type Actor = {
  pid: number;
  disk: Disk;
  /** File operations done so far. */
  count: () => number;
  apply: (root: string, operations: readonly Operation[], amend?: Amend) => Applied;
  recover: (root: string, amend?: Amend) => Recovery;
  die: () => void;
};

export type Trouble = {
  /** Called before each operation; it may throw. `n` counts from 0. */
  before?: (n: number, name: string, path: string) => void;
  /** Kill at this operation: before it, or half-way through it where it is a write, or just after it. */
  killAt?: number;
  how?: 'before' | 'half' | 'after';
  /** Stopped rather than killed: it does nothing more, but is seen as alive. */
  stopped?: boolean;
  host?: string;
};

/** A process of its own, as far as the code can see: with its own number, alive until it is killed. */
export function actor(trouble: Trouble = {}): Actor {
  const pid = nextPid++;
  living.add(pid);
  let count = 0;
  let dead = false;
  const die = () => {
    dead = true;
    if (trouble.stopped !== true) living.delete(pid);
  };
  const wrap =
    (name: string, real: (...args: unknown[]) => unknown) =>
    (...args: unknown[]): unknown => {
      if (dead) throw killed;
      const path = String(args[0]);
      const n = count++;
      trouble.before?.(n, name, path);
      if (dead) throw killed;
      if (n !== trouble.killAt) return real(...args);
      if (trouble.how === 'half' && name === 'writeFileSync') {
        fs.writeFileSync(path, Buffer.from(args[1] as Uint8Array).subarray(0, 3));
      } else if (trouble.how === 'after') {
        try {
          real(...args);
        } catch {
          // An operation that fails is over as well.
        }
      }
      die();
      throw killed;
    };
  const names = Object.keys(realDisk).filter((name) => name.endsWith('Sync'));
  const disk = {
    ...(Object.fromEntries(names.map((name) => [name, wrap(name, Reflect.get(fs, name))])) as unknown as Disk),
    hostname: () => trouble.host ?? 'here',
    processId: () => pid,
    isProcess: (of: number) => living.has(of),
  };
  return {
    pid,
    disk,
    die,
    count: () => count,
    apply: (root, operations, amend) => apply(root, operations, { disk, fsync: false, amend }),
    recover: (root, amend) => recover(root, { disk, fsync: false, amend }),
  };
}

/** Runs an action that may be killed; undefined where it was. */
export function survive<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch (error) {
    if (error === killed) return undefined;
    throw error;
  }
}

/** The failure that an action ends in; undefined where it ends well. */
export function failing(action: () => unknown): Failure | undefined {
  try {
    action();
    return undefined;
  } catch (error) {
    if (error instanceof Error && 'status' in error) return error as Failure;
    throw error;
  }
}

/** A project with edits of the user's, and what a run makes of it; every kind of operation is in it. */
export const oldTree: Tree = {
  Dockerfile: 'FROM a\n# mine\n',
  'cmd/server/main.go': 'package main // mine\n',
  'deploy/k8s/a.yaml': 'old a',
  'deploy/k8s/b.yaml': 'old b',
  'scripts/run.sh': 'run',
  'build.sh': '*build',
  'notes.txt': 'untouched by the run',
  '.go-container.lock': 'lock 1',
  '.yo-rc.json': 'answers 1',
};
export const newTree: Tree = {
  Dockerfile: 'FROM b\n# mine\n',
  'cmd/server/main.go': 'package main // mine, merged\n',
  'internal/health/health.go': 'package health\n',
  'scripts/run.sh': '*run',
  'scripts/new.sh': '*new',
  'build.sh': '*build 2',
  'notes.txt': 'untouched by the run',
  '.go-container.lock': 'lock 2',
  '.yo-rc.json': 'answers 2',
};
export const plan = (): Operation[] => between(oldTree, newTree);
export const sorted = (tree: Tree): Tree =>
  Object.fromEntries(Object.entries(tree).sort(([a], [b]) => (a < b ? -1 : 1)));
