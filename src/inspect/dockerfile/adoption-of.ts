import { posix } from 'node:path';
import { baseTable } from '../../options/bases.ts';
import { adoptCopy, fileAt, systemFiles } from './adopt-files.ts';
import { adoptGoRun } from './adopt-go.ts';
import { adoptHealth } from './adopt-health.ts';
import { adoptImages } from './adopt-images.ts';
import { choosePort, exposedPorts, type Ports } from './adopt-ports.ts';
import { adoptRun } from './adopt-run.ts';
import { adoptArguments, adoptEnvironment, adoptGlobalArguments, adoptLabels } from './adopt-settings.ts';
import { readStart } from './adopt-start.ts';
import { adoptUser } from './adopt-users.ts';
import type { Adoption, AdoptionContext, InstructionContext, Kept, Role } from './adoption.ts';
import { type Dockerfile, type Instruction, type Stage, stageNamed } from './dockerfile.ts';
import { buildingStage, closure, fetchingStages, finalStage, lineage } from './go-stage.ts';
import { remark } from './remark.ts';
import { listOrWords, words } from './words.ts';

/**
 * Returns what a Dockerfile says, as answers to our options and as needs besides them; what it says that we do not understand
 * is kept with its place. Pure, and for a given Dockerfile always the same.
 */
export function adoptionOf(dockerfile: Dockerfile): Adoption {
  const adoption = emptyAdoption();
  const builder = buildingStage(dockerfile);
  const final = finalStage(dockerfile);
  // Without them it would not have been read.
  if (builder === undefined || final === undefined) return adoption;
  adoptImages(dockerfile, builder, final, adoption);
  const fetching = fetchingStages(dockerfile, builder);
  const building = new Set([...fetching, ...lineage(dockerfile, builder)]);
  const running = new Set(lineage(dockerfile, final));
  const last = (keyword: string) =>
    [...running].flatMap(({ instructions }) => instructions).findLast((instruction) => instruction.keyword === keyword);
  adoptStart(last('ENTRYPOINT'), last('CMD'), adoption);

  const walk: AdoptionContext = {
    dockerfile,
    adoption,
    builder,
    final,
    roots: [],
    moduleRoot: undefined,
    users: new Map(),
    madeFolders: new Set(),
    goEnvironment: new Map(),
    before: [],
    programCopies: new Set(),
    program: adoption.needs.start?.value.program.startsWith('/') ? adoption.needs.start.value.program : undefined,
    anchor: 'start',
  };
  const ports: Ports = { exposed: [], environment: [] };
  for (const instruction of dockerfile.globals) {
    adoptGlobalArguments(instruction, adoption);
  }
  const parts = new Set(closure(dockerfile, final));
  const giving = givingStages(dockerfile);
  // The builder first, wherever it stands: what the image copies is known by what was built.
  const inOrder = [...dockerfile.stages].sort((a, b) => Number(building.has(b)) - Number(building.has(a)));
  for (const stage of inOrder) {
    const isBuilding = building.has(stage);
    const isRunning = running.has(stage);
    if (!isBuilding && !isRunning) {
      keepStage(stage, !parts.has(stage) ? 'stageUnused' : giving.has(stage) ? 'stageKept' : 'stageNeedless', adoption);
      continue;
    }
    if (stage.parent === undefined) {
      // Another image begins: it has nothing of what the one before was given.
      walk.madeFolders.clear();
      walk.users.clear();
    }
    walk.anchor = stage.parent !== undefined && isBuilding ? walk.anchor : 'start';
    const role: Role = isBuilding && isRunning ? 'both' : isBuilding ? 'builder' : 'runtime';
    for (const instruction of stage.instructions) {
      // Settings are held by the walk, and shared by the places of all instructions.
      const place: InstructionContext = Object.assign(walk, { stage, role, instruction });
      const after = place.anchor;
      const kept = adoptInstruction(place, ports);
      if (kept === undefined) continue;
      const { line, endLine, text } = instruction;
      adoption.kept.push({
        line,
        endLine,
        text,
        commands: kept.commands,
        stage: nameOf(stage),
        role: role === 'runtime' || (role === 'both' && after === 'program') ? 'runtime' : 'builder',
        after,
      });
    }
    if (fetching.includes(stage)) {
      // Where it had the module says nothing of where the builder has it.
      walk.moduleRoot = undefined;
      walk.roots.length = 0;
    }
  }
  adoptGoRun(walk);
  choosePort(ports, adoption);
  chooseProgram(walk);
  finish(walk);
  return {
    ...adoption,
    kept: adoption.kept.sort((a, b) => a.line - b.line),
  };
}

