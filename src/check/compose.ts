import { type Dockerfile, stageNamed } from '../inspect/dockerfile/dockerfile.ts';
import { isJsonObject } from '../inspect/json-object.ts';
import { type Message, message } from '../language/message.ts';
import type { Answers } from '../options/answers.ts';
import type { ComposeService } from './compose-files.ts';
import { buildsHere, targetOf } from './compose-targets.ts';
import { isSetByFile } from './env-file.ts';
import { type Finding, finding, type Texts } from './finding.ts';
import { includesPort, nameOf } from './image.ts';
import { withDefaults } from './interpolation.ts';
import { type Listening, listeningIn, type Running } from './listening.ts';
import { localUrl } from './local-url.ts';
import { probeFinding } from './probe-finding.ts';
import { judgedStages, listensBesides, type Program } from './programs.ts';

/** Services of Compose that publish, ask or set another port than the one that their program listens on. */
export function composeFindings(
  services: readonly ComposeService[],
  programs: readonly Program[],
  dockerfile: Dockerfile | undefined,
  texts: Texts,
  answers: Answers,
): Finding[] {
  return services.flatMap((service) => {
    const running = runningIn(service, programs, dockerfile);
    if (running === undefined) return [];
    const listening = listeningIn(service, running, texts);
    if (listening === undefined) return [];
    return [
      ...(running.isBuilt ? portFindings(service, running, listening, texts) : []),
      ...(answers.scaffold === 'no' ? [] : healthFindings(service, running, listening, answers)),
    ];
  });
}

/** Undefined where a service runs something else, or it is not certain what. */
function runningIn(
  service: ComposeService,
  programs: readonly Program[],
  dockerfile: Dockerfile | undefined,
): Running | undefined {
  const { settings } = service;
  // What another file, or another command, adds to it is not known.
  const isPlain = ['extends', 'entrypoint', 'command', 'network_mode'].every((key) => settings[key] === undefined);
  if (!isPlain) return undefined;
  if (settings.build === undefined) {
    const image = typeof settings.image === 'string' ? nameOf(withDefaults(settings.image)) : undefined;
    const program = programs.find((one) => one.image === image);
    return program === undefined ? undefined : { program, judged: undefined, isBuilt: false };
  }
  if (!buildsHere(service)) return undefined;
  const target = targetOf(service);
  const named = programs.find(({ name }) => name === target);
  if (dockerfile === undefined) {
    const program = target === undefined ? programs[0] : named;
    return program === undefined ? undefined : { program, judged: undefined, isBuilt: true };
  }
  const stage = target === undefined ? dockerfile.stages.at(-1) : stageNamed(dockerfile, target);
  const judged = judgedStages(dockerfile, programs, target === undefined ? [] : [target]).find(
    (one) => one.stage === stage,
  );
  const [program] = judged?.programs ?? [];
  return program === undefined ? undefined : { program, judged, isBuilt: true };
}

function portFindings(
  service: ComposeService,
  { program, judged }: Running,
  listening: Listening,
  texts: Texts,
): Finding[] {
  const { portVariable, port: answered = 0 } = program;
  const { port, setAt } = listening;
  const isSet = setAt !== undefined;
  const exposed = (judged?.image.exposed?.ports ?? []).filter((one) => !isSet || !includesPort([one], answered));
  const others = [...exposed, ...program.otherPorts.map(String)];
  const published = publishedPorts(service, texts);
  // What a variable without a default stands for is not known. An image says itself what else it listens on.
  const meant = published?.filter((one) => one === port || !includesPort(others, one)) ?? [];
  const isPublished = meant.length === 0 || meant.includes(port) || (!isSet && meant.includes(answered));
  const health = judged?.image.health;
  // What is asked by a variable follows the service.
  const asked = health?.isFixed ? health.value : undefined;
  const isAsked =
    service.settings.healthcheck !== undefined ||
    asked === undefined ||
    includesPort([String(port), ...others], Number(asked.port));
  if (isSet && port !== answered && !(isPublished && isAsked)) {
    const said: Message = isPublished
      ? message('finding.said.health', { asked: `${asked?.port}${asked?.path}` })
      : message('finding.said.ports', { published: meant.join(', ') });
    const { file, line } = setAt;
    return [finding('port-variable-differs', file, line, { variable: portVariable, value: port, said })];
  }
  if (isPublished) return [];
  const { file, line } = service.place('ports');
  return [finding('compose-port-differs', file, line, { published: meant.join(', '), port })];
}

/** The ports of the container that TCP is published from, undefined where one is not known: https://docs.docker.com/reference/compose-file/services/#ports */
function publishedPorts({ folder, settings: { ports } }: ComposeService, texts: Texts): number[] | undefined {
  if (!Array.isArray(ports)) return [];
  const targets = ports.filter(isTcp).map((entry) => {
    const written = String(isJsonObject(entry) ? entry.target : entry);
    const target = isSetByFile(written, folder, texts) ? '' : withDefaults(written);
    const [, port] = /(?:^|:)(\d+)(?:\/tcp)?$/.exec(target) ?? [];
    return port === undefined ? undefined : Number(port);
  });
  const known = targets.filter((port) => port !== undefined);
  return known.length < targets.length ? undefined : known;
}

function isTcp(entry: unknown): boolean {
  return isJsonObject(entry) ? (entry.protocol ?? 'tcp') === 'tcp' : !String(entry).endsWith('/udp');
}

/** https://docs.docker.com/reference/compose-file/services/#healthcheck */
function healthFindings(
  { settings, place }: ComposeService,
  { program, judged }: Running,
  { port }: Listening,
  { healthPath, readyPath }: Answers,
): Finding[] {
  const test = isJsonObject(settings.healthcheck) ? settings.healthcheck.test : undefined;
  const isList = Array.isArray(test) && test.every((word) => typeof word === 'string');
  if (!isList && typeof test !== 'string') return [];
  const [kind = '', ...words] = isList ? (test as string[]) : [];
  const asked = localUrl(!isList ? (test as string) : kind === 'CMD-SHELL' ? (words[0] ?? '') : words);
  if (asked === undefined || listensBesides(program, judged, Number(asked.port))) return [];
  if (asked.port === String(port) && ['', healthPath, readyPath].includes(asked.path)) return [];
  const { port: answered = port, portVariable: variable } = program;
  return [probeFinding(place('healthcheck', 'test'), { asked, path: healthPath, port, answered, variable })];
}
