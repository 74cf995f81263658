import type { KeptInstructions } from '../inspect/existing/kept.ts';

/**
 * A rendered Dockerfile with the instructions of the user's that are kept as they are, each where it belongs. Places are
 * found by instructions, as comments are in any language, or none.
 */
export function withKept(rendered: string, { builder, build, stages, runtime }: KeptInstructions): string {
  const lines = rendered.split('\n');
  const compiles = lines.indexOf('FROM toolchain AS build');
  const image = lines.findIndex((line, at) => at > compiles && line.startsWith('FROM '));
  const user = lines.lastIndexOf('USER 65532:65532');
  // From the end, so that what is inserted moves no place that is still to be used.
  const inserted: readonly [at: number, instructions: readonly string[]][] = [
    [aboveComment(lines, user), runtime],
    [aboveComment(lines, image), stages.flatMap((stage) => [stage, ''])],
    [compiles + 2, build],
    [lines.indexOf('WORKDIR /src') + 1, builder],
  ];
  for (const [at, instructions] of inserted) if (at > 0) lines.splice(at, 0, ...instructions);
  return lines.join('\n');
}

/** The first line of the comment above a line, or that line where it has none. */
function aboveComment(lines: readonly string[], at: number): number {
  const before = lines.slice(0, Math.max(at, 0)).findLastIndex((line) => !line.startsWith('#'));
  return at < 0 ? -1 : before + 1;
}
