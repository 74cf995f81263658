// Milliseconds a merge: mergeLines, and one start of `git merge-file` for each, on the fuzz's base files. `npm run bench:merge`

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mergeLines } from '../src/reconcile/merge.ts';
import { type Pair, pairOf, randomOf } from '../test/unit/merge/edits.ts';

const bases = join(import.meta.dirname, '../test/unit/merge/bases');

function samples(): { name: string; lines: number; pairs: Pair[] }[] {
  const files = readdirSync(bases).map((name) => ({ name, text: readFileSync(join(bases, name), 'utf8') }));
  const long = Array.from({ length: 5000 }, (_, index) => `line ${index}`);
  const random = randomOf(1);
  const shuffled = () => long.map((line) => ({ line, key: random(2 ** 32) })).sort((a, b) => a.key - b.key);
  const shuffledText = () =>
    shuffled()
      .map(({ line }) => `${line}\n`)
      .join('');
  const texts = (change: (line: string) => string) => long.map((line) => `${change(line)}\n`).join('');
  const base = texts((line) => line);
  return [
    ...files.map(({ name, text }) => ({
      name: name.replace(/\.txt$/, ''),
      lines: text.split('\n').length,
      pairs: Array.from({ length: 500 }, (_, index) => pairOf(1, index, [text])),
    })),
    {
      name: 'every line changed by both',
      lines: long.length,
      pairs: [{ base, mine: texts((line) => `mine ${line}`), theirs: texts((line) => `theirs ${line}`) }],
    },
    { name: 'shuffled by both', lines: long.length, pairs: [{ base, mine: shuffledText(), theirs: shuffledText() }] },
  ];
}

function millisecondsEach<T>(items: readonly T[], work: (item: T) => void): number {
  const start = performance.now();
  for (const item of items) work(item);
  return (performance.now() - start) / items.length;
}

const folder = mkdtempSync(join(tmpdir(), 'merge-bench-'));
try {
  const gitMerge = (pair: Pair) => {
    for (const side of ['mine', 'base', 'theirs'] as const) writeFileSync(join(folder, side), pair[side]);
    spawnSync('git', ['merge-file', '-p', '--zdiff3', 'mine', 'base', 'theirs'], { cwd: folder });
  };
  console.log('| file | lines | mergeLines, ms | git merge-file, ms |\n|---|---|---|---|');
  for (const { name, lines, pairs } of samples()) {
    // The first round is for the compiler.
    if (pairs.length > 1) millisecondsEach(pairs, (pair) => mergeLines(pair.base, pair.mine, pair.theirs));
    const ours = millisecondsEach(pairs, (pair) => mergeLines(pair.base, pair.mine, pair.theirs));
    const gits = millisecondsEach(pairs.slice(0, 50), gitMerge);
    console.log(`| ${name} | ${lines} | ${ours.toFixed(3)} | ${gits.toFixed(1)} |`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
