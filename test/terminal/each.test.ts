import assert from 'node:assert/strict';
import { appendFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import xterm from '@xterm/headless';
import { width } from '../../src/language/width.ts';
import { packageRoot } from '../../src/package-root.ts';
import { copies, pattern } from '../support/fleet.ts';
import { freshFolder } from '../support/folders.ts';
import { keys, openTerminal } from '../support/terminal.ts';

const names = Array.from(
  { length: 40 },
  (_, i) => `${i % 2 === 0 ? '订单服务订单服务订单服务' : 'services-of-orders'}-${i}`,
);

const command = join(packageRoot(), 'dist/bin/go-container.cjs');
const escapeCharacter = String.fromCharCode(27);

function fleet(t: TestContext): string {
  const folder = freshFolder(t, 'company');
  const project = pattern(dirname(folder));
  copies(project, folder, names);
  rmSync(project, { recursive: true });
  appendFileSync(join(folder, `${names[3]}`, '.go-container.lock'), '<<<<<<< HEAD\n');
  return folder;
}

const open = (cwd: string, cols: number, args: string[]) =>
  openTerminal(process.execPath, [command, ...args], {
    cwd,
    cols,
    env: { ...(process.env as Record<string, string>), LC_ALL: 'C.UTF-8', TERM: 'xterm-256color' },
  });

/** What a terminal of so many columns shows in the end, by lines that it did not wrap itself. */
async function shownIn(raw: string, cols: number): Promise<string[]> {
  const terminal = new xterm.Terminal({ cols, rows: 40, scrollback: 100_000, allowProposedApi: true });
  await new Promise<void>((resolve) => terminal.write(raw, resolve));
  const { active } = terminal.buffer;
  const rows = Array.from({ length: active.length }, (_, i) => active.getLine(i));
  const lines: string[] = [];
  for (const row of rows) {
    const text = row?.translateToString(true) ?? '';
    if (row?.isWrapped === true) lines.push(`${lines.pop()}${text}`);
    else lines.push(text);
  }
  return lines.filter((text) => text !== '');
}

describe('go-container --each in a terminal', { timeout: 120_000 }, () => {
  for (const cols of [40, 100]) {
    it(`shows how far it is in one line of ${cols} columns, which is gone in the end`, async (t) => {
      const folder = fleet(t);
      const { status, raw } = await open(folder, cols, ['check', '--each', ...names]).ends();
      assert.equal(status, 3);
      const drawn = raw.split('\r').filter((part) => /^\d+\/40 /.test(part));
      assert.equal(drawn.length, 40);
      for (const part of drawn) {
        assert.ok(part.endsWith(`${escapeCharacter}[K`), JSON.stringify(part));
        assert.ok(width(stripVTControlCharacters(part)) < cols, part);
        assert.doesNotMatch(part, /\n/);
      }
      assert.match(drawn.at(-1) ?? '', /^40\/40 {2}(agrees: 38, )?failed: 1 {2}/);
      const shown = await shownIn(raw, cols);
      assert.match(shown[0] ?? '', /^Result {2}Project {2,}What$/);
      for (const line of shown) assert.ok(width(line) < cols, line);
      const text = shown.join(' ').replace(/ +/g, ' ');
      assert.match(
        text,
        cols === 100 ? /failed services-of-orders-3 \.go-container\.lock holds the/ : /failed \S+…\S+ /,
      );
      assert.match(text, / Projects: 40 \(agrees: 39, failed: 1\)$/);
      assert.doesNotMatch(shown.join('\n'), /\d\/40/);
    });
  }
  it('makes room for what is printed meanwhile', async (t) => {
    const folder = fleet(t);
    const { raw } = await open(folder, 60, ['update', '--dry-run', '--diff', '--port=9090', '--each', ...names]).ends();
    const shown = await shownIn(raw.slice(0, raw.indexOf('Result')), 60);
    assert.deepEqual(
      shown.filter((line) => !/^([-+ @\\]|$)/.test(line)),
      [],
    );
  });
  it('is stopped by Ctrl-C after the project at work, and says so', async (t) => {
    const folder = fleet(t);
    const terminal = open(folder, 80, ['update', '--port=9090', '--each', ...names]);
    await terminal.sees('5/40 ');
    terminal.types(keys.interrupt);
    const { status, raw } = await terminal.ends();
    assert.equal(status, 130);
    const shown = (await shownIn(raw, 80)).join('\n');
    const [, left] = /^Stopped: (\d+) projects had no turn/m.exec(shown) ?? [];
    assert.match(shown, new RegExp(`^Projects: 40 \\(updated: ${39 - Number(left)}, failed: 1\\)$`, 'm'));
    const ports = names.map(
      (name) => /^EXPOSE (.*)$/m.exec(readFileSync(join(folder, name, 'Dockerfile'), 'utf8'))?.[1],
    );
    assert.equal(ports.filter((port) => port === '9090').length, 39 - Number(left));
    for (const name of names) assert.equal(existsSync(join(folder, name, '.go-container.tmp')), false);
  });
  it('shows nothing of it where the terminal cannot go back in a line', async (t) => {
    const folder = fleet(t);
    const program = openTerminal(process.execPath, [command, 'check', '--each', 'a'], {
      cwd: folder,
      name: 'dumb',
      env: process.env as Record<string, string>,
    });
    const { raw } = await program.ends();
    assert.ok(!raw.includes('1/1') && !raw.includes(escapeCharacter), raw);
  });
});
