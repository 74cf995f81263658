import { type Dockerfile, stageNamed } from '../inspect/dockerfile/dockerfile.ts';
import { readProbe } from '../inspect/dockerfile/probe-command.ts';
import { isJsonObject } from '../inspect/json-object.ts';
import { lineAt, type Place } from '../inspect/place.ts';
import { message } from '../language/message.ts';
import { type Answers, isModule } from '../options/answers.ts';
import { buildOf, composeServices, environmentOf, isSetByFile, type WrittenService } from './compose-files.ts';
import { type Finding, finding, type Texts } from './finding.ts';
import { imageNameOf, withDefaults } from './images.ts';
import {
  calledBy,
  includesPort,
  listensBesides,
  type Program,
  portSetBy,
  probeFinding,
  type ServiceImage,
  serviceImages,
} from './programs.ts';

/** A service that is known to run a program of the project, and the port that this listens on. */
type Running = {
  readonly service: WrittenService;
  readonly program: Program;
  /** Undefined if there is no Dockerfile. */
  readonly image: ServiceImage | undefined;
  readonly port: number;
  /** Where the service sets the port, undefined if the answers or the image do. */
  readonly setAt: Place | undefined;
};

/** Finds services that publish, probe or set another port than their program listens on, or that are built to a missing stage. */
export function composeFindings(
  texts: Texts,
  programs: readonly Program[],
  dockerfile: Dockerfile | undefined,
  answers: Answers,
): Finding[] {
  const services = composeServices(texts);
  const running = services.flatMap((service) => runningIn(service, programs, dockerfile, texts) ?? []);
  return [
    ...running.flatMap((one) => [
      ...(one.service.settings.build === undefined ? [] : portFindings(one, texts)),
      ...(isModule[answers.scaffold] ? [] : healthFindings(one, answers)),
    ]),
    ...(dockerfile === undefined ? [] : services.flatMap((service) => targetFindings(service, dockerfile))),
  ];
}

function targetFindings(service: WrittenService, dockerfile: Dockerfile): Finding[] {
  const target = stageNameOf(service);
  // What it extends may be built from another file, and a variable may stand for any stage.
  const { build, extends: extended } = service.settings;
  if (target === undefined || extended !== undefined || /\$/.test(String(buildOf(build).target))) return [];
  if (stageNamed(dockerfile, target) !== undefined) return [];
  const { file, line } = service.place('build', 'target');
  return [finding('target-missing', file, line, { target })];
}

/** Reports if a service is built from the Dockerfile in the top folder. */
function buildsHere({ folder, settings: { build } }: WrittenService): boolean {
  const { context = '.', dockerfile = 'Dockerfile', dockerfile_inline: inline } = buildOf(build);
  const paths = [context, dockerfile].map((path) => withDefaults(String(path)).replace(/^\.\/(?=.)|\/$/, ''));
  return build !== undefined && folder === '' && inline === undefined && paths.join() === '.,Dockerfile';
}

/** Returns the stage that a service is built to, by its name or number; undefined for the last one. */
function stageNameOf(service: WrittenService): string | undefined {
  const { target } = buildOf(service.settings.build);
  if (!buildsHere(service) || target === undefined || target === null) return undefined;
  return withDefaults(String(target)) || undefined;
}

/** Undefined if a service runs something else, or if that or its port is not certain. */
function runningIn(
  service: WrittenService,
  programs: readonly Program[],
  dockerfile: Dockerfile | undefined,
  texts: Texts,
): Running | undefined {
  const isChanged = ['extends', 'entrypoint', 'command', 'network_mode'].some((key) => key in service.settings);
  const image = buildsHere(service) ? builtImage(service, programs, dockerfile) : undefined;
  const program = image?.programs[0] ?? programOf(service, programs, dockerfile);
  if (isChanged || program?.port === undefined) return undefined;
  const set = program.portVariable === '' ? undefined : settingOf(service, program.portVariable, texts);
  const own = (image && portSetBy(image, program)) ?? program.port;
  if (set === undefined || set.value === '') return { service, program, image, port: own, setAt: undefined };
  const isKnown = set.value !== undefined && !isSetByFile(set.value, service.folder, texts);
  const number = isKnown ? withDefaults(set.value ?? '').trim() : '';
  return /^\d+$/.test(number) ? { service, program, image, port: Number(number), setAt: set.place } : undefined;
}

function builtImage(service: WrittenService, programs: readonly Program[], dockerfile: Dockerfile | undefined) {
  if (dockerfile === undefined) return undefined;
  const target = stageNameOf(service);
  const stage = target === undefined ? dockerfile.stages.at(-1) : stageNamed(dockerfile, target);
  return serviceImages(dockerfile, programs).find((image) => image.stage === stage);
}

