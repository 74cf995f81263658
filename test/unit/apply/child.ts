// A process of its own for the tests. With an operation to die at, it dies there; otherwise it works on command.
import fs from 'node:fs';
import { apply } from '../../../src/apply/apply.ts';
import { type Disk, realDisk } from '../../../src/apply/disk.ts';
import { recover } from '../../../src/apply/recover.ts';
import { between, failing, newTree, oldTree, type Tree } from './world.ts';

export type Order = { root: string; at: number; from: Tree; to: Tree };

/** Enough files for every kind of operation; starting a process for each kill is slow. */
export const few = (tree: Tree): Tree =>
  Object.fromEntries(
    Object.entries(tree).filter(([path]) => /^(Dockerfile|deploy\/k8s\/a|internal|scripts\/run|\.yo-rc)/.test(path)),
  );

const [root, killAt, how] = process.argv.slice(2);

if (process.argv[1] !== import.meta.filename) {
  // Imported by the test.
} else if (root !== undefined) {
  // What comes before the first folder is made only looks.
  let count = -1;
  const names = Object.keys(realDisk).filter((name) => name.endsWith('Sync'));
  const wrap = (name: string) => {
    const real = Reflect.get(fs, name) as (...args: unknown[]) => unknown;
    return (...args: unknown[]): unknown => {
      if (count < 0 && name !== 'mkdirSync') return real(...args);
      count += 1;
      if (count === Number(killAt)) {
        if (name === 'writeFileSync') fs.writeFileSync(String(args[0]), 'torn');
        if (how === 'exit') process.exit(9);
        process.kill(process.pid, 'SIGKILL');
      }
      return real(...args);
    };
  };
  const disk = Object.fromEntries(names.map((name) => [name, wrap(name)])) as unknown as Disk;
  apply(root, between(few(oldTree), few(newTree)), { disk });
} else {
  process.on('message', ({ root, at, from, to }: Order) => {
    while (Date.now() < at) {
      // All begin in the same millisecond.
    }
    const error = failing(() => {
      recover(root, { fsync: false });
      apply(root, between(from, to), { fsync: false });
    });
    process.send?.(error === undefined ? 'done' : error.problem.key);
  });
}