function emptyAdoption(): Adoption {
  return {
    options: {},
    images: {},
    needs: {
      builds: [],
      morePorts: [],
      builderPackages: [],
      files: [],
      folders: [],
      environment: [],
      buildEnvironment: [],
      buildArguments: [],
      imageArguments: [],
      labels: [],
      volumes: [],
      buildSteps: [],
      privatePatterns: [],
      credentials: [],
    },
    kept: [],
    changed: [],
    open: [],
  };
}

function adoptStart(
  entrypoint: Instruction | undefined,
  command: Instruction | undefined,
  { needs, open, changed }: Adoption,
): void {
  const line = (entrypoint ?? command)?.line ?? 1;
  const { start, problem } = readStart(entrypoint, command);
  if (start !== undefined) needs.start = { value: start, line };
  if (problem !== undefined) open.push(remark(problem, line));
  else if (start !== undefined && start.wrapper.length > 0)
    changed.push(remark('wrapperKept', line, { wrapper: start.wrapper.join(' ') }));
}

function adoptInstruction(place: InstructionContext, ports: Ports): Pick<Kept, 'commands'> | undefined {
  const { instruction, adoption, role } = place;
  const { keyword, rest, scope, line } = instruction;
  const { needs } = adoption;
  const isImage = role !== 'builder';
  switch (keyword) {
    case 'FROM':
    case 'ENTRYPOINT':
    case 'CMD':
      return undefined;
    case 'RUN': {
      const { understood, kept } = adoptRun(place);
      if (/\b(apk|apt-get|apt)\b.*\b(add|install)\b/.test(rest) && place.anchor === 'start') place.anchor = 'packages';
      if (kept.length === 0) return undefined;
      return { commands: understood === 0 ? undefined : kept };
    }
    case 'COPY':
    case 'ADD':
      return adoptCopy(place) === 'understood' ? undefined : { commands: undefined };
    case 'ENV':
      adoptEnvironment(place, (value, at) => ports.environment.push({ value, line: at }));
      return undefined;
    case 'ARG':
      adoptArguments(place);
      return undefined;
    case 'LABEL':
    case 'MAINTAINER':
      if (isImage) adoptLabels(place);
      return undefined;
    case 'EXPOSE':
      if (isImage) ports.exposed.push(...exposedPorts(instruction));
      return undefined;
    case 'HEALTHCHECK':
      if (isImage) adoptHealth(place);
      return undefined;
    case 'USER':
      if (isImage) adoptUser(place);
      return undefined;
    case 'WORKDIR': {
      const path = words(rest, scope)[0]?.value ?? '/';
      const folder = posix.resolve(instruction.directory, path);
      place.madeFolders.add(folder);
      if (isImage) needs.workdir = { value: folder, line };
      return undefined;
    }
    case 'VOLUME':
      if (isImage) needs.volumes.push(...listOrWords(rest, scope).map((value) => ({ value, line })));
      return undefined;
    case 'STOPSIGNAL':
      if (isImage) needs.stopSignal = { value: rest.trim(), line };
      return undefined;
    default:
      // ONBUILD and SHELL.
      return { commands: undefined };
  }
}

