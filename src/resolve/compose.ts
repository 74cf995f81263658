import type { Answers } from '../options/answers.ts';
import { morePort } from '../options/checks/values.ts';
import { yamlText } from './quoting.ts';
import { scaffoldTable } from './scaffold.ts';
import type { Service } from './services.ts';

/** A program as Compose runs it. Texts are as YAML writes them. */
export type ComposeService = {
  readonly name: string;
  readonly image: string;
  /** Its stage in the Dockerfile, undefined if there is only one image. */
  readonly target: string | undefined;
  /** The published ports, HOST:CONTAINER. */
  readonly ports: readonly string[];
  readonly restart: string;
  readonly mounts: readonly string[];
};

/** The content of compose.yaml. */
export type Compose = {
  readonly project: string;
  readonly services: readonly ComposeService[];
  /** Environment variables that are passed through if they are set. */
  readonly settings: readonly string[];
  readonly volumes: readonly string[];
};

/** Completes the answers for Compose: https://docs.docker.com/reference/compose-file/ Pure. */
export function composeOf(answers: Answers, services: readonly Service[]): Compose {
  const isOne = services.length === 1;
  const ports = publishedPorts(services, answers.morePorts);
  const names = volumeNames(answers.volumes);
  const volumesOf = ({ name }: Service) => names.map((volume) => (isOne ? volume : `${name}-${volume}`));
  return {
    project: yamlText(answers.name),
    services: services.map((service, i) => ({
      name: yamlText(service.name),
      image: JSON.stringify(`\${REGISTRY:+\${REGISTRY}/}${service.image}:\${VERSION:-dev}`),
      target: isOne ? undefined : yamlText(service.name),
      ports: ports[i] ?? [],
      // A program that listens must always run. Another one may be a job that ends.
      restart: service.port === undefined ? 'on-failure' : 'unless-stopped',
      mounts: volumesOf(service).map((volume, at) => JSON.stringify(`${volume}:${answers.volumes[at]}`)),
    })),
    settings: scaffoldTable[answers.scaffold].settings(answers),
    volumes: services.flatMap(volumesOf).map(yamlText),
  };
}

/** The ports of each service, published on distinct ports of the host. A variable can change the main one. */
function publishedPorts(services: readonly Service[], morePorts: readonly string[]): string[][] {
  const taken = new Set<string>();
  const free = (port: number, protocol: string) => {
    let found = port;
    while (taken.has(`${found}/${protocol}`)) found = (found % 65535) + 1;
    taken.add(`${found}/${protocol}`);
    return found;
  };
  const main = services.map((service) => {
    if (service.port === undefined) return [];
    const variable = portVariable(services, service);
    return [JSON.stringify(`\${${variable}:-${free(service.port, 'tcp')}}:${service.port}`)];
  });
  const more = morePorts
    .map(morePort)
    .filter(({ number, protocol }) => protocol === 'udp' || number !== services[0]?.port)
    .map(({ number, protocol }) => {
      const inside = protocol === 'tcp' ? number : `${number}/${protocol}`;
      return JSON.stringify(`${free(number, protocol)}:${inside}`);
    });
  return main.map((ports, i) => (i === 0 ? [...ports, ...more] : ports));
}

/** PORT, or WORKER_PORT if there are several services. */
function portVariable(services: readonly Service[], service: Service): string {
  if (services.length === 1) return 'PORT';
  return `${service.name.toUpperCase().replaceAll('-', '_')}_PORT`;
}

/** `/var/lib/app` is `var-lib-app`. If two directories had the same name, the later one gets a number. */
function volumeNames(folders: readonly string[]): string[] {
  const slugs = folders.map((folder) => folder.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'data');
  return slugs.map((slug, i) => (slugs.indexOf(slug) === i ? slug : `${slug}-${i}`));
}
