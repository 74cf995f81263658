import type { Found } from '../inspect/dockerfile/adoption.ts';
import { type Dockerfile, type Instruction, lineOfOffset, type Stage } from '../inspect/dockerfile/dockerfile.ts';
import { lineage } from '../inspect/dockerfile/go-stage.ts';
import { type Probe, readProbe } from '../inspect/dockerfile/probe-command.ts';
import { isOpen, type Scope } from '../inspect/dockerfile/scope.ts';
import { jsonList, listOrWords, pairs, words } from '../inspect/dockerfile/words.ts';
import type { Place } from '../inspect/place.ts';
import { message } from '../language/message.ts';
import { type Answers, isModule } from '../options/answers.ts';
import { morePort } from '../options/checks/values.ts';
import { generatedService, type Service, servicesOf } from '../resolve/services.ts';
import { telemetryParts } from '../resolve/telemetry.ts';
import { type Finding, finding } from './finding.ts';
import { isKnownBase } from './images.ts';

/** A program of the project, with the ports that it listens on besides its own. */
export type Program = Service & {
  readonly otherPorts: readonly number[];
  /** The variable that it reads its port from, empty for none. */
  readonly portVariable: string;
};

/** Returns the programs of a project, the default first. */
export function programsOf(answers: Answers): Program[] {
  if (isModule[answers.scaffold]) {
    const more = (answers.morePorts ?? []).map(morePort).filter(({ protocol }) => protocol === 'tcp');
    return servicesOf(answers).map((service, i) => ({
      ...service,
      otherPorts: i === 0 ? more.map(({ number }) => number) : [],
      portVariable: answers.main[i]?.includes('=') === true ? '' : (answers.portVariable ?? ''),
    }));
  }
  const { metricsPort } = telemetryParts(answers);
  const otherPorts = metricsPort === undefined ? [] : [metricsPort];
  return [{ ...generatedService(answers), otherPorts, portVariable: 'PORT' }];
}

/** A port and a path without its query, as a probe calls them; the path is empty for a mere connection. */
export type Call = { readonly port: number; readonly path: string };

/** Returns what a command calls in its own container, undefined if it calls something else or if that is not known. */
export function calledBy(probe: Probe): Call | undefined {
  if ((probe.kind !== 'http' && probe.kind !== 'tcp') || !probe.isLocal || probe.port === undefined) return undefined;
  const path = probe.kind === 'http' ? probe.path : '';
  return path === undefined ? undefined : { port: probe.port, path };
}

/** A probe that calls in vain: what it should call, and why. */
export function probeFinding(
  { file, line }: Place,
  call: Call,
  { port, path }: Call,
  { portVariable: variable, port: answered = port }: Program,
): Finding {
  const wanted = `${port}${call.path === '' ? '' : path}`;
  const isByVariable = port !== answered;
  const why =
    isByVariable && call.port !== port
      ? {
          said: message('finding.said.variable', { variable, port }),
          otherwise: message('finding.said.otherwise', { variable, answered }),
        }
      : { said: message('finding.said.wanted', { wanted: isByVariable ? path : wanted }), otherwise: '' };
  return finding('probe-differs', file, line, { asked: `${call.port}${call.path}`, wanted, ...why });
}

/** The image that a stage becomes, with what it takes from the stages that it begins as. */
export type ServiceImage = {
  readonly stage: Stage;
  /** The program that it runs, or all that it may be if that is not known. */
  readonly programs: readonly Program[];
  readonly isKnown: boolean;
  /** The command that it starts, undefined if it does not say. */
  readonly started: string | undefined;
  readonly exposed: Exposed | undefined;
  readonly health: Found<Probe> | undefined;
  /** The environment that programs run in; a value that is not known is undefined. */
  readonly environment: ReadonlyMap<string, Found<string | undefined>>;
};

type Exposed = {
  /** TCP ports and ranges. */
  readonly ports: readonly string[];
  /** All ports as written. */
  readonly written: readonly string[];
  readonly line: number;
};

/**
 * Returns the images that run a program of the project: stages that start one or are named after one; if none does, the last stage, unless
 * it starts something else. A stage that another begins as says nothing of its own image.
 */
export function serviceImages(dockerfile: Dockerfile, programs: readonly Program[]): ServiceImage[] {
  const parents = new Set(dockerfile.stages.map(({ parent }) => parent));
  const leaves = dockerfile.stages.filter(({ index }) => !parents.has(index));
  const images = leaves.map((stage) => imageOf(dockerfile, stage, programs));
  const running = images.filter(({ isKnown }) => isKnown);
  return running.length > 0 ? running : images.slice(-1).filter(({ started }) => started === undefined);
}