function nameOf({ name, index }: Stage): string {
  return name ?? String(index);
}

/** The stages that anything is taken from but what our images have by themselves. A mount may take from any. */
function givingStages(dockerfile: Dockerfile): ReadonlySet<Stage> {
  const giving = new Set<Stage>();
  for (const { parent, instructions } of dockerfile.stages) {
    const begun = parent === undefined ? undefined : dockerfile.stages[parent];
    if (begun !== undefined) giving.add(begun);
    for (const { flags, rest, scope } of instructions) {
      if (flags.some(([name, value]) => name === 'mount' && /from=/.test(value))) return new Set(dockerfile.stages);
      const from = flags.find(([name]) => name === 'from')?.[1];
      const stage = from === undefined ? undefined : stageNamed(dockerfile, from);
      const taken = stage === undefined ? [] : listOrWords(rest, scope).slice(0, -1);
      if (stage !== undefined && !taken.every((path) => systemFiles.test(posix.resolve('/', path)))) giving.add(stage);
    }
  }
  return giving;
}

/** A stage that is neither the builder nor the image is kept whole. */
function keepStage(stage: Stage, remarkId: 'stageKept' | 'stageUnused' | 'stageNeedless', adoption: Adoption): void {
  const { line, endLine, instructions } = stage;
  const text = instructions.map((instruction) => instruction.text).join('\n');
  adoption.kept.push({
    line,
    endLine,
    text,
    commands: undefined,
    stage: nameOf(stage),
    role: remarkId === 'stageKept' ? 'other' : 'unused',
    after: 'start',
  });
  adoption.changed.push(remark(remarkId, line, { stage: nameOf(stage) }));
}

/** Puts the program that starts first, and says where it is not known which that is. */
function chooseProgram({ adoption, builder }: AdoptionContext): void {
  const { needs, open } = adoption;
  const program = needs.start?.value.program;
  const name = program === undefined ? undefined : posix.basename(program);
  if (needs.builds.length > 1 && name !== undefined) {
    const at = needs.builds.findIndex(
      ({ value }) => value.output !== undefined && (value.output === program || posix.basename(value.output) === name),
    );
    const byPackage = needs.builds.findIndex(
      ({ value }) => value.package !== undefined && posix.basename(value.package) === name,
    );
    const [main] = needs.builds.splice(Math.max(at === -1 ? byPackage : at, 0), 1);
    if (main !== undefined) needs.builds.unshift(main);
    if (at === -1 && byPackage === -1)
      open.push(remark('severalPrograms', main?.line ?? builder.line, { count: needs.builds.length }));
  }
  const [main] = needs.builds;
  const isTold = open.some(({ id }) => id === 'builtByTool' || id === 'buildInScript');
  if ((main === undefined || main.value.package === undefined) && !isTold)
    open.push(remark('packageOpen', main?.line ?? builder.line));
  if (main?.value.package?.includes('...') === true)
    open.push(remark('everyPackage', main.line, { package: main.value.package }));
}

/** Adds the facts that show only after the whole file was read. */
function finish({ adoption, final }: AdoptionContext): void {
  const { needs, options, open, changed } = adoption;
  const [main] = needs.builds;
  if (main?.value.cgo === true) open.push(remark('cgo', main.line));
  if (needs.start === undefined && !open.some(({ id }) => id === 'startInShell'))
    open.push(remark('startOpen', final.line));
  const { base, packages } = options;
  if (base !== undefined && !baseTable[base.value].hasApk && packages !== undefined) {
    delete options.packages;
    open.push(remark('packagesWithoutApk', packages.line, { packages: packages.value.join(', '), base: base.value }));
  }
  const moved = needs.files.filter(({ value }) => fileAt(value.target, value.path) === needs.start?.value.program);
  if (moved.length > 0 && main === undefined) changed.push(remark('programCopied', moved[0]?.line ?? final.line));
}
