import { isMap, isScalar, isSeq, LineCounter, parseDocument, type YAMLMap } from 'yaml';
import type { Answers } from '../options/answers.ts';
import { generatedService, type Service, servicesOf } from '../resolve/services.ts';
import { type Finding, finding } from './finding.ts';
import { withDefaults } from './interpolation.ts';

/** Services of Compose that are built from this folder and publish another port than the one that their program listens on. */
export function composeFindings(file: string, text: string, answers: Answers): Finding[] {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, merge: true, prettyErrors: false });
  const services = document.get('services');
  if (!isMap(services)) return [];
  return services.items.flatMap(({ value }) => {
    const program = isMap(value) ? programOf(value, answers) : undefined;
    const ports = isMap(value) ? value.get('ports', true) : undefined;
    if (program?.port === undefined || !isSeq(ports) || ports.items.length === 0) return [];
    const published = ports.items.filter(isTcp).map(portInside);
    // What a variable without a default stands for is not known.
    if (published.some((port) => port === undefined || port === program.port)) return [];
    const { line } = lineCounter.linePos(ports.range?.[0] ?? 0);
    return [finding('compose-port-differs', file, line, { published: published.join(', '), port: program.port })];
  });
}

/** The program of a service: that of its stage, else the first. Undefined where the image is not built from this folder. */
function programOf(service: YAMLMap, answers: Answers): Service | undefined {
  const build = service.get('build');
  const context = isMap(build) ? (build.get('context') ?? '.') : build;
  if (context !== '.' && context !== './') return undefined;
  if (isMap(build) && !['Dockerfile', './Dockerfile', undefined].includes(build.get('dockerfile') as string))
    return undefined;
  if (setsPort(service, answers)) return undefined;
  const programs = answers.scaffold === 'no' ? servicesOf(answers) : [generatedService(answers)];
  const target = isMap(build) ? build.get('target') : undefined;
  return programs.find(({ name }) => name === target) ?? programs[0];
}

/** Whether a service is told its port by its environment, so that it listens on that. */
function setsPort(service: YAMLMap, { portVariable, scaffold }: Answers): boolean {
  const variable = scaffold === 'yes' ? 'PORT' : portVariable;
  const environment = service.get('environment', true);
  if (isMap(environment)) return environment.has(variable);
  return (
    isSeq(environment) &&
    environment.items.some((item) => isScalar(item) && String(item.value).startsWith(`${variable}=`))
  );
}

function isTcp(entry: unknown): boolean {
  if (isMap(entry)) return (entry.get('protocol') ?? 'tcp') === 'tcp';
  return isScalar(entry) && !String(entry.value).endsWith('/udp');
}

/** The port of the container in an entry of `ports`: https://docs.docker.com/reference/compose-file/services/#ports */
function portInside(entry: unknown): number | undefined {
  const target = isMap(entry) ? entry.get('target') : isScalar(entry) ? entry.value : undefined;
  const [, port] = /(?:^|:)(\d+)(?:\/tcp)?$/.exec(withDefaults(String(target))) ?? [];
  return port === undefined ? undefined : Number(port);
}
