import type { Answers } from '../options/answers.ts';
import { morePort } from '../options/checks/values.ts';
import { type Mount, mountsOf, resourceName } from './kubernetes-mounts.ts';
import { type Probe, probesOf } from './kubernetes-probes.ts';
import { yamlText } from './quoting.ts';
import { scaffoldTable } from './scaffold.ts';
import type { Service } from './services.ts';

/** A port of a container and of its Service, which has the same number. */
export type NamedPort = { readonly name: string; readonly number: number; readonly protocol: 'TCP' | 'UDP' };

/** A program as Kubernetes runs it. Texts are as YAML writes them. */
export type Program = {
  readonly name: string;
  /** The name of the image in the manifests; overlays set its registry. */
  readonly image: string;
  /** The same below the name of a registry. */
  readonly imagePath: string;
  readonly ports: readonly NamedPort[];
  readonly probes: readonly Probe[];
  /** Several can run at once: not with a volume, and not without a port, as nothing is known of such a program. */
  readonly scales: boolean;
  readonly claims: readonly Mount[];
  readonly mounts: readonly Mount[];
};

/** The content of the manifests. */
export type Kubernetes = {
  readonly programs: readonly Program[];
  /** The name that all of them share. */
  readonly project: string;
  readonly stagingNamespace: string;
  readonly productionNamespace: string;
  /** The memory that Go may use; the limit is an eighth more. */
  readonly requestedMemory: string;
  readonly memoryLimit: string;
  /** The root file system is read-only, unless the program writes to a directory with files of the image. */
  readonly isReadOnly: boolean;
  /** Writable directories that cannot be volumes, which would hide files of the image. */
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
