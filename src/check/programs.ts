import { type Dockerfile, type Stage, stageNamed } from '../inspect/dockerfile/dockerfile.ts';
import { lineage } from '../inspect/dockerfile/go-stage.ts';
import type { Answers } from '../options/answers.ts';
import { morePort } from '../options/checks/port.ts';
import { generatedService, type Service, servicesOf } from '../resolve/services.ts';
import { telemetryParts } from '../resolve/telemetry.ts';
import { type Image, imageOf, includesPort } from './image.ts';

/** A program of the project, and what else than its own port it may listen on. */
export type Program = Service & {
  readonly otherPorts: readonly number[];
  /** The variable that it reads its port from, empty for none. */
  readonly portVariable: string;
};

/** The programs of a project, the default first. */
export function programsOf(answers: Answers): Program[] {
  if (answers.scaffold === 'no') {
    const others = (answers.morePorts ?? [])
      .map(morePort)
      .filter(({ protocol }) => protocol === 'tcp')
      .map(({ number }) => number);
    return servicesOf(answers).map((service, i) => {
      const hasOwnPort = answers.main[i]?.includes('=') === true;
      return {
        ...service,
        otherPorts: i === 0 ? others : [],
        portVariable: hasOwnPort ? '' : (answers.portVariable ?? ''),
      };
    });
  }
  const { metricsPort } = telemetryParts(answers);
  const otherPorts = metricsPort === undefined ? [] : [metricsPort];
  return [{ ...generatedService(answers), otherPorts, portVariable: 'PORT' }];
}

/** A stage that becomes an image of the project. */
export type Judged = {
  readonly stage: Stage;
  readonly image: Image;
  /** The program that it runs; several where it is one of them and not known which. */
  readonly programs: readonly Program[];
};

/** The port that the environment of an image makes its program listen on. */
export function portSetBy({ image }: Pick<Judged, 'image'>, { portVariable }: Program): number | undefined {
  const value = image.environment.get(portVariable)?.value;
  return value !== undefined && /^\d+$/.test(value) ? Number(value) : undefined;
}

/** The ports that may rightly be named for the programs of an image; that ENV sets another is a finding of its own. */
export function portsOf(judged: Judged): number[] {
  return judged.programs.flatMap((program) =>
    [program.port, portSetBy(judged, program)].filter((port) => port !== undefined),
  );
}

/** Whether a program is said to listen on a port besides its own: by the answers, or by the EXPOSE of its image. */
export function listensBesides({ otherPorts }: Program, judged: Judged | undefined, port: number): boolean {
  const exposed = judged?.image.exposed?.ports ?? [];
  if (judged === undefined || !includesPort(exposed, port)) return otherPorts.includes(port);
  const own = portsOf(judged);
  return otherPorts.includes(port) || (!own.includes(port) && own.some((one) => includesPort(exposed, one)));
}

/**
 * The stages whose images are known to run a program of the project: the last one, those that are named after a program, and those of `targets`, names
 * that others build. Stages that compile, test or debug say nothing of the image.
 */
export function judgedStages(
  dockerfile: Dockerfile,
  programs: readonly Program[],
  targets: readonly string[],
): Judged[] {
  const final = dockerfile.stages.at(-1);
  const aimed = targets.flatMap((name) => stageNamed(dockerfile, name) ?? []);
  const named = programs.length > 1 ? programs.flatMap(({ name }) => stageNamed(dockerfile, name) ?? []) : [];
  const stages = [...new Set([...(final === undefined ? [] : [final]), ...named, ...aimed])];
  const judged = stages.map((stage) => judge(dockerfile, stage, programs));
  const running = judged.filter(({ runs }) => runs === 'program');
  // Where the last one is something else, what somebody builds is a stage with a name.
  const last = final === undefined ? [] : lineage(dockerfile, final);
  const apart = dockerfile.stages.filter((stage) => stage.name !== undefined && !last.includes(stage));
  const isApart = apart.some((stage) => judge(dockerfile, stage, programs).runs === 'program');
  return judged.filter(({ stage, runs }) => {
    if (runs === 'program') return true;
    // A last stage of an unknown program is the image where no other stage is built for that.
    return runs === 'unknown' && stage === final && !isApart && running.every((other) => !aimed.includes(other.stage));
  });
}

function judge(dockerfile: Dockerfile, stage: Stage, programs: readonly Program[]): Judged & { runs: Runs } {
  const image = imageOf(dockerfile, stage);
  const own = programs.filter(({ name }) => programs.length > 1 && name === stage.name);
  const started = programs.filter(({ path }) => image.start.includes(path));
  const known = own.length > 0 ? own : started;
  const isDebugged = image.start.some((word) => /(^|\/)(dlv|gdb|gdbserver|air)$/.test(word));
  const runs = isDebugged ? 'other' : known.length > 0 ? 'program' : 'unknown';
  return { stage, image, programs: known.length > 0 ? known : programs, runs };
}

type Runs = 'program' | 'unknown' | 'other';
