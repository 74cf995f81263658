// Loaded by `--require` before a command: does something at one of its file operations, counted from 0.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { packageRoot } from '../../src/package-root.ts';

/** What is done, and when. */
export type Interference = {
  readonly at: number;
  /** Where counting begins: with what is first written, or with what is first looked at below the current folder. */
  readonly from: 'write' | 'look';
  /** The process is killed before the operation, half-way through it where it writes, or after it. */
  readonly kill?: 'before' | 'half' | 'after';
  /** A text is appended to a file. */
  readonly append?: { readonly file: string; readonly text: string };
  /** Another run comes and goes. */
  readonly run?: readonly string[];
};

/** The environment in which a command is interfered with. */
export function interfered(interference: Interference): Record<string, string> {
  return {
    NODE_OPTIONS: `--require=${import.meta.filename}`,
    INTERFERENCE: JSON.stringify(interference),
  };
}

type Operation = (...args: unknown[]) => unknown;
const given = process.env.INTERFERENCE;
if (given !== undefined) {
  delete process.env.INTERFERENCE;
  delete process.env.NODE_OPTIONS;
  interfere(JSON.parse(given) as Interference);
}

function interfere({ at, from, kill, append, run }: Interference): void {
  const [appendFileSync, writeFileSync] = [fs.appendFileSync, fs.writeFileSync];
  const folder = process.cwd();
  let count = -1;
  const isFirst = (name: string, path: string) =>
    from === 'look' ? path.startsWith(folder) : name === 'mkdirSync' && path.includes('.go-container.tmp');
  const names = Object.keys(fs).filter((name) => /^(?!append|unwatch|watch)[a-zA-Z]+Sync$/.test(name));
  let isInside = false;
  for (const name of names) {
    const real = Reflect.get(fs, name) as Operation;
    const wrapped = (...args: unknown[]): unknown => {
      const path = String(args[0]);
      // One operation of ours may be made of several of Node's.
      if (isInside || (count < 0 && !isFirst(name, path))) return real(...args);
      count += 1;
      isInside = true;
      try {
        if (count === at) {
          if (append !== undefined) appendFileSync(append.file, append.text);
          if (run !== undefined) spawnSync(process.execPath, [`${packageRoot()}/dist/bin/go-container.cjs`, ...run]);
          if (kill === 'half' && name === 'writeFileSync') {
            writeFileSync(path, Buffer.from(args[1] as string | Uint8Array).subarray(0, 3));
          }
          try {
            if (kill === 'after') real(...args);
          } finally {
            if (kill !== undefined) process.kill(process.pid, 'SIGKILL');
          }
        }
        return real(...args);
      } finally {
        isInside = false;
      }
    };
    Reflect.set(fs, name, Object.assign(wrapped, real));
  }
  // A run that ends by itself says so, as whoever counts has come to the end.
  process.on('exit', () => {
    if (count < at) process.exitCode = 99;
  });
}
