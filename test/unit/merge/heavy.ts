// What a side changed besides comments and blank lines, found by git and not by our own comparison.

import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { splitLines } from '../../../src/reconcile/line-diff.ts';
import type { IsLight } from '../../../src/reconcile/merge.ts';

const run = promisify(execFile);

/** A side as it would be without its changes to nothing but light lines: those places are as in the base again. */
export async function withoutLightChanges(base: string, side: string, isLight: IsLight): Promise<string> {
  const [from, to] = [splitLines(base), splitLines(side)];
  const lines: string[] = [];
  let at = 0;
  for (const { start, count, toStart, toCount } of await changesOf(base, side)) {
    const [before, after] = [from.slice(start, start + count), to.slice(toStart, toStart + toCount)];
    lines.push(...from.slice(at, start), ...([...before, ...after].every(isLight) ? before : after));
    at = start + count;
  }
  return [...lines, ...from.slice(at)].join('');
}

/** A text without its light lines. */
export function heavyLines(text: string, isLight: IsLight): string {
  return splitLines(text)
    .filter((line) => !isLight(line))
    .join('');
}

type Change = { readonly start: number; readonly count: number; readonly toStart: number; readonly toCount: number };

/** The changes between two texts, as `git merge-file` finds them; lines count from 0. */
async function changesOf(base: string, side: string): Promise<Change[]> {
  const folder = await mkdtemp(join(tmpdir(), 'merge-heavy-'));
  try {
    await writeFile(join(folder, 'base'), base);
    await writeFile(join(folder, 'side'), side);
    const args = ['diff', '--no-index', '--no-indent-heuristic', '--text', '-U0', 'base', 'side'];
    const env = { PATH: process.env.PATH, GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null', HOME: folder };
    // The status is 1 where the files differ.
    const patch = await run('git', args, { cwd: folder, env }).then(
      ({ stdout }) => stdout,
      ({ code, stdout }: { code: number; stdout: string }) => {
        if (code !== 1) throw new Error(`git diff failed with status ${code}`);
        return stdout;
      },
    );
    return [...patch.matchAll(/^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/gm)].map((match) => {
      const [first = 0, count = 1, toFirst = 0, toCount = 1] = match
        .slice(1)
        .map((n) => (n === undefined ? 1 : Number(n)));
      // Where there are no lines, git names the one before.
      return { start: count === 0 ? first : first - 1, count, toStart: toCount === 0 ? toFirst : toFirst - 1, toCount };
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
