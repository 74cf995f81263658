import { resolve } from 'node:path';
import { compareVersions } from '../../versions/compare.ts';
import { newestGo } from '../../versions/support.ts';
import type { Environment } from '../inspect.ts';
import { readBuildFiles } from './build-files.ts';
import { cgoOf } from './cgo.ts';
import { type CodeFacts, codeFactsOf, mergeCodeFacts } from './code-facts.ts';
import { commandsAmong, excludedMains } from './commands.ts';
import type { Target } from './constraint.ts';
import type { Command, CommandFacts, GoModuleFacts, ModuleProblem } from './facts.ts';
import { goList } from './go-list.ts';
import { closureOf, type Graph, graphOfList, graphOfSources } from './graph.ts';
import {
  describeModule,
  nearestWith,
  placeInWorkspace,
  type ReadModule,
  type ReadWorkspace,
  readModuleFile,
  readWorkspaceFile,
} from './module.ts';
import type { GoPackage } from './package.ts';
import { relativeTo } from './path.ts';
import { type ModuleFolders, type ModuleSearch, walkModules } from './walk.ts';

export type ReadModuleSettings = {
  /** The go command, undefined to read the sources alone. */
  readonly goCommand: string | undefined;
  readonly environment: Environment;
  readonly arch?: 'amd64' | 'arm64';
  readonly tags?: readonly string[];
  /** The newest Go that can be built with, as X.Y. */
  readonly newestGo?: string;
  /** How long the go command may take, in milliseconds. */
  readonly timeLimit?: number;
};

/**
 * Reads what there is to know of the Go code in a folder before it is put into a container. Changes nothing, downloads
 * nothing, and gives what is wrong as data. Fails if a file of the module cannot be read.
 */
export function readModule(folder: string, settings: ReadModuleSettings): GoModuleFacts {
  const asked = resolve(folder);
  const root = nearestWith('go.mod', asked) ?? asked;
  const target: Target = {
    arch: settings.arch ?? 'amd64',
    cgo: false,
    tags: settings.tags ?? [],
    go: settings.newestGo ?? newestGo,
  };
  const workspace = workspaceOf(root, settings.environment);
  const walk = walkModules(root, ignoresOf);
  const modules = modulesOf(root, walk, workspace);
  const { chosen, problems } = choose(modules, walk);
  const found = chosen && packagesOf(chosen, modules, walk, workspace, target, settings);
  const commands = chosen && found ? commandsAmong(root, chosen.folder, found.graph.packages) : [];
  const elsewhere = () => {
    const others = modules.flatMap((module) => {
      const folders = foldersOf(walk, module);
      if (module === chosen || folders === undefined || module.file === undefined) return [];
      const graph = graphOfSources(module, folders, modules, workspace, target);
      return commandsAmong(root, module.folder, graph.packages);
    });
    return others.map((command) => command.folder);
  };
  const buildFiles = readBuildFiles(root, chosen === undefined ? [root] : [chosen.folder, root]);
  return {
    root,
    folder: relativeTo(root, asked),
    module: chosen?.facts,
    workspace: workspace && placeInWorkspace(root, workspace),
    commands: chosen && found ? describeCommands(root, chosen, found.graph, commands, target) : [],
    buildTags: buildFiles.tags,
    linkerVariables: buildFiles.linkerVariables,
    goListError: found?.error,
    problems: [
      ...problems,
      ...(walk.isComplete ? [] : [{ kind: 'search-ended' } as const]),
      ...workspaceProblems(root, workspace),
      ...(chosen ? versionProblems(chosen, target) : []),
      ...(found && commands.length === 0
        ? [{ kind: 'no-command', excluded: excludedMains(root, found.packages), elsewhere: elsewhere() } as const]
        : []),
    ],
  };
}

function ignoresOf(folder: string): readonly string[] {
  const file = readModuleFile(folder);
  return file === undefined || 'reason' in file ? [] : file.ignores;
}

function workspaceOf(root: string, { GOWORK }: Environment): ReadWorkspace | undefined {
  const folder = GOWORK === 'off' ? undefined : nearestWith('go.work', root);
  return folder === undefined ? undefined : readWorkspaceFile(folder);
}

function modulesOf(root: string, walk: ModuleSearch, workspace: ReadWorkspace | undefined): ReadModule[] {
  const used = (workspace?.file?.uses ?? []).map(({ value }) => resolve(workspace?.folder ?? root, value));
  const folders = new Set([...walk.modules.map(({ folder }) => folder), ...used]);
  return [...folders].sort().flatMap((folder) => describeModule(root, folder, workspace) ?? []);
}