/** The program of a service whose image is not built, or is built without a Dockerfile that tells. */
function programOf(service: WrittenService, programs: readonly Program[], dockerfile: Dockerfile | undefined) {
  const { build, image } = service.settings;
  if (build === undefined) return programs.find((one) => one.image === imageNameOf(withDefaults(String(image))));
  const target = stageNameOf(service);
  if (dockerfile !== undefined || !buildsHere(service)) return undefined;
  return target === undefined ? programs[0] : programs.find(({ name }) => name === target);
}

/**
 * Returns what a service sets a variable to, with undefined for a value that is not known: one of the shell, or in a missing file. `environment`
 * wins over files, and a later file over an earlier one.
 */
function settingOf({ folder, settings, place }: WrittenService, variable: string, texts: Texts) {
  const environment = environmentOf(settings.environment);
  if (variable in environment) {
    const value = environment[variable] ?? undefined;
    return { value: value === undefined ? value : String(value), place: place('environment', variable) };
  }
  const paths = [settings.env_file ?? []].flat().map((path) => String(isJsonObject(path) ? path.path : path));
  const set = new RegExp(`^[ \\t]*(?:export[ \\t]+)?${variable}[ \\t]*=[ \\t]*["']?([^"'\\r\\n]*)`, 'gm');
  return paths
    .flatMap((path) => {
      const file = folder + path.replace(/^\.\//, '');
      const text = texts.get(file);
      if (text === undefined) return [{ value: undefined, place: { file, line: 1 } }];
      return [...text.matchAll(set)].map(({ 1: value, index }) => ({
        value,
        place: { file, line: lineAt(text, index) },
      }));
    })
    .at(-1);
}

function portFindings({ service, program, image, port, setAt }: Running, texts: Texts): Finding[] {
  const { portVariable: variable, port: answered = 0 } = program;
  const exposed = (image?.exposed?.ports ?? []).filter((one) => setAt === undefined || !includesPort([one], answered));
  const others = [...exposed, ...program.otherPorts.map(String)];
  // An image says itself what else it listens on.
  const published = publishedPorts(service, texts).filter((one) => one === port || !includesPort(others, one));
  const isPublished =
    published.length === 0 || published.includes(port) || (setAt === undefined && published.includes(answered));
  const probe = image?.health?.value;
  // What the image probes by a variable follows the service.
  const call = probe !== undefined && 'usesVariables' in probe && !probe.usesVariables ? calledBy(probe) : undefined;
  const isCalled =
    service.settings.healthcheck !== undefined ||
    call === undefined ||
    includesPort([String(port), ...others], call.port);
  if (setAt !== undefined && port !== answered && !(isPublished && isCalled)) {
    const said = isPublished
      ? message('finding.said.health', { asked: `${call?.port}${call?.path}` })
      : message('finding.said.ports', { published: published.join(', ') });
    return [finding('port-variable-differs', setAt.file, setAt.line, { variable, value: port, said })];
  }
  if (isPublished) return [];
  const { file, line } = service.place('ports');
  return [finding('compose-port-differs', file, line, { published: published.join(', '), port })];
}

/** Returns the TCP ports of the container that are published, none if one is not known: https://docs.docker.com/reference/compose-file/services/#ports */
function publishedPorts({ folder, settings: { ports } }: WrittenService, texts: Texts): number[] {
  const entries: unknown[] = Array.isArray(ports) ? ports : [];
  const targets = entries.map((entry) => {
    if (isJsonObject(entry) && (entry.protocol ?? 'tcp') !== 'tcp') return [];
    const written = String(isJsonObject(entry) ? entry.target : entry);
    const target = isSetByFile(written, folder, texts) ? '' : withDefaults(written);
    if (target.endsWith('/udp')) return [];
    const [, port] = /(?:^|:)(\d+)(?:\/tcp)?$/.exec(target) ?? [];
    return port === undefined ? undefined : [Number(port)];
  });
  return targets.includes(undefined) ? [] : targets.flatMap((port) => port ?? []);
}

/** https://docs.docker.com/reference/compose-file/services/#healthcheck */
function healthFindings({ service, program, image, port }: Running, { healthPath, readyPath }: Answers): Finding[] {
  const { healthcheck } = service.settings;
  const test = isJsonObject(healthcheck) ? healthcheck.test : undefined;
  const [kind = '', ...words] = Array.isArray(test) ? test.map(String) : [];
  const call = calledBy(readProbe(typeof test === 'string' ? test : kind === 'CMD-SHELL' ? (words[0] ?? '') : words));
  if (call === undefined || listensBesides(program, image, call.port)) return [];
  if (call.port === port && ['', healthPath, readyPath].includes(call.path)) return [];
  return [probeFinding(service.place('healthcheck', 'test'), call, { port, path: healthPath }, program)];
}
