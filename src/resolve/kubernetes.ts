import type { Answers } from '../options/answers.ts';
import { morePort } from '../options/checks/values.ts';
import { type Mount, mountsOf, resourceName } from './kubernetes-mounts.ts';
import { type Probe, probesOf } from './kubernetes-probes.ts';
import { yamlText } from './quoting.ts';
import { scaffoldTable } from './scaffold.ts';
import type { Service } from './services.ts';

/** A port of a container and of its Service, which is the same number: there is one to remember. */
export type NamedPort = { readonly name: string; readonly number: number; readonly protocol: 'TCP' | 'UDP' };

/** A program as Kubernetes runs it. Texts are as YAML writes them. */
export type Program = {
  readonly name: string;
  /** How the manifests name the image; overlays say where it is. */
  readonly image: string;
  /** The same below the name of a registry. */
  readonly imagePath: string;
  readonly ports: readonly NamedPort[];
  readonly probes: readonly Probe[];
  /** Whether there can be several at once: not of what has a volume, and of what nobody connects to nobody knows. */
  readonly scales: boolean;
  readonly claims: readonly Mount[];
  readonly mounts: readonly Mount[];
};

/** What the manifests hold. */
export type Kubernetes = {
  readonly programs: readonly Program[];
  /** The name of what all of them share. */
  readonly project: string;
  readonly stagingNamespace: string;
  readonly productionNamespace: string;
  /** Little is enough for a generated service; of a program that is there, nothing is known. The limit is an eighth more. */
  readonly requestedMemory: string;
  readonly memoryLimit: string;
  /** Whether the root file system can be read-only: not where the program writes into a folder that the image fills. */
  readonly isReadOnly: boolean;
  /** Folders that the program may write to and that cannot be volumes, as these would hide what the image has there. */
  readonly unmounted: string;
};

/** Completes the answers for Kubernetes. Pure. */
export function kubernetesOf(answers: Answers, services: readonly Service[]): Kubernetes {
  const { name } = answers;
  const { claims, mounts, unmounted } = mountsOf(answers, services);
  const names = services.map(({ image }) => resourceName(image));
  const programs = services.map((service, i): Program => {
    const own = names.indexOf(names[i] ?? '') === i ? (names[i] ?? '') : resourceName(`${i}-${service.image}`);
    const ports = portsOf(service, i === 0 ? answers.morePorts : []);
    return {
      name: yamlText(own),
      image: yamlText(service.image),
      imagePath: service.image,
      ports,
      probes: probesOf(answers, service, ports[0]?.name ?? ''),
      scales: ports.length > 0 && claims.length === 0,
      claims: claims.map((mount) => ({ ...mount, claim: yamlText(resourceName(`${own}-${mount.name}`)) })),
      mounts,
    };
  });
  const { memory } = scaffoldTable[answers.scaffold];
  return {
    programs,
    project: yamlText(resourceName(name)),
    stagingNamespace: yamlText(resourceName(`${name}-staging`, '-staging')),
    productionNamespace: yamlText(resourceName(`${name}-production`, '-production')),
    requestedMemory: `${memory.forGo}Mi`,
    memoryLimit: `${memory.limit}Mi`,
    isReadOnly: unmounted.length === 0,
    unmounted: unmounted.join(', '),
  };
}

function portsOf({ port, health }: Service, morePorts: readonly string[]): NamedPort[] {
  const own: NamedPort[] =
    port === undefined ? [] : [{ name: health.kind === 'http' ? 'http' : 'main', number: port, protocol: 'TCP' }];
  const more = morePorts.map((entry): NamedPort => {
    const { number, protocol } = morePort(entry);
    return { name: `${protocol}-${number}`, number, protocol: protocol === 'udp' ? 'UDP' : 'TCP' };
  });
  const isFirst = (a: NamedPort, i: number, all: readonly NamedPort[]) =>
    all.findIndex((b) => a.number === b.number && a.protocol === b.protocol) === i;
  return [...own, ...more].filter(isFirst);
}
