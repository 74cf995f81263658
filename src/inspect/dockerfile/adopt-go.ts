import { posix } from 'node:path';
import { adoptCompilerVariable, adoptGoVariable, isCompilerVariable } from './adopt-go-environment.ts';
import type { AdoptionContext, GoBuild, InstructionContext, Understanding } from './adoption.ts';
import type { Stage } from './dockerfile.ts';
import { type GoBuildArguments, goBuildArguments } from './go-build.ts';
import { lineage } from './go-stage.ts';
import { remark } from './remark.ts';
import { isOpen, variablesIn } from './scope.ts';
import { type ShellCommand, shellCommands } from './shell.ts';
import { pairs } from './words.ts';

/** Understands the go command; `directory` is where it runs. */
export function adoptGoCommand(
  command: ShellCommand,
  place: InstructionContext,
  line: number,
  directory: string,
): Understanding {
  const [program = '', ...words] = command.words;
  const name = program.split('/').at(-1) ?? '';
  if (!/^(go|go1\.[\d.]+|xx-go|garble)$/.test(name)) return undefined;
  const isMoved = words[0] === '-C';
  const [verb = '', ...rest] = isMoved ? words.slice(2) : words;
  const from = isMoved ? posix.resolve(directory, words[1] ?? '') : directory;
  const { adoption } = place;
  if (/^(build|run)$/.test(verb) || (verb === 'install' && !rest.some((word) => word.includes('@')))) {
    adoptBuild(verb, rest, command, place, line, from);
    return 'understood';
  }
  if (verb === 'env') {
    if (!rest.includes('-w')) return 'understood';
    for (const setting of rest.filter((word) => word.includes('='))) {
      const at = setting.indexOf('=');
      const [name, value] = [setting.slice(0, at), setting.slice(at + 1)];
      if (isCompilerVariable(name)) adoptCompilerVariable(name, value, place, line);
      else if (!adoptGoVariable(name, value, place, line)) return 'kept';
    }
    return 'understood';
  }
  if (verb === 'mod') {
    if (/^(download|verify|tidy|vendor)$/.test(rest[0] ?? '')) {
      if (rest[0] === 'tidy') adoption.changed.push(remark('tidyDropped', line));
      if (rest[0] !== 'vendor') place.anchor = place.anchor === 'source' ? 'source' : 'dependencies';
      return 'understood';
    }
    // `go mod init` says that there is no go.mod to begin with.
    if (rest[0] === 'init') adoption.open.push(remark('moduleMade', line));
    return rest[0] === 'init' || rest[0] === 'graph' ? 'understood' : step(command, place, line);
  }
  if (verb === 'get') {
    const named = rest.filter((word) => !word.startsWith('-') && !/^\.(\/.*)?$/.test(word));
    if (named.length === 0) return 'understood';
    return step(command, place, line);
  }
  if (/^(version|clean|list|help|fmt)$/.test(verb)) return 'understood';
  if (/^(generate|install|test|vet|tool|work)$/.test(verb)) return step(command, place, line);
  return 'kept';
}

/** Notes a command that has to run before the compiler; behind it, a command is kept instead. */
export function step({ text }: Pick<ShellCommand, 'text'>, place: InstructionContext, line: number): Understanding {
  if (place.role === 'runtime' || place.anchor === 'program') return 'kept';
  place.adoption.needs.buildSteps.push({ value: [...place.before, text].join(' && '), line });
  return 'understood';
}

/** Understands an image that starts by `go run`: what it runs is compiled, and starts under its own name. */
export function adoptGoRun(walk: AdoptionContext): void {
  const { needs, changed } = walk.adoption;
  const found = needs.start;
  const words = [...(found?.value.arguments ?? []), ...(found?.value.defaults ?? [])];
  if (found === undefined || found.value.program !== 'go' || words[0] !== 'run') return;
  const { packages, tags, variables, linkerFlags, flags } = goBuildArguments(words.slice(1));
  const last = walk.final.instructions.at(-1);
  const directory = last?.directory ?? '/';
  // `go run [FLAGS] PACKAGE [ARGUMENTS]`, where a package may be several files.
  const count = Math.max(
    packages.findIndex((word) => !word.endsWith('.go')),
    1,
  );
  const name = packageOf(packages[0] ?? '.', directory, walk);
  const value = { package: name, output: undefined, tags, variables, linkerFlags, flags, cgo: undefined };
  if (needs.builds.length === 0) needs.builds.push({ value, line: found.line });
  const isFiles = packages[0]?.endsWith('.go') === true;
  const rest = packages.slice(isFiles ? count : 1);
  const program = name === undefined || name === '.' ? 'server' : posix.basename(name);
  needs.start = { value: { ...found.value, program, arguments: [], defaults: rest }, line: found.line };
  changed.push(remark('goRunReplaced', found.line));
}

