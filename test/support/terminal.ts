import { stripVTControlCharacters } from 'node:util';
import { spawn } from 'node-pty';
import { isolated } from './process.ts';

/** `yo` refuses root; where the tests run as root, its tests run as this user, whom every Linux has. */
export const ordinaryUser = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

export const keys = {
  enter: '\r',
  down: '\u001b[B',
  up: '\u001b[A',
  interrupt: '\u0003',
  endOfInput: '\u0004',
  backspace: '\u007f',
};

export type Terminal = {
  /** Waits until the screen shows a text that was not there at the last call. */
  readonly sees: (text: string | RegExp) => Promise<void>;
  readonly types: (text: string) => void;
  /** What was shown, as text, and as it was written with all that steers a terminal. */
  readonly ends: () => Promise<{ status: number; screen: string; raw: string }>;
};

/** Runs a program in a pseudo-terminal of 100 columns, unless it is said. */
export function openTerminal(
  file: string,
  args: string[],
  settings: { cwd: string; env: Record<string, string>; uid?: number; gid?: number; cols?: number; name?: string },
): Terminal {
  const env = { ...isolated, ...settings.env };
  const program = spawn(file, args, { name: 'xterm-256color', cols: 100, rows: 40, ...settings, env });
  let raw = '';
  let screen = '';
  let seen = 0;
  program.onData((data) => {
    raw += data;
    screen += stripVTControlCharacters(data);
  });
  const ended = new Promise<number>((resolve) => program.onExit(({ exitCode }) => resolve(exitCode)));
  const sees = async (text: string | RegExp) => {
    for (let waited = 0; waited < 60_000; waited += 50) {
      const rest = screen.slice(seen);
      const found = typeof text === 'string' ? rest.indexOf(text) : rest.search(text);
      if (found >= 0) {
        seen += found + 1;
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    program.kill();
    throw new Error(`the terminal does not show ${text} after:\n${screen.slice(seen)}\n--- all of it:\n${screen}`);
  };
  return {
    sees,
    types: (text) => program.write(text),
    ends: async () => ({ status: await ended, screen, raw }),
  };
}
