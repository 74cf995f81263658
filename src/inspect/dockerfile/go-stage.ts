import { type Dockerfile, flag, type Instruction, type Stage, stageNamed } from './dockerfile.ts';
import { imageName, imageReference } from './image-reference.ts';

/** `go build`, `go install` of what is in the module, and wrappers of them; `go run` is how some start in the image. */
const goBuild =
  /(^|[\s;&|("'=/])(xx-)?go"?,?\s+"?(-C\s+\S+\s+)?(build|run)\b|\bgo\s+install\s+(?!\S*@)[^|&;]*|\bgox\s|\bgoreleaser\s+(build|release)\b/;
/** Tools that run a build described in another file. */
const buildTool =
  /(^|&&|\|\||;|\n)\s*(?:[A-Za-z_]\w*=(?:"[^"]*"[^\s"]*|[^\s"]\S*)?\s+)*(?:(?:ba|a|da)?sh\s+)?(?:make|mage|task|just|bazel|bazelisk|ninja|[\w./-]*build[\w.-]*\.sh)(?=\s|$|;|&)/;
const goArchive = /\b(go\.dev|golang\.org|golang\.google\.cn)\/dl\//;
/** The words of a command that installs Go, in their order. */
const goPackage = [
  /\b(apk|apt-get|apt|yum|dnf)\b/,
  /\b(add|install)\b/,
  /\s(go|golang(-go)?(-[\d.]+)?)(?=\s|$)/,
] as const;

function installsGo(script: string): boolean {
  return goArchive.test(script) || script.split(/[&;|]/).some((command) => hasInOrder(command, goPackage));
}

/** Reports if patterns match one after the other. One pattern for all would try each beginning with each end. */
function hasInOrder(text: string, patterns: readonly RegExp[]): boolean {
  let rest = text;
  for (const pattern of patterns) {
    const found = pattern.exec(rest);
    if (found === null) return false;
    rest = rest.slice(found.index + found[0].length);
  }
  return true;
}

function buildsWithGarble(script: string): boolean {
  return script.split('\n').some((line) => hasInOrder(line, [/\bgarble(?=\s)/, /\bbuild\b/]));
}

/** How the scripts compile that were searched. */
const searched = new WeakMap<Instruction, 'go' | 'tool' | 'none'>();

/** How a script compiles a Go program: it says itself how, or leaves it to a tool, if there is a Go. */
function compilerIn(instruction: Instruction): 'go' | 'tool' | 'none' {
  const known = searched.get(instruction);
  if (known !== undefined) return known;
  const { keyword, rest, heredocs } = instruction;
  const script = [rest, ...heredocs.map(({ body }) => body)].join('\n');
  const how =
    goBuild.test(script) || buildsWithGarble(script)
      ? keyword === 'RUN' || /\brun\b/.test(script)
        ? 'go'
        : 'none'
      : keyword === 'RUN' && buildTool.test(script)
        ? 'tool'
        : 'none';
  searched.set(instruction, how);
  return how;
}

/** Reports if an instruction compiles a Go program, and whether it says itself how. */
export function compiles(instruction: Instruction, stage: Stage): 'go' | 'tool' | undefined {
  const { keyword } = instruction;
  if (keyword !== 'RUN' && keyword !== 'CMD' && keyword !== 'ENTRYPOINT') return undefined;
  const how = compilerIn(instruction);
  if (how === 'tool') return hasGo(stage) ? how : undefined;
  return how === 'go' ? how : undefined;
}

/** The instructions of a stage, with whether one of them installs Go. */
const installing = new WeakMap<readonly Instruction[], boolean>();

function hasGo({ image, instructions }: Stage): boolean {
  if (isGoImage(image)) return true;
  const known = installing.get(instructions);
  if (known !== undefined) return known;
  const installs = instructions.some(({ keyword, rest }) => keyword === 'RUN' && installsGo(rest));
  installing.set(instructions, installs);
  return installs;
}

/** What is known of a stage from it and the stages that it is made from. */
type StageFacts = {
  /** How its own instructions compile. */
  readonly go: boolean;
  readonly tool: boolean;
  /** A stage that it was begun as, or itself, compiles. */
  readonly continues: boolean;
  /** A stage that it is made from in any way, or itself, compiles. */
  readonly contains: boolean;
  /** It or a stage that it was begun as has an ENTRYPOINT or a CMD. */
  readonly starts: boolean;
};

type Builds = {
  /** By the index of the stage, as the following. */
  readonly facts: readonly StageFacts[];
  /** The first stage that each was begun as. */
  readonly roots: readonly Stage[];
  /** An instruction says itself how it compiles. */
  readonly saysItself: boolean;
  /** Of each stage, the last instruction that leaves it to a tool. */
  readonly lastTools: ReadonlyMap<Stage, Instruction>;
};

const known = new WeakMap<Dockerfile, Builds>();

/** Collects which stages compile, in one pass: a stage is only made from those above it. */
export function buildsIn(dockerfile: Dockerfile): Builds {
  const before = known.get(dockerfile);
  if (before !== undefined) return before;
  const facts: StageFacts[] = [];
  const roots: Stage[] = [];
  const lastTools = new Map<Stage, Instruction>();
  let saysItself = false;
  for (const stage of dockerfile.stages) {
    const parent = stage.parent === undefined ? undefined : facts[stage.parent];
    const root = (stage.parent === undefined ? undefined : roots[stage.parent]) ?? stage;
    roots.push(root);
    const onRoot = { ...stage, image: root.image };
    const ways = new Set(stage.instructions.map((instruction) => compiles(instruction, onRoot)));
    const [go, tool] = [ways.has('go'), ways.has('tool')];
    const sources = sourceStages(dockerfile, stage).map(({ index }) => facts[index]);
    facts.push({
      go,
      tool,
      continues: go || tool || parent?.continues === true,
      contains: go || tool || parent?.contains === true || sources.some((source) => source?.contains === true),
      starts: parent?.starts === true || stage.instructions.some(isStart),
    });
    saysItself ||= go;
    const last = stage.instructions.findLast((instruction) => compiles(instruction, stage) === 'tool');
    if (last !== undefined) lastTools.set(stage, last);
  }
  const builds = { facts, roots, saysItself, lastTools };
  known.set(dockerfile, builds);
  return builds;
}

/** The stage that compiles the program, undefined if none does: the last one of what the image is made from. */
export function buildingStage(dockerfile: Dockerfile): Stage | undefined {
  const final = finalStage(dockerfile);
  const inside = final === undefined ? [] : closure(dockerfile, final);
  const { facts } = buildsIn(dockerfile);
  // One that says itself how it compiles is better than one that leaves it to a tool.
  return (
    inside.findLast(({ index }) => facts[index]?.go === true) ??
    inside.findLast(({ index }) => facts[index]?.tool === true)
  );
}

/** The stage whose image runs: the last one that is made from a compiled program, since a stage for development may follow. */
export function finalStage(dockerfile: Dockerfile): Stage | undefined {
  const { facts } = buildsIn(dockerfile);
  const built = dockerfile.stages.filter(({ index }) => facts[index]?.contains === true);
  const isLast = ({ index }: Stage) => index === dockerfile.stages.length - 1;
  // One that takes the program over is the image; one that goes on from the compiler is for tests or development.
  const apart = built.filter(({ index }) => facts[index]?.continues !== true);
  const candidates = apart.length > 0 ? apart : built;
  return candidates.findLast((stage) => isLast(stage) || facts[stage.index]?.starts === true) ?? candidates.at(-1);
}

/** A stage and the stages that it was begun as, the oldest first. */
export function lineage(dockerfile: Dockerfile, stage: Stage): Stage[] {
  const stages: Stage[] = [];
  for (let next: Stage | undefined = stage; next !== undefined; ) {
    stages.push(next);
    next = next.parent === undefined ? undefined : dockerfile.stages[next.parent];
  }
  return stages.reverse();
}

/** The stage that a stage was begun as, and so on up to one that begins as an image. */
export function rootOf(dockerfile: Dockerfile, stage: Stage): Stage {
  return buildsIn(dockerfile).roots[stage.index] ?? stage;
}

/** Stages that only fetch modules, which others take from their cache; they are part of the builder. */
export function fetchingStages(dockerfile: Dockerfile, builder: Stage): Stage[] {
  const building = new Set(lineage(dockerfile, builder));
  const taken = new Map<Stage, Instruction[]>();
  for (const instruction of dockerfile.stages.flatMap(({ instructions }) => instructions)) {
    const from = instruction.keyword === 'COPY' ? stageNamed(dockerfile, flag(instruction, 'from') ?? '') : undefined;
    if (from === undefined) continue;
    const copies = taken.get(from) ?? [];
    copies.push(instruction);
    taken.set(from, copies);
  }
  return closure(dockerfile, builder).filter((stage) => {
    if (building.has(stage) || !isGoImage(rootOf(dockerfile, stage).image)) return false;
    const copies = taken.get(stage) ?? [];
    return copies.length > 0 && copies.every(({ rest }) => /^(\/go(\/pkg\S*)?\s+)+\S+$/.test(rest.trim()));
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
    waiting.push(...sourceStages(dockerfile, next));
  }
  return dockerfile.stages.filter((candidate) => found.has(candidate));
}

/** The stages above a stage that its instructions take files from. */
function sourceStages(dockerfile: Dockerfile, stage: Stage): Stage[] {
  return stage.instructions
    .flatMap(sourcesOf)
    .flatMap((source) => stageNamed(dockerfile, source) ?? [])
    .filter(({ index }) => index < stage.index);
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

function isStart({ keyword }: Instruction): boolean {
  return keyword === 'ENTRYPOINT' || keyword === 'CMD';
}
