import type { Answers } from '../options/answers.ts';
import { morePort } from '../options/checks/values.ts';
import { type Mount, mountsOf, resourceName } from './kubernetes-mounts.ts';
import { type Probe, probesOf } from './kubernetes-probes.ts';
import { yamlText } from './quoting.ts';
import { scaffoldTable } from './scaffold.ts';
import type { Service } from './services.ts';
import { sourceUrl } from './source-url.ts';

/** A port of a container and of its Service, which has the same number. */
export type NamedPort = { readonly name: string; readonly number: number; readonly protocol: 'TCP' | 'UDP' };

/** A program as Kubernetes runs it. Texts are as YAML writes them. */
export type Program = {
  readonly name: string;
  /** The name of the image in the manifests; overlays set its registry. */
  readonly image: string;
  /** The image with its registry, as overlays name it. */
  readonly pushedAs: string;
  readonly ports: readonly NamedPort[];
  readonly probes: readonly Probe[];
  /** Several can run at once: not with a volume, and not without a port, as nothing is known of such a program. */
  readonly scales: boolean;
  readonly claims: readonly Mount[];
  readonly mounts: readonly Mount[];
};

/** The pipeline that pushes the images which the overlays name, `none` if you push them yourself. */
export type Pusher = 'github' | 'gitlab' | 'none';

/** The content of the manifests. */
export type Kubernetes = {
  readonly pusher: Pusher;
  /** The tag that overlays begin with: what the pipelines push from the default branch. */
  readonly tag: string;
  /** The image tag of the git tag v1.2.3. */
  readonly release: string;
  readonly registry: string;
  /** The registry is an example, as the module path does not tell where the pipelines push to. */
  readonly isExample: boolean;
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

const exampleRegistry = 'registry.example.com';

type Pushing = Pick<Kubernetes, 'tag' | 'release'> & {
  /** Where the pipeline of a module's repository pushes to, undefined if the module path does not tell. */
  readonly registryOf: (module: string) => string | undefined;
};

/** What each pipeline pushes, as its template says. */
const pusherTable: Readonly<Record<Pusher, Pushing>> = {
  github: {
    tag: 'main',
    release: '1.2.3',
    registryOf: (module) => registryBelow('https://github.com/', module, ([owner = '']) => `ghcr.io/${owner}`),
  },
  gitlab: {
    tag: 'main',
    release: 'v1.2.3',
    registryOf: (module) =>
      registryBelow('https://gitlab.com/', module, (path) => `registry.gitlab.com/${path.join('/')}`),
  },
  none: { tag: 'dev', release: 'v1.2.3', registryOf: () => undefined },
};

/** The registry of a module whose source is on a host, from the parts of its path there. Registries know lower case alone. */
function registryBelow(
  host: string,
  module: string,
  registryOf: (path: readonly string[]) => string,
): string | undefined {
  const source = sourceUrl(module)?.toLowerCase();
  if (source === undefined || !source.startsWith(host)) return undefined;
  const path = source.slice(host.length).split('/');
  return path.every((part) => /^[a-z0-9]+([._-]+[a-z0-9]+)*$/.test(part)) ? registryOf(path) : undefined;
}

/** The pipeline that pushes: of two, the one whose registry is known. */
function pusherOf({ module, with: extras }: Answers): Pusher {
  const chosen = (['github', 'gitlab'] as const).filter((pipeline) => extras.includes(pipeline));
  return chosen.find((pipeline) => pusherTable[pipeline].registryOf(module) !== undefined) ?? chosen[0] ?? 'none';
}

/** Completes the answers for Kubernetes. Pure. */
export function kubernetesOf(answers: Answers, services: readonly Service[]): Kubernetes {
  const { name } = answers;
  const { claims, mounts, unmounted } = mountsOf(answers, services);
  const names = services.map(({ image }) => resourceName(image));
  const pusher = pusherOf(answers);
  const { tag, release, registryOf } = pusherTable[pusher];
  const registry = registryOf(answers.module) ?? exampleRegistry;
  const programs = services.map((service, i): Program => {
    const own = names.indexOf(names[i] ?? '') === i ? (names[i] ?? '') : resourceName(`${i}-${service.image}`);
    const ports = portsOf(service, i === 0 ? answers.morePorts : []);
    return {
      name: yamlText(own),
      image: yamlText(service.image),
      pushedAs: `${registry}/${service.image}`,
      ports,
      probes: probesOf(answers, service, ports[0]?.name ?? ''),
      scales: ports.length > 0 && claims.length === 0,
      claims: claims.map((mount) => ({ ...mount, claim: yamlText(resourceName(`${own}-${mount.name}`)) })),
      mounts,
    };
  });
  const { memory } = scaffoldTable[answers.scaffold];
  return {
    pusher,
    tag,
    release,
    registry,
    isExample: registry === exampleRegistry,
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
