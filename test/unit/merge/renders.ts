// Pairs for the fuzz of the merge that ships: a file that was generated, the same after edits of a user, and the same for other answers.

import type { Answers } from '../../../src/options/answers.ts';
import { optionTable } from '../../../src/options/table.ts';
import { renderedTexts } from '../../support/rendering.ts';
import { surroundings } from '../../support/surroundings.ts';
import { editedText, type Pair, randomOf } from './edits.ts';

/** A file's three sides, and its path, which says what a comment is in it. */
export type RenderPair = Pair & { readonly path: string };

/** What one run has answered differently from the one before. */
const choices: readonly Partial<Answers>[] = [
  {},
  { language: 'zh-CN' },
  { comments: 'brief' },
  { comments: 'none' },
  { language: 'zh-CN', comments: 'brief' },
  { base: 'distroless' },
  { base: 'scratch', comments: 'brief' },
  { base: 'scratch', port: 9090 },
  { region: 'china' },
  { region: 'china', language: 'zh-CN', base: 'distroless' },
  { telemetry: 'prometheus' },
  { telemetry: 'opentelemetry', comments: 'none' },
  { port: 9090, healthPath: '/live', goVersion: '1.26' },
];

const renders = choices.map((chosen) => {
  const answers: Record<string, unknown> = {
    with: ['compose', 'make', 'bake', 'devcontainer', 'k8s', 'github', 'gitlab'],
  };
  for (const { name, fallback } of optionTable) {
    answers[name] ??= chosen[name] ?? fallback(answers as Answers, surroundings);
  }
  return renderedTexts(answers as Answers);
});

/** Pair `index` of `seed`; one in two is of a Dockerfile. */
export function renderPairOf(seed: number, index: number): RenderPair {
  const random = randomOf(Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0xc2b2ae35));
  for (;;) {
    const [former, next] = [renders[random(renders.length)], renders[random(renders.length)]];
    const paths = [...(former?.keys() ?? [])].filter((path) => next?.get(path) !== former?.get(path));
    const path = random(2) === 0 ? 'Dockerfile' : paths[random(Math.max(paths.length, 1))];
    const [base, theirs] = [former?.get(path ?? ''), next?.get(path ?? '')];
    if (path === undefined || base === undefined || theirs === undefined || base === theirs) continue;
    return { path, base, mine: editedText(base, random), theirs };
  }
}
