import { type Message, message } from '../../language/message.ts';
import type { OptionName } from '../../options/answers.ts';
import { nameFrom } from '../../options/checks/values.ts';
import { optionOf } from '../../options/table.ts';
import { compareVersions } from '../../versions/compare.ts';
import type { Adoption } from '../dockerfile/adoption.ts';
import type { CommandFacts, GoModuleFacts, HealthRoute, Port } from '../module/facts.ts';
import { knownCgoOf } from '../module/known-cgo.ts';
import { nameOfModule } from '../module/service-name.ts';
import type { Place } from '../place.ts';
import { linkerVariable } from './linker-variable.ts';

/** A value that was read for an option, and where it stands. */
export type FoundValue = { readonly option: OptionName; readonly value: unknown; readonly place: string };

type FoundInModule = { readonly found: FoundValue[]; readonly warnings: Message[] };

/** Reads the values of options from the sources of a module. A Dockerfile, if there is one, says which programs are meant. */
export function foundInModule(
  facts: GoModuleFacts,
  adoption: Adoption | undefined,
  main: readonly string[] | undefined,
): FoundInModule {
  const found: FoundValue[] = [];
  const warnings: Message[] = [];
  const add = (option: FoundValue['option'], value: unknown, place: string) => {
    if (optionOf(option).check(value).ok) found.push({ option, value, place });
  };
  const modFile = (line: number | undefined) => `go.mod:${line ?? 1}`;
  const path = facts.module?.path;
  if (path !== undefined) {
    add('module', path.value, modFile(path.place.line));
    add('name', nameFrom(nameOfModule(path.value)), modFile(path.place.line));
  }
  add('scaffold', 'no', 'go.mod');

  const commands = chosenCommands(facts, adoption, main);
  const [first] = commands;
  if (first === undefined) return { found, warnings };
  const exposed = adoption?.options.port;
  const services = commands.map((command) => serviceOf(command, command === first ? exposed?.value : undefined));
  const [service] = services;
  const argument = commands.map((command, i) => command.argument + suffix(services[i], service));
  add('main', argument, at(first.place));
  if (service?.port !== undefined && exposed === undefined) add('port', service.port.value, service.port.place);
  // Others hold a whole address, which a probe cannot ask for.
  if (service?.variable !== undefined && /PORT(_NUMBER)?$/.test(service.variable.value))
    add('portVariable', service.variable.value, service.variable.place);
  if (service?.health !== undefined) add('healthPath', service.health.value, service.health.place);
  const kind = service?.listens === false ? 'none' : service?.health === undefined ? 'tcp' : 'http';
  add('healthCheck', kind, service?.health?.place ?? service?.listening ?? at(first.place));

  const tags = [...new Set(facts.buildTags.map(({ tag }) => tag))];
  if (tags.length > 0) add('buildTags', tags, at(facts.buildTags[0]?.place));
  const variables = facts.linkerVariables.flatMap(({ name, value, resolved }) =>
    resolved ? (linkerVariable(name, value) ?? []) : [],
  );
  if (variables.length > 0) add('ldflags', [...new Set(variables)], at(facts.linkerVariables[0]?.place));
  const compiled = adoption?.needs.builds.find(({ value }) => value.cgo === false);
  if (compiled === undefined) addCgo(commands, add);
  else add('cgo', 'off', `Dockerfile:${compiled.line}`);
  const source = dependenciesOf(facts);
  if (source !== undefined) add('dependencies', source.value, source.place);
  if (adoption === undefined) addReads(commands, add);
  for (const command of commands) {
    for (const { pattern, present, place } of command.embeds) {
      if (!present) warnings.push(message('report.noReaches', { ...place, pattern }));
    }
  }
  const local = first.ports.find(({ host }) => host === 'localhost' || host === '127.0.0.1');
  if (local?.variable !== undefined && !/PORT(_NUMBER)?$/.test(local.variable) && adoption === undefined) {
    // What keeps the program to its own machine can be told otherwise.
    add('env', [`${local.variable}=0.0.0.0:${local.port}`], at(local.place));
  } else if (local?.host !== undefined && local.certainty !== 'possible')
    warnings.push(message('report.localhost', { ...local.place, host: local.host }));
  if (service?.listening !== undefined && service.port === undefined && exposed === undefined)
    warnings.push(message('report.portUnknown', { place: service.listening, port: 8080 }));
  if (kind === 'none') warnings.push(message('report.healthNone'));
  return { found, warnings };
}

function at(place: Place | undefined): string {
  return place === undefined ? '' : `${place.file}:${place.line}`;
}

function serviceOf(command: CommandFacts, exposed: number | undefined): ServiceFacts {
  const port = mainPort(command);
  const health = healthRoute(command);
  const [listening] = command.listening;
  return {
    port: port && { value: port.port, place: at(port.place) },
    variable: port?.variable === undefined ? undefined : { value: port.variable, place: at(port.place) },
    health: health && { value: health.path, place: at(health.place) },
    listening: listening && at(listening),
    listens: exposed !== undefined || listening !== undefined || port !== undefined,
  };
}

/** Returns the suffix of a program's package: empty if its port and health check are those of the first program. */
function suffix(service: ServiceFacts | undefined, first: ServiceFacts | undefined): string {
  if (service === undefined || service === first) return '';
  if (!service.listens) return '=none';
  if (service.port === undefined || service.port.value === first?.port?.value) return '';
  return `=${service.port.value}${service.health?.value ?? ''}`;
}

