import type { Dockerfile } from '../inspect/dockerfile/dockerfile.ts';
import { message } from '../language/message.ts';
import type { Answers } from '../options/answers.ts';
import { fallbackFindings } from './fallbacks.ts';
import { eachOnce, type Finding, finding } from './finding.ts';
import { includesPort } from './image.ts';
import { type Judged, judgedStages, listensBesides, type Program, portSetBy, portsOf } from './programs.ts';

// Dockerfiles in other folders make other images.
const file = 'Dockerfile';

/**
 * EXPOSE, HEALTHCHECK, ENV and images of the Dockerfile that disagree with the answers, or with each other. `targets` are the stages that
 * Compose builds besides.
 */
export function dockerfileFindings(
  dockerfile: Dockerfile,
  programs: readonly Program[],
  answers: Answers,
  targets: readonly string[],
): Finding[] {
  const judged = judgedStages(dockerfile, programs, targets);
  return eachOnce([
    ...judged.flatMap(exposeFindings),
    ...judged.flatMap((one) => healthCheckFindings(one, answers)),
    ...judged.flatMap(environmentFindings),
    ...fallbackFindings(file, dockerfile),
  ]);
}

function exposeFindings(judged: Judged): Finding[] {
  const { image, programs } = judged;
  const [program] = programs;
  const { exposed } = image;
  // A variable may stand for any port, and a program may have none.
  if (exposed === undefined || !exposed.isKnown || program?.port === undefined) return [];
  if (portsOf(judged).some((port) => includesPort(exposed.ports, port))) return [];
  return [finding('expose-differs', file, exposed.line, { exposed: exposed.written.join(' '), port: program.port })];
}

function healthCheckFindings(judged: Judged, { readyPath, scaffold }: Answers): Finding[] {
  const { image, programs } = judged;
  const [program] = programs;
  if (image.health === undefined || program?.port === undefined) return [];
  const { port, path } = image.health.value;
  const isAsked = programs.some((one) => {
    const ports = [one.port, portSetBy(judged, one)];
    // A program that only takes connections, or asks itself, says nothing of paths.
    const paths =
      one.health.kind === 'http' && path !== '' ? [one.health.path, ...(scaffold === 'no' ? [] : [readyPath])] : [path];
    return ports.some((own) => String(own) === port) && paths.includes(path);
  });
  if (isAsked || programs.some((one) => listensBesides(one, judged, Number(port)))) return [];
  const wanted = `${program.port}${program.health.kind === 'http' && path !== '' ? program.health.path : ''}`;
  return [finding('healthcheck-differs', file, image.health.line, { asked: `${port}${path}`, wanted })];
}

function environmentFindings(judged: Judged): Finding[] {
  return judged.programs.flatMap((program) => {
    const value = portSetBy(judged, program);
    const line = judged.image.environment.get(program.portVariable)?.line;
    if (value === undefined || line === undefined || program.port === undefined || value === program.port) return [];
    const said = message('finding.said.answers', { port: program.port });
    return [finding('port-variable-differs', file, line, { variable: program.portVariable, value, said })];
  });
}
