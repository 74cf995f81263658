// A separate process for the tests. Given an operation, it is killed or stopped there; otherwise it waits for orders.
import fs from 'node:fs';
import { apply } from '../../../src/apply/apply.ts';
import { type Disk, realDisk } from '../../../src/apply/disk.ts';
import { recover } from '../../../src/apply/recover.ts';
import { between, failing, newTree, oldTree, type Tree } from './world.ts';

export type Order = { root: string; from: Tree; to: Tree };

/** Enough files for every kind of operation. */
export const few = (tree: Tree): Tree =>
  Object.fromEntries(
    Object.entries(tree).filter(([path]) => /^(Dockerfile|deploy\/k8s\/a|internal|scripts\/run|\.yo-rc)/.test(path)),
  );

/** What happens at the chosen operation. */
const interruptions: Record<string, (name: string, path: string) => void> = {
  exit: () => process.exit(9),
  kill: (name, path) => {
    if (name === 'writeFileSync') fs.writeFileSync(path, 'torn');
    process.kill(process.pid, 'SIGKILL');
  },
  stop: () => {
    fs.writeSync(1, 'stopping\n');
    process.kill(process.pid, 'SIGSTOP');
  },
};

const [root, interruptAt, how = ''] = process.argv.slice(2);

if (process.argv[1] !== import.meta.filename) {
  // Imported by the test.
} else if (root !== undefined) {
  // Operations before the first directory is made only look.
  let count = -1;
  const names = Object.keys(realDisk).filter((name) => name.endsWith('Sync'));
  const wrap = (name: string) => {
    const real = Reflect.get(fs, name) as (...args: unknown[]) => unknown;
    return (...args: unknown[]): unknown => {
      if (count < 0 && name !== 'mkdirSync') return real(...args);
      count += 1;
      if (count === Number(interruptAt)) interruptions[how]?.(name, String(args[0]));
      return real(...args);
    };
  };
  const wrapped = Object.fromEntries(names.map((name) => [name, wrap(name)])) as unknown as Disk;
  const error = failing(() => apply(root, between(few(oldTree), few(newTree)), { disk: { ...realDisk, ...wrapped } }));
  // The order of the operations is the same each time, so the last one is known by its number.
  console.log(error?.problem.key ?? `done after ${count}`);
} else {
  process.on('message', ({ root, from, to }: Order) => {
    const error = failing(() => {
      recover(root, { fsync: false });
      apply(root, between(from, to), { fsync: false });
    });
    process.send?.(error === undefined ? 'done' : error.problem.key);
  });
}