function imageOf(dockerfile: Dockerfile, stage: Stage, programs: readonly Program[]): ServiceImage {
  const parts = lineage(dockerfile, stage);
  const instructions = parts.flatMap((part) => part.instructions);
  const last = (name: string) => instructions.findLast(({ keyword }) => keyword === name);
  const environment = variablesOf(instructions);
  const hasKnownBase = isKnownBase(parts[0]?.image ?? '');
  const start = [last('ENTRYPOINT'), last('CMD')].flatMap((one) => (one ? listOrWords(one.rest, one.scope) : []));
  const started = start.find((word) => !/^--?|(?:^|\/)(?:tini|dumb-init)$/.test(word));
  const named = programs.filter(({ name }) => programs.length > 1 && name === stage.name);
  const known = named.length > 0 ? named : programs.filter(({ path }) => path === started);
  return {
    stage,
    programs: known.length > 0 ? known : programs,
    isKnown: known.length > 0,
    started,
    exposed: exposedBy(instructions),
    health: healthCheckOf(last('HEALTHCHECK'), hasKnownBase ? shellScope(instructions, environment) : undefined),
    environment,
  };
}

/** Undefined without EXPOSE, and if a variable stands for any port. */
function exposedBy(instructions: readonly Instruction[]): Exposed | undefined {
  const exposes = instructions.filter(({ keyword }) => keyword === 'EXPOSE');
  const written = exposes.flatMap(({ rest, scope }) => words(rest, scope).map(({ value }) => value.toLowerCase()));
  const [first] = exposes;
  if (first === undefined || written.some(isOpen)) return undefined;
  const ports = written.filter((port) => /^[^/]*(\/tcp)?$/.test(port)).map((port) => port.replace(/\/tcp$/, ''));
  return { ports, written, line: first.line };
}

function healthCheckOf(check: Instruction | undefined, environment: Scope | undefined): ServiceImage['health'] {
  const [, command] = /^\s*CMD\b\s*([\s\S]*)$/i.exec(check?.rest ?? '') ?? [];
  if (check === undefined || command === undefined) return undefined;
  return { value: readProbe(jsonList(command) ?? command, environment), line: check.line };
}

/** Returns the variables that a shell in the container sees. An ARG, which it does not see, shows that a variable of that name is meant to be set. */
function shellScope(instructions: readonly Instruction[], environment: ServiceImage['environment']): Scope {
  const declared = instructions.filter(({ keyword }) => keyword === 'ARG');
  const names = declared.flatMap((instruction) => pairs(instruction, instruction.scope).map(({ name }) => name));
  return new Map<string, string | undefined>([
    ...names.map((name) => [name, undefined] as const),
    ...[...environment].map(([name, { value }]) => [name, value] as const),
  ]);
}

function variablesOf(instructions: readonly Instruction[]): ServiceImage['environment'] {
  const sets = instructions.filter(({ keyword }) => keyword === 'ENV');
  return new Map(
    sets.flatMap((instruction) =>
      pairs(instruction, instruction.scope).map(({ name, value, start }) => {
        const known = value === undefined || isOpen(value) ? undefined : value;
        return [name, { value: known, line: lineOfOffset(instruction, start) }] as const;
      }),
    ),
  );
}

/** Reports if ports such as `8080` or `8000-8100` include one. */
export function includesPort(ports: readonly string[], port: number): boolean {
  return ports.some((value) => {
    const [low = Number.NaN, high = low] = value.split('-').map(Number);
    return low <= port && port <= high;
  });
}

/** Returns the port that ENV of an image makes a program listen on. */
export function portSetBy({ environment }: ServiceImage, { portVariable }: Program): number | undefined {
  const value = environment.get(portVariable)?.value;
  return value !== undefined && /^\d+$/.test(value) ? Number(value) : undefined;
}

/** Returns the ports that may rightly be named for the programs of an image; if ENV sets another, that is a finding of its own. */
export function portsOf(image: ServiceImage): number[] {
  const ports = image.programs.flatMap((program) => [program.port, portSetBy(image, program)]);
  return ports.filter((port) => port !== undefined);
}

/** Reports if a program listens on a port besides its own: by the answers, or by the EXPOSE of its image. */
export function listensBesides({ otherPorts }: Program, image: ServiceImage | undefined, port: number): boolean {
  if (otherPorts.includes(port)) return true;
  const exposed = image?.exposed?.ports ?? [];
  if (image === undefined || !includesPort(exposed, port)) return false;
  const own = portsOf(image);
  return !own.includes(port) && own.some((one) => includesPort(exposed, one));
}
