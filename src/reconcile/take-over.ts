import type { KeptInstructions } from '../inspect/existing/kept.ts';

/**
 * Inserts the user's instructions that are kept unchanged into a rendered Dockerfile, each where it belongs. Finds the places by
 * instructions, as comments may be in any language or missing.
 */
export function withKept(rendered: string, { builder, build, stages, runtime }: KeptInstructions): string {
  const lines = rendered.split('\n');
  const compiles = lines.indexOf('FROM toolchain AS build');
  const image = lines.findIndex((line, at) => at > compiles && line.startsWith('FROM '));
  const user = lines.lastIndexOf('USER 65532:65532');
  // From the end, so that an insertion does not move the places that follow in this list.
  const inserted: readonly [at: number, instructions: readonly string[]][] = [
    [aboveComment(lines, user), runtime],
    [aboveComment(lines, image), stages.flatMap((stage) => [stage, ''])],
    [compiles + 2, build],
    [lines.indexOf('WORKDIR /src') + 1, builder],
  ];
  for (const [at, instructions] of inserted) if (at > 0) lines.splice(at, 0, ...instructions);
  return lines.join('\n');
}

/** The index of the first line of the comment above a line, or of that line if it has no comment. */
function aboveComment(lines: readonly string[], at: number): number {
  const before = lines.slice(0, Math.max(at, 0)).findLastIndex((line) => !line.startsWith('#'));
  return at < 0 ? -1 : before + 1;
}
