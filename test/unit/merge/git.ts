// What `git merge-file --zdiff3` makes of many pairs: one shell runs it for a whole batch, which leaves git's own start
// as the cost; two shells work at a time.

import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Pair } from './edits.ts';

export type GitMerge = { readonly conflict: boolean; readonly text: string };

const run = promisify(execFile);
const batchSize = 500;

const script = `
i=0
while [ "$i" -lt "$1" ]; do
  git merge-file -p --zdiff3 -L mine -L base -L theirs "$i.mine" "$i.base" "$i.theirs" >"$i.merged"
  echo "$?"
  i=$((i + 1))
done`;

/** False where there is no git, or one before 2.35 that knows no zdiff3. */
export function gitKnowsZdiff3(): boolean {
  const version = spawnSync('git', ['--version'], { encoding: 'utf8' });
  const found = /(\d+)\.(\d+)/.exec(version.stdout ?? '');
  return Number(found?.[1]) * 1000 + Number(found?.[2]) >= 2035;
}

export async function gitMerges(pairs: readonly Pair[]): Promise<GitMerge[]> {
  const results: GitMerge[] = [];
  const batches = Array.from({ length: Math.ceil(pairs.length / batchSize) }, (_, index) => index * batchSize);
  const worker = async () => {
    for (let from = batches.shift(); from !== undefined; from = batches.shift()) {
      const merged = await mergeBatch(pairs.slice(from, from + batchSize));
      for (const [index, result] of merged.entries()) results[from + index] = result;
    }
  };
  await Promise.all([worker(), worker()]);
  return results;
}

async function mergeBatch(pairs: readonly Pair[]): Promise<GitMerge[]> {
  const folder = await mkdtemp(join(tmpdir(), 'merge-fuzz-'));
  try {
    for (const [index, pair] of pairs.entries()) {
      await writeFile(join(folder, `${index}.base`), pair.base);
      await writeFile(join(folder, `${index}.mine`), pair.mine);
      await writeFile(join(folder, `${index}.theirs`), pair.theirs);
    }
    const { stdout } = await run('sh', ['-c', script, 'sh', String(pairs.length)], {
      cwd: folder,
      // No configuration of this machine's user.
      env: { PATH: process.env.PATH, GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null', HOME: folder },
    });
    const statuses = stdout.trim().split('\n').map(Number);
    return await Promise.all(
      pairs.map(async (_, index) => {
        // The status is the number of conflicts; 128 and above is a failure of git itself.
        const status = statuses[index] ?? 255;
        if (status >= 128) throw new Error(`git merge-file failed with status ${status}`);
        return { conflict: status > 0, text: await readFile(join(folder, `${index}.merged`), 'utf8') };
      }),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
