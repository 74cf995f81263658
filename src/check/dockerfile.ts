import type { Dockerfile } from '../inspect/dockerfile/dockerfile.ts';
import { message } from '../language/message.ts';
import { type Answers, isModule } from '../options/answers.ts';
import { eachOnce, type Finding, finding } from './finding.ts';
import { isOlderImage } from './images.ts';
import {
  calledBy,
  includesPort,
  listensBesides,
  type Program,
  portSetBy,
  portsOf,
  type ServiceImage,
  serviceImages,
} from './programs.ts';

/** The Dockerfile of the project; those in other folders make other images. */
const file = 'Dockerfile';

/** Finds an EXPOSE, HEALTHCHECK or ENV of the Dockerfile that disagrees with the answers. */
export function dockerfileFindings(dockerfile: Dockerfile, programs: readonly Program[], answers: Answers): Finding[] {
  const images = serviceImages(dockerfile, programs);
  return eachOnce([
    ...images.flatMap(exposeFindings),
    ...images.flatMap((image) => healthCheckFindings(image, answers)),
    ...images.flatMap(environmentFindings),
    ...fallbackFindings(dockerfile),
  ]);
}

/**
 * An image argument that is older than the image that replaces it if it is empty. The other way round is no contradiction: update bots
 * update the argument alone.
 */
function fallbackFindings({ stages, globalScope }: Dockerfile): Finding[] {
  return stages.flatMap(({ line, instructions }) => {
    const [, argument = '', fallback = ''] = /\$\{(\w+):?-([^${}]+)\}/.exec(instructions[0]?.rest ?? '') ?? [];
    const image = globalScope.get(argument) ?? '';
    return isOlderImage(image, fallback)
      ? [finding('fallback-differs', file, line, { argument, image, fallback })]
      : [];
  });
}

function exposeFindings(image: ServiceImage): Finding[] {
  const { exposed, programs } = image;
  const port = programs[0]?.port;
  if (exposed === undefined || port === undefined) return [];
  if (portsOf(image).some((own) => includesPort(exposed.ports, own))) return [];
  return [finding('expose-differs', file, exposed.line, { exposed: exposed.written.join(' '), port })];
}

function healthCheckFindings(image: ServiceImage, { readyPath, scaffold }: Answers): Finding[] {
  const { health, programs } = image;
  const [program] = programs;
  const call = health && calledBy(health.value);
  if (call === undefined || health === undefined || program?.port === undefined) return [];
  const { port, path } = call;
  const isRight = programs.some((one) => {
    const ready = isModule[scaffold] ? [] : [readyPath];
    // A program that only takes connections, or that checks itself, says nothing of paths.
    const paths = one.health.kind === 'http' && path !== '' ? [one.health.path, ...ready] : [path];
    return [one.port, portSetBy(image, one)].includes(port) && paths.includes(path);
  });
  if (isRight || programs.some((one) => listensBesides(one, image, port))) return [];
  const wanted = `${program.port}${program.health.kind === 'http' && path !== '' ? program.health.path : ''}`;
  return [finding('healthcheck-differs', file, health.line, { asked: `${port}${path}`, wanted })];
}

function environmentFindings(image: ServiceImage): Finding[] {
  return image.programs.flatMap((program) => {
    const { port, portVariable: variable } = program;
    const value = portSetBy(image, program);
    if (value === undefined || port === undefined || value === port) return [];
    const line = image.environment.get(variable)?.line ?? 1;
    return [
      finding('port-variable-differs', file, line, {
        variable,
        value,
        said: message('finding.said.answers', { port }),
      }),
    ];
  });
}
