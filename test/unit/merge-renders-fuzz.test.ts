// Fuzz of the merge that ships: real renders, edited by a user, and rendered anew for other answers. Comments and blank lines of theirs
// may touch a change of mine there (src/reconcile/comment-lines.ts); everything else is git's merge.
// FUZZ_SEED and FUZZ_RENDERS choose the pairs; CI takes 4,000 (half a minute).

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lightLines } from '../../src/reconcile/comment-lines.ts';
import { splitLines } from '../../src/reconcile/line-diff.ts';
import { type IsLight, type Merge, mergeLines, takeSide } from '../../src/reconcile/merge.ts';
import { gitKnowsZdiff3, gitMerges } from './merge/git.ts';
import { heavyLines, withoutLightChanges } from './merge/heavy.ts';
import { lostLines } from './merge/lost.ts';
import { type RenderPair, renderPairOf } from './merge/renders.ts';

const seed = Number(process.env.FUZZ_SEED ?? 1);
const pairs = Number(process.env.FUZZ_RENDERS ?? (process.env.CI ? 4_000 : 500));
const noneIsLight: IsLight = () => false;

test(`${pairs} merges of renders are git’s but for comments, seed ${seed}`, {
  skip: !process.env.CI && !gitKnowsZdiff3() && 'no git >= 2.35',
}, async (t) => {
  const all = Array.from({ length: pairs }, (_, index) => renderPairOf(seed, index));
  const counts = new Map<string, number>();
  const wrong: string[] = [];
  const count = (index: number, outcome: string, isRight: boolean) => {
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
    if (!isRight) wrong.push(`pair ${index} (${all[index]?.path}): ${outcome}`);
  };
  /** Pairs that are clean for us and a conflict for git, with our text. */
  const lighter: { index: number; pair: RenderPair; text: string; isLight: IsLight }[] = [];
  for (const [index, git] of (await gitMerges(all)).entries()) {
    const pair = all[index];
    assert.ok(pair);
    const isLight = lightLines(pair.path);
    const merge = mergeLines(pair.base, pair.mine, pair.theirs, isLight);
    if (lostOf(pair, merge).length > 0) count(index, 'lines lost', false);
    else if (merge.conflict) count(index, git.conflict ? 'conflict' : 'conflict, git is clean', git.conflict);
    else if (!git.conflict) {
      count(index, merge.text === git.text ? 'clean' : 'another text', merge.text === git.text);
    } else if (isLight === undefined) count(index, 'clean without comments, git conflicts', false);
    else lighter.push({ index, pair, text: merge.text, isLight });
  }
  // What is left of theirs without its changes to comments alone is merged by git without a conflict, to our text but for comments.
  const rest: RenderPair[] = [];
  for (const { pair, isLight } of lighter) {
    rest.push({ ...pair, theirs: await withoutLightChanges(pair.base, pair.theirs, isLight) });
  }
  for (const [at, git] of (await gitMerges(rest)).entries()) {
    const { index = -1, text = '', isLight = noneIsLight, pair } = lighter[at] ?? {};
    const isSame = !git.conflict && heavyLines(git.text, isLight) === heavyLines(text, isLight);
    count(index, isSame ? 'clean but for comments' : 'clean, git conflicts', isSame);
    const known = new Set([...splitLines(pair?.mine ?? ''), ...splitLines(pair?.theirs ?? '')]);
    if (!splitLines(text).every((line) => known.has(line))) count(index, 'a line of nobody', false);
  }
  t.diagnostic(`seed ${seed}: ${JSON.stringify(Object.fromEntries(counts))}`);
  assert.deepEqual(wrong, [], `renderPairOf(${seed}, N) in test/unit/merge/renders.ts makes pair N again`);
  for (const [outcome, least] of [
    ['clean', 5],
    ['conflict', 5],
    ['clean but for comments', 20],
  ] as const) {
    assert.ok((counts.get(outcome) ?? 0) > pairs / least, `enough that are ${outcome} to mean something`);
  }
  assert.ok(all.some(({ path, base }) => path === 'Dockerfile' && splitLines(base).length > 100));
});

/** Lines of a side that are not where they have to be: in a clean merge, and in what a conflict decided for that side gives. */
function lostOf({ base, mine, theirs }: RenderPair, merge: Merge): string[] {
  const texts = merge.conflict
    ? [takeSide(merge.regions, 'mine'), takeSide(merge.regions, 'theirs')]
    : [merge.text, merge.text];
  return [...lostLines(base, mine, texts[0] ?? ''), ...lostLines(base, theirs, texts[1] ?? '')];
}
