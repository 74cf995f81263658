import type { KeptInstructions } from '../inspect/existing/kept.ts';

/** A rendered Dockerfile with the instructions of the user's that are kept as they are, each where it belongs. */
export function withKept(rendered: string, { builder, stages, runtime }: KeptInstructions): string {
  const inBuilder = insert(rendered, builder, /^WORKDIR \/src$/m, 'after');
  const withStages = insert(inBuilder, stages, /^# The image that runs\./m, 'before', '\n');
  return insert(withStages, runtime, /^# Nobody, as a number:(?![\s\S]*^# Nobody, as a number:)/m, 'before');
}

function insert(
  text: string,
  instructions: readonly string[],
  anchor: RegExp,
  side: 'before' | 'after',
  gap = '',
): string {
  const match = anchor.exec(text);
  if (instructions.length === 0 || match === null) return text;
  const block = instructions.map((instruction) => `${instruction}\n${gap}`).join('');
  const at = side === 'before' ? match.index : match.index + match[0].length + 1;
  return text.slice(0, at) + block + text.slice(at);
}