function adoptBuild(
  verb: string,
  words: readonly string[],
  command: ShellCommand,
  place: InstructionContext,
  line: number,
  directory: string,
): void {
  const { adoption, instruction, goEnvironment } = place;
  const parsed = goBuildArguments(words);
  const written = writtenArguments(command, place);
  const from = parsed.folder === undefined ? directory : posix.resolve(directory, parsed.folder);
  const set = (name: string) =>
    command.assignments.findLast(([key]) => key === name)?.[1] ??
    goEnvironment.get(name) ??
    instruction.scope.get(name);
  for (const [name, value] of command.assignments) {
    if (isCompilerVariable(name)) adoptCompilerVariable(name, value, place, line);
    else if (/^(GOPROXY|GOSUMDB|GOPRIVATE|GONOPROXY|GONOSUMDB|GOINSECURE|GOFLAGS)$/.test(name))
      adoptGoVariable(name, value, place, line);
  }
  const packages = verb === 'run' ? parsed.packages.slice(0, 1) : parsed.packages;
  const named = [
    ...new Set((packages.length === 0 ? ['.'] : packages).map((argument) => packageOf(argument, from, place))),
  ];
  const cgo = set('CGO_ENABLED');
  const output = verb === 'build' ? parsed.output : undefined;
  for (const name of named) {
    const binary = binaryName(name, from, place);
    const folder = verb === 'install' ? (set('GOBIN') ?? `${set('GOPATH') ?? '/go'}/bin`) : from;
    const build: GoBuild = {
      package: name,
      output: verb === 'run' ? undefined : outputOf(output, folder, binary, from, packages),
      tags: parsed.tags,
      variables: written.variables,
      linkerFlags: written.linkerFlags,
      flags: written.flags,
      cgo: cgo === '0' ? false : cgo === '1' ? true : undefined,
    };
    if (!adoption.needs.builds.some(({ value }) => value.package === build.package && value.output === build.output)) {
      adoption.needs.builds.push({ value: build, line });
    }
  }
  if (parsed.vendor) adoption.needs.vendor ??= { value: true, line };
  const names = argumentNames(place);
  const computed = written.variables.filter(
    ([, value]) => /\$\(|`/.test(value) || variablesIn(value).some((name) => !names.has(name)),
  );
  for (const [variable] of computed) adoption.changed.push(remark('variableComputed', line, { variable }));
  place.anchor = 'program';
}

/** The same arguments with build arguments as they are written: their values are of another build each time. */
function writtenArguments({ text }: ShellCommand, place: InstructionContext): GoBuildArguments {
  const names = argumentNames(place);
  const scope = new Map([...place.instruction.scope].filter(([name]) => !names.has(name)));
  const words = shellCommands(text, scope)?.[0]?.words ?? [];
  return goBuildArguments(words.slice(words.findIndex((word) => /^(build|install|run)$/.test(word)) + 1));
}

/** The names of the ARGs of stages that were asked for them. */
const declared = new WeakMap<Stage, ReadonlySet<string>>();

function argumentNames({ stage, dockerfile }: InstructionContext): ReadonlySet<string> {
  const known = declared.get(stage);
  if (known !== undefined) return known;
  const instructions = lineage(dockerfile, stage).flatMap((part) => part.instructions);
  const names = new Set(
    instructions
      .filter(({ keyword }) => keyword === 'ARG')
      .flatMap((instruction) => pairs(instruction, new Map()).map(({ name }) => name)),
  );
  declared.set(stage, names);
  return names;
}

/** The package that an argument names, relative to the module where it is a path. */
function packageOf(argument: string, directory: string, place: AdoptionContext): string | undefined {
  const { moduleRoot, roots } = place;
  if (isOpen(argument)) return undefined;
  // `github.com/you/orders/cmd/server`, and in a GOPATH the same as a folder.
  const isImport = /^[a-z0-9-]+(\.[a-z0-9-]+)+\//i.test(argument) && !/\.go$/.test(argument.split('/')[0] ?? '');
  const absolute = isImport
    ? `/go/src/${argument}`
    : posix.resolve(directory, argument.replace(/(^|\/)([^/]*\.go|\*)$/, '$1.'));
  const root =
    moduleRoot ??
    roots
      .map(({ target }) => target)
      .filter((target) => isInside(absolute, target))
      .sort((a, b) => b.length - a.length)[0];
  if (isImport && (root === undefined || !isInside(absolute, root))) return argument;
  const path = posix.relative(root ?? directory, absolute);
  if (path.startsWith('..')) return undefined;
  return path === '' ? '.' : `./${path}`;
}

export function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder === '/' ? '/' : `${folder}/`);
}

/** Returns the name that the go command gives a program without -o. */
function binaryName(
  name: string | undefined,
  directory: string,
  { moduleRoot }: InstructionContext,
): string | undefined {
  if (name === undefined || name.includes('...')) return undefined;
  if (name === '.') return moduleRoot === undefined ? posix.basename(directory) : undefined;
  return posix.basename(name);
}

function outputOf(
  output: string | undefined,
  folder: string,
  binary: string | undefined,
  directory: string,
  packages: readonly string[],
): string | undefined {
  if (output === undefined || output === '') return binary === undefined ? undefined : posix.resolve(folder, binary);
  if (isOpen(output)) return undefined;
  const path = posix.resolve(directory, output);
  const isFolder =
    output.endsWith('/') ||
    /^\.{1,2}$/.test(posix.basename(output)) ||
    packages.length > 1 ||
    packages.some((name) => name.includes('...'));
  if (!isFolder) return path;
  return binary === undefined ? path : posix.join(path, binary);
}
