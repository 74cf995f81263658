// Differential fuzz: what mergeLines makes of a pair is what `git merge-file --zdiff3` makes of it, to the byte.
// FUZZ_SEED and FUZZ_PAIRS choose the pairs; CI takes 20,000 (about two minutes, nearly all of it git's).

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { withMarkers } from '../../src/reconcile/markers.ts';
import { mergeLines } from '../../src/reconcile/merge.ts';
import { pairOf } from './merge/edits.ts';
import { gitKnowsZdiff3, gitMerges } from './merge/git.ts';
import { lostLines } from './merge/lost.ts';

const seed = Number(process.env.FUZZ_SEED ?? 1);
const pairs = Number(process.env.FUZZ_PAIRS ?? (process.env.CI ? 20_000 : 1_000));
const chunk = 2_000;
const labels = { mine: 'mine', base: 'base', theirs: 'theirs' };
const folder = join(import.meta.dirname, 'merge/bases');
const bases = readdirSync(folder)
  .sort()
  .map((name) => readFileSync(join(folder, name), 'utf8'));

type Outcome = 'clean' | 'conflict' | 'clean, git conflicts' | 'conflict, git is clean' | 'another text' | 'lines lost';

test(`${pairs} merges are git's, seed ${seed}`, {
  skip: !process.env.CI && !gitKnowsZdiff3() && 'no git >= 2.35',
}, async (t) => {
  const counts = new Map<Outcome, number>();
  const wrong: string[] = [];
  for (let from = 0; from < pairs; from += chunk) {
    const some = Array.from({ length: Math.min(chunk, pairs - from) }, (_, at) => pairOf(seed, from + at, bases));
    const gits = await gitMerges(some);
    for (const [at, pair] of some.entries()) {
      const git = gits[at];
      assert.ok(git);
      const outcome = compare(pair, git);
      counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
      if (outcome !== 'clean' && outcome !== 'conflict') wrong.push(`pair ${from + at}: ${outcome}`);
    }
  }
  t.diagnostic(`seed ${seed}: ${JSON.stringify(Object.fromEntries(counts))}`);
  assert.deepEqual(wrong, [], `pairOf(${seed}, N, bases) in test/unit/merge/edits.ts makes pair N again`);
  assert.ok((counts.get('clean') ?? 0) > pairs / 4, 'enough clean merges to mean something');
  assert.ok((counts.get('conflict') ?? 0) > pairs / 4, 'enough conflicts to mean something');
});

function compare(pair: ReturnType<typeof pairOf>, git: { conflict: boolean; text: string }): Outcome {
  const merge = mergeLines(pair.base, pair.mine, pair.theirs);
  if (merge.conflict) {
    if (!git.conflict) return 'conflict, git is clean';
    return withMarkers(merge.regions, labels) === git.text ? 'conflict' : 'another text';
  }
  if (git.conflict) return 'clean, git conflicts';
  const lost = [pair.mine, pair.theirs].flatMap((side) => lostLines(pair.base, side, merge.text));
  if (lost.length > 0) return 'lines lost';
  return merge.text === git.text ? 'clean' : 'another text';
}
