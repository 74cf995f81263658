import type { Dockerfile, Stage } from '../inspect/dockerfile/dockerfile.ts';
import { flag, type Instruction } from '../inspect/dockerfile/instruction.ts';
import { pairs } from '../inspect/dockerfile/words.ts';

/** An image that a Dockerfile may build with. */
export type UsedImage = {
  readonly reference: string;
  /** The line that says a part of it, such as its version: that of an argument, where it stands in one. */
  readonly lineOf: (part: string) => number;
};

/** The images of a Dockerfile: those of FROM, with the arguments' defaults and with what stands in for them, and those that files are taken from. */
export function usedImages(dockerfile: Dockerfile): UsedImage[] {
  const images = dockerfile.stages.flatMap((stage) => [...imagesOfFrom(dockerfile, stage), ...copiedFrom(stage)]);
  return images.filter(({ reference }) => !dockerfile.stages.some(({ name }) => name === reference.toLowerCase()));
}

/** The image that a stage begins as, undefined where it begins as another stage. */
export function imageOfFrom(dockerfile: Dockerfile, stage: Stage): UsedImage | undefined {
  return stage.parent === undefined ? imagesOfFrom(dockerfile, stage)[0] : undefined;
}

function imagesOfFrom(dockerfile: Dockerfile, stage: Stage): UsedImage[] {
  const [from] = stage.instructions;
  if (from === undefined) return [];
  const used = argumentsOf(from.rest, dockerfile.globals);
  const lineOf = (part: string) => used.find(({ rest }) => rest.includes(part))?.line ?? from.line;
  const fallbacks = [...from.rest.matchAll(/\$\{\w+:?-([^${}]+)\}/g)].map(({ 1: reference = '' }) => {
    return { reference, lineOf };
  });
  return [{ reference: stage.image, lineOf }, ...fallbacks];
}

/** The global arguments that a text takes its variables from, and that these take theirs from. */
function argumentsOf(text: string, globals: readonly Instruction[]): Instruction[] {
  const names = new Set(namesIn(text));
  for (let before = 0; before < names.size; ) {
    before = names.size;
    for (const global of globals) {
      if (declares(global, names)) for (const name of namesIn(global.rest)) names.add(name);
    }
  }
  return globals.filter((global) => declares(global, names));
}

function declares(global: Instruction, names: ReadonlySet<string>): boolean {
  return pairs(global, new Map()).some(({ name }) => names.has(name));
}

function namesIn(text: string): string[] {
  return [...text.matchAll(/\$\{?(\w+)/g)].map(({ 1: name = '' }) => name);
}

/** The images of `COPY --from=image` and `RUN --mount=from=image`, which hold no variables. */
function copiedFrom({ instructions }: Stage): UsedImage[] {
  return instructions.flatMap((instruction) => {
    const from = flag(instruction, 'from');
    const mounts = instruction.flags.map(([, value]) => /(?:^|,)from=([^,]+)/.exec(value)?.[1]);
    return [from, ...mounts].flatMap((reference) =>
      reference === undefined ? [] : [{ reference, lineOf: () => instruction.line }],
    );
  });
}