function foldersOf(walk: ModuleSearch, { folder }: ReadModule): ModuleFolders | undefined {
  return walk.modules.find((module) => module.folder === folder);
}

/** Which module is the answer: the one around the folder, or the only one. */
function choose(
  modules: readonly ReadModule[],
  walk: ModuleSearch,
): { chosen: ReadModule | undefined; problems: ModuleProblem[] } {
  const inWalk = modules.filter((module) => foldersOf(walk, module) !== undefined);
  const around = inWalk.find(({ facts }) => facts.folder === '.') ?? (inWalk.length === 1 ? inWalk[0] : undefined);
  if (around !== undefined) return { chosen: around, problems: brokenFile(around) };
  const folders = inWalk.map(({ facts }) => facts.folder);
  if (inWalk.length > 1) return { chosen: undefined, problems: [{ kind: 'several-modules', modules: folders }] };
  return { chosen: undefined, problems: [{ kind: 'no-go-mod' }] };
}

type ReadPackages = {
  readonly graph: Graph;
  /** Every folder with sources, those included that nothing is compiled of. */
  readonly packages: readonly GoPackage[];
  readonly error: string | undefined;
};

/** The packages of a module: from `go list` if there is one and it knows the module, else from the sources. */
function packagesOf(
  module: ReadModule,
  modules: readonly ReadModule[],
  walk: ModuleSearch,
  workspace: ReadWorkspace | undefined,
  target: Target,
  settings: ReadModuleSettings,
): ReadPackages | undefined {
  const folders = foldersOf(walk, module);
  if (folders === undefined || module.file === undefined) return undefined;
  const graph = graphOfSources(module, folders, modules, workspace, target);
  const { packages } = graph;
  const fromSources = (error: string | undefined): ReadPackages => ({ graph, packages, error });
  if (settings.goCommand === undefined || folders.sources.size === 0) return fromSources(undefined);
  const listed = goList(module.folder, {
    command: settings.goCommand,
    environment: settings.environment,
    arch: target.arch,
    tags: target.tags,
    workspaceFolder: module.facts.inWorkspace ? workspace?.folder : undefined,
    timeLimit: settings.timeLimit ?? 10_000,
  });
  if (!listed.ok) return fromSources(listed.error);
  return { graph: graphOfList(listed.packages, folders, packages, target), packages, error: undefined };
}

function describeCommands(
  root: string,
  module: ReadModule,
  graph: Graph,
  commands: readonly Command[],
  target: Target,
): CommandFacts[] {
  const read = new Map<GoPackage, CodeFacts>();
  const factsOf = (one: GoPackage) => {
    const facts = read.get(one) ?? codeFactsOf(root, module.folder, one);
    read.set(one, facts);
    return facts;
  };
  const imported = new Set(graph.packages.flatMap(({ imports }) => imports));
  return commands.flatMap((command) => {
    const start = graph.packages.find(({ importPath }) => importPath === command.importPath);
    if (start === undefined) return [];
    const closure = closureOf(start, graph);
    const own = closure.packages.filter(({ isProject }) => isProject);
    return {
      ...command,
      ...mergeCodeFacts(own.map(factsOf), command.folder),
      cgo: cgoOf(root, module.facts, imported, closure, target),
    };
  });
}

function workspaceProblems(root: string, workspace: ReadWorkspace | undefined): ModuleProblem[] {
  if (workspace === undefined) return [];
  const { folder, file, error } = workspace;
  if (error !== undefined) {
    const { line, reason, text } = error;
    return [{ kind: 'broken-file', place: placeInWorkspace(root, workspace, line), reason, text }];
  }
  return (file?.uses ?? []).flatMap(({ value, line }) => {
    const used = resolve(folder, value);
    if (readModuleFile(used) !== undefined) return [];
    const place = placeInWorkspace(root, workspace, line);
    return [{ kind: 'workspace-module-missing', folder: relativeTo(root, used), place }];
  });
}

function brokenFile({ error, facts }: ReadModule): ModuleProblem[] {
  if (error === undefined) return [];
  const { line, reason, text } = error;
  const file = facts.folder === '.' ? 'go.mod' : `${facts.folder}/go.mod`;
  return [{ kind: 'broken-file', place: { file, line }, reason, text }];
}

function versionProblems({ facts: { go } }: ReadModule, target: Target): ModuleProblem[] {
  const [version] = /^[0-9]+\.[0-9]+/.exec(go?.value ?? '') ?? [];
  if (go === undefined || version === undefined || compareVersions(version, target.go) <= 0) return [];
  return [{ kind: 'go-too-new', version: go.value, newest: target.go, place: go.place }];
}
