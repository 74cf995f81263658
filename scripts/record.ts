/**
 * Records docs/terminal.svg: the real command in a real terminal, its questions answered by keystrokes, and then a build, a run
 * and an answer of the container where a container engine answers. Needs the bundle (`npm run build`).
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import xterm from '@xterm/headless';
import { spawn } from 'node-pty';
import { packageRoot } from '../src/package-root.ts';
import { screenAsSvg } from './screen-as-svg.ts';

const enter = '\r';
const down = '\u001b[B';
/** What the terminal shows before each key is pressed. */
const script: [shows: string, keys: string][] = [
  ['Name of the service', enter],
  ['Go module path', `github.com/you/orders${enter}`],
  ['omments', enter],
  ['Optional files', down + enter],
  ['Where will images be built?', enter],
  ['Base image of the service', down + down + enter],
  ['Port', enter],
  ['Path of the health check', enter],
  ['Create these files', enter],
];

const root = packageRoot();
const work = mkdtempSync(join(tmpdir(), 'go-container-record-'));
const folder = join(work, 'orders');
mkdirSync(folder);
const screen = new xterm.Terminal({ cols: 112, rows: 48, allowProposedApi: true });
let shown = '';

try {
  const env = { ...(process.env as Record<string, string>), LC_ALL: 'C.UTF-8' };
  const program = spawn(process.execPath, [join(root, 'dist/bin/go-container.cjs')], {
    cols: 112,
    rows: 48,
    cwd: folder,
    env,
  });
  screen.write('\u001b[32m$\u001b[0m go-container\r\n');
  program.onData((data) => {
    shown += data;
    screen.write(data.replaceAll(folder, '~/orders'));
  });
  const ended = new Promise<void>((resolve) => program.onExit(() => resolve()));
  for (const [text, keys] of script) {
    await shows(text);
    await new Promise((resolve) => setTimeout(resolve, 200));
    shown = '';
    program.write(keys);
  }
  await ended;
  await new Promise<void>((resolve) => screen.write('', resolve));
  mkdirSync(join(root, 'docs'), { recursive: true });
  writeFileSync(join(root, 'docs/terminal.svg'), screenAsSvg(screen));
} finally {
  rmSync(work, { recursive: true, force: true });
}

async function shows(text: string): Promise<void> {
  for (let waited = 0; !shown.includes(text); waited += 50) {
    if (waited > 20_000) throw new Error(`the terminal does not show “${text}”: ${shown}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