function addCgo(
  commands: readonly CommandFacts[],
  add: (option: 'cgo' | 'base', value: string, place: string) => void,
) {
  for (const command of commands) {
    for (const { importPath, hasFilesWithoutCgo, libraries, pkgConfig, place, file } of command.cgo) {
      // Files for builds without cgo may be a full substitute; of the packages that are known it is known that they are not.
      if (hasFilesWithoutCgo && knownCgoOf(importPath) === undefined && !command.onlyWithCgo) continue;
      add('cgo', 'on', place === undefined ? (file ?? importPath) : at(place));
      const shared = [...libraries, ...pkgConfig].filter((name) => !/^(m|dl|pthread|rt|c|stdc\+\+|resolv)$/.test(name));
      if (shared.length > 0) add('base', 'alpine', place === undefined ? importPath : at(place));
      return;
    }
  }
}

function releaseOf(version: string): string {
  return /^[0-9]+\.[0-9]+/.exec(version)?.[0] ?? version;
}

function dependenciesOf({ module, workspace }: GoModuleFacts) {
  if (module?.vendor !== undefined) return { value: 'vendor', place: `${module.vendor}/modules.txt` };
  if (module?.inWorkspace === true) return { value: 'plain', place: at(workspace) };
  const { go } = module ?? {};
  // Before Go 1.17 the go command needs the go.mod of every module to name the packages of one, and so the network.
  if (
    module !== undefined &&
    module.requires.length > 0 &&
    (go === undefined || compareVersions(releaseOf(go.value), '1.17') < 0)
  )
    return { value: 'plain', place: go === undefined ? 'go.mod' : at(go.place) };
  const [replace] = module?.localReplaces ?? [];
  return replace === undefined ? undefined : { value: 'plain', place: at(replace.place) };
}

/** Files of the project that a program is seen to open, by their paths in its working directory. */
function addReads(
  commands: readonly CommandFacts[],
  add: (option: 'copy' | 'workdir', value: unknown, place: string) => void,
) {
  const reads = commands
    .flatMap((command) => command.reads)
    .filter(({ path, present }) => present && !path.startsWith('/'));
  const paths = reads.map(({ path }) => path.replace(/^\.\//, '').replace(/\/+$/, ''));
  const copied = [...new Set(paths)].filter((path) => path !== '' && path !== '.' && optionOf('copy').check([path]).ok);
  if (copied.length === 0) return;
  add('workdir', '/app', at(reads[0]?.place));
  add('copy', copied, at(reads[0]?.place));
}

type At<Value> = { readonly value: Value; readonly place: string };

export type ServiceFacts = {
  readonly port: At<number> | undefined;
  /** The environment variable that overrules the port. */
  readonly variable: At<string> | undefined;
  readonly health: At<string> | undefined;
  readonly listening: string | undefined;
  readonly listens: boolean;
};

/** The port of a program that is surest; one of which it is only possible counts where the program is seen to listen. */
export function mainPort({ ports, listening }: CommandFacts): Port | undefined {
  const candidates = ports.filter(({ certainty }) => certainty !== 'possible' || listening.length > 0);
  const sure = candidates.find(({ certainty }) => certainty === 'certain');
  return sure ?? candidates.find(({ certainty }) => certainty === 'likely') ?? candidates[0];
}

/** The route to ask for liveness, else the one for readiness. */
export function healthRoute({ healthRoutes }: CommandFacts): HealthRoute | undefined {
  const likely = healthRoutes.filter(({ certainty }) => certainty !== 'possible');
  return likely.find(({ asks }) => asks === 'liveness') ?? likely[0];
}

/** Folders of programs that are tools of the project, not what it is for. */
const aside =
  /(^|\/)(_?examples?|internal|tools?|hack|scripts?|tests?|testing|testdata|testutil|fixtures?|mocks?|e2e|plugins?|docs?|bench|benchmarks?|demo|misc|contrib|ci|build)(\/|$)/;

/**
 * The programs to put into images, the default first: those that were named, those that a Dockerfile compiles, or all that are
 * not beside the project's point, what listens before what does not.
 */
export function chosenCommands(
  facts: GoModuleFacts,
  adoption: Adoption | undefined,
  main: readonly string[] | undefined,
): CommandFacts[] {
  const { commands } = facts;
  const named = (packages: readonly string[]) =>
    packages.flatMap(
      (wanted) => commands.find(({ argument, importPath }) => same(wanted, argument) || wanted === importPath) ?? [],
    );
  if (main !== undefined) return named(main);
  const built = named((adoption?.needs.builds ?? []).flatMap(({ value }) => value.package ?? []));
  if (built.length > 0) return [...new Set(built)];
  const central = commands.filter(({ argument }) => !aside.test(argument));
  const candidates = central.length > 0 ? central : [...commands];
  const moduleName = nameOfModule(facts.module?.path?.value ?? '');
  const rank = ({ argument, listening, ports }: CommandFacts) =>
    (listening.length > 0 || ports.some(({ certainty }) => certainty === 'certain') ? 0 : 4) +
    (argument === '.' || argument.endsWith(`/${moduleName}`) ? 0 : 2) +
    (/(^|\/)(server|api|web|app)$/.test(argument) ? 0 : 1);
  return candidates.sort((a, b) => rank(a) - rank(b));
}

function same(wanted: string, argument: string): boolean {
  const plain = (path: string) =>
    path
      .replace(/^\.\//, '')
      .replace(/\/+$/, '')
      .replace(/\/[^/]+\.go$/, '') || '.';
  return plain(wanted) === plain(argument) || (/^[^/]+\.go$/.test(plain(wanted)) && argument === '.');
}
