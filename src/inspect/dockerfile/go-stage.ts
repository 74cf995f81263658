import { type Dockerfile, flag, type Instruction, type Stage, stageNamed } from './dockerfile.ts';
import { imageName, imageReference } from './image-reference.ts';

/** `go build`, `go install` of what is in the module, and wrappers of them; `go run` is how some start in the image. */
const goBuild =
  /(^|[\s;&|("'=/])(xx-)?go"?,?\s+"?(-C\s+\S+\s+)?(build|run)\b|\bgo\s+install\s+(?!\S*@)[^|&;]*|\bgox\s|\bgoreleaser\s+(build|release)\b|\bgarble\s.*\bbuild\b/;
/** Tools that run a build described in another file. */
const buildTool =
  /(^|&&|\|\||;|\n)\s*(?:[A-Za-z_]\w*=(?:"[^"]*"|\S*)\s+)*(?:(?:ba|a|da)?sh\s+)?(?:make|mage|task|just|bazel|bazelisk|ninja|[\w./-]*build[\w.-]*\.sh)(?=\s|$|;|&)/;
const installsGo =
  /\b(apk|apt-get|apt|yum|dnf)\b[^&;|]*\b(add|install)\b[^&;|]*\s(go|golang(-go)?(-[\d.]+)?)(?=\s|$|;|&)|\b(go\.dev|golang\.org|golang\.google\.cn)\/dl\//;

/** Reports if an instruction compiles a Go program, and whether it says itself how. */
export function compiles(instruction: Instruction, stage: Stage): 'go' | 'tool' | undefined {
  const { keyword, rest, heredocs } = instruction;
  if (keyword !== 'RUN' && keyword !== 'CMD' && keyword !== 'ENTRYPOINT') return undefined;
  const script = [rest, ...heredocs.map(({ body }) => body)].join('\n');
  if (goBuild.test(script)) return keyword === 'RUN' || /\brun\b/.test(script) ? 'go' : undefined;
  return keyword === 'RUN' && buildTool.test(script) && hasGo(stage) ? 'tool' : undefined;
}

function hasGo({ image, instructions }: Stage): boolean {
  return isGoImage(image) || instructions.some(({ keyword, rest }) => keyword === 'RUN' && installsGo.test(rest));
}

/** The stage that compiles the program, undefined if none does: the last one of what the image is made from. */
export function buildingStage(dockerfile: Dockerfile): Stage | undefined {
  const final = finalStage(dockerfile);
  const inside = final === undefined ? [] : closure(dockerfile, final);
  // One that says itself how it compiles is better than one that leaves it to a tool.
  return (
    inside.findLast((stage) => compilesIn(dockerfile, stage, 'go')) ??
    inside.findLast((stage) => compilesIn(dockerfile, stage, 'tool'))
  );
}

/** The stage whose image runs: the last one that is made from a compiled program, since a stage for development may follow. */
export function finalStage(dockerfile: Dockerfile): Stage | undefined {
  const built = dockerfile.stages.filter((stage) =>
    closure(dockerfile, stage).some(
      (part) => compilesIn(dockerfile, part, 'go') || compilesIn(dockerfile, part, 'tool'),
    ),
  );
  const isLast = ({ index }: Stage) => index === dockerfile.stages.length - 1;
  const starts = (stage: Stage) => lineage(dockerfile, stage).some(({ instructions }) => instructions.some(isStart));
  // One that takes the program over is the image; one that goes on from the compiler is for tests or development.
  const apart = built.filter((stage) => !lineage(dockerfile, stage).some((part) => compilesAny(dockerfile, part)));
  const candidates = apart.length > 0 ? apart : built;
  return candidates.findLast((stage) => isLast(stage) || starts(stage)) ?? candidates.at(-1);
}

/** A stage and the stages that it was begun as, the oldest first. */
export function lineage(dockerfile: Dockerfile, stage: Stage): Stage[] {
  const parent = stage.parent === undefined ? undefined : dockerfile.stages[stage.parent];
  return [...(parent === undefined ? [] : lineage(dockerfile, parent)), stage];
}

/** Stages that only fetch modules, which others take from their cache; they are part of the builder. */
export function fetchingStages(dockerfile: Dockerfile, builder: Stage): Stage[] {
  const building = lineage(dockerfile, builder);
  const copies = dockerfile.stages
    .flatMap(({ instructions }) => instructions)
    .filter(({ keyword }) => keyword === 'COPY');
  return closure(dockerfile, builder).filter((stage) => {
    if (building.includes(stage) || !isGoImage(lineage(dockerfile, stage)[0]?.image ?? '')) return false;
    const taken = copies.filter((copy) => stageNamed(dockerfile, flag(copy, 'from') ?? '') === stage);
    return taken.length > 0 && taken.every(({ rest }) => /^(\/go(\/pkg\S*)?\s+)+\S+$/.test(rest.trim()));
  });
}

/** Every stage that a stage is made from, itself included, in the order of the file. */
export function closure(dockerfile: Dockerfile, stage: Stage): Stage[] {
  const found = new Set<Stage>();
  const waiting = [stage];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    const parent = next.parent === undefined ? undefined : dockerfile.stages[next.parent];
    if (parent !== undefined) waiting.push(parent);
    for (const instruction of next.instructions) {
      for (const source of sourcesOf(instruction)) {
        const from = stageNamed(dockerfile, source);
        if (from !== undefined && from.index < next.index) waiting.push(from);
      }
    }
  }
  return dockerfile.stages.filter((candidate) => found.has(candidate));
}

/** The stages or images that an instruction takes files from. */
function sourcesOf(instruction: Instruction): string[] {
  const from = flag(instruction, 'from');
  const mounts = instruction.flags
    .filter(([name]) => name === 'mount')
    .map(([, value]) => /(?:^|,)from=([^,]+)/.exec(value)?.[1]);
  return [from, ...mounts].filter((source) => source !== undefined);
}

export function isGoImage(image: string): boolean {
  // Some keep all their images under one name, and say in the tag which it is.
  return (
    /^(golang|go|go-toolset|golang-\w+|\w+-golang)$/.test(imageName(image)) ||
    /^go(lang)?[_-]1\./.test(imageReference(image).tag ?? '')
  );
}

function compilesIn(dockerfile: Dockerfile, stage: Stage, how: 'go' | 'tool'): boolean {
  const [root = stage] = lineage(dockerfile, stage);
  return stage.instructions.some((instruction) => compiles(instruction, { ...stage, image: root.image }) === how);
}

function compilesAny(dockerfile: Dockerfile, stage: Stage): boolean {
  return compilesIn(dockerfile, stage, 'go') || compilesIn(dockerfile, stage, 'tool');
}

function isStart({ keyword }: Instruction): boolean {
  return keyword === 'ENTRYPOINT' || keyword === 'CMD';
}
