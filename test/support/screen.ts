import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import xterm from '@xterm/headless';
import { spawn } from 'node-pty';
import { packageRoot } from '../../src/package-root.ts';
import { isolated } from './process.ts';

/** Our own command in a terminal whose screen can be read as a person sees it. */
export type Screen = {
  /** The lines of the screen, without blanks at their ends. */
  readonly lines: () => string[];
  readonly types: (text: string) => void;
  /** Waits until the screen shows a text, and returns its lines. */
  readonly shows: (text: string | RegExp) => Promise<string[]>;
  /** The exit status, when it has ended. */
  readonly ended: Promise<number>;
  /** The milliseconds from the start to the first text. */
  readonly blank: Promise<number>;
};

const command = join(packageRoot(), 'dist/bin/go-container.cjs');

export type ScreenSettings = {
  readonly cwd: string;
  readonly columns: number;
  readonly rows: number;
  readonly env?: Readonly<Record<string, string>>;
};

/** Starts our own command in a terminal of a size. It is ended with the test. */
export function openScreen(t: TestContext, args: string[], { cwd, columns, rows, env = {} }: ScreenSettings): Screen {
  const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
  const environment = { PATH: process.env.PATH ?? '', HOME: tmpdir(), LC_ALL: 'C.UTF-8', ...isolated, ...env };
  const begun = performance.now();
  const program = spawn(process.execPath, [command, ...args], {
    name: 'xterm-256color',
    cols: columns,
    rows,
    cwd,
    env: environment,
  });
  let isOver = false;
  const ended = new Promise<number>((resolve) => {
    program.onExit(({ exitCode }) => {
      isOver = true;
      resolve(exitCode);
    });
  });
  const blank = new Promise<number>((resolve) => {
    program.onData((data) => {
      resolve(performance.now() - begun);
      terminal.write(data);
    });
  });
  t.after(() => {
    if (!isOver) program.kill();
  });
  const lines = () => {
    const { active } = terminal.buffer;
    return Array.from({ length: rows }, (_, i) => active.getLine(active.baseY + i)?.translateToString(true) ?? '');
  };
  const shows = async (text: string | RegExp) => {
    for (let waited = 0; waited < 20_000; waited += 25) {
      const all = lines().join('\n');
      if (typeof text === 'string' ? all.includes(text) : text.test(all)) {
        // The rest of what is written at once.
        await new Promise((resolve) => setTimeout(resolve, 60));
        return lines();
      }
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error(`the screen does not show ${text}:\n${lines().join('\n')}`);
  };
  return { lines, types: (text) => program.write(text), shows, ended, blank };
}
