import {
  type Document,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseAllDocuments,
  visit,
  type YAMLMap,
} from 'yaml';
import type { Answers } from '../options/answers.ts';
import { type Finding, finding } from './finding.ts';
import { withDefaults } from './interpolation.ts';
import { localUrl } from './local-url.ts';

/** Probes of Kubernetes and health checks of Compose in one YAML file that ask another port or path than the answers say. */
export function probeFindings(file: string, text: string, answers: Answers): Finding[] {
  const lineCounter = new LineCounter();
  const documents = parseAllDocuments(text, { lineCounter, prettyErrors: false });
  if (!Array.isArray(documents)) return [];
  return documents.flatMap((document: Document) => {
    const found: Finding[] = [];
    visit(document, {
      Map: (_, map) => {
        if (!isOurs(map, answers)) return;
        for (const { position, asked, allowed } of [
          ...kubernetesProbes(map, answers),
          ...composeChecks(map, answers),
        ]) {
          if (allowed.includes(asked)) continue;
          const { line } = lineCounter.linePos(position);
          found.push(finding('probe-differs', file, line, { asked, wanted: allowed[0] ?? '' }));
        }
      },
    });
    return found;
  });
}

type Probe = { position: number; asked: string; allowed: string[] };

/** Whether a map describes a container of our image: one of the service's name, or one that Compose builds from this folder. */
function isOurs(map: YAMLMap, { name }: Answers): boolean {
  const image = map.get('image');
  if (typeof image === 'string') return (withDefaults(image).split('/').at(-1) ?? '').replace(/[:@].*$/, '') === name;
  const build = map.get('build');
  const context = isMap(build) ? build.get('context') : build;
  return context === '.' || context === './';
}

/** https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/ */
function kubernetesProbes(container: YAMLMap, { port, healthPath, readyPath }: Answers): Probe[] {
  return ['livenessProbe', 'readinessProbe', 'startupProbe'].flatMap((name) => {
    const get = container.getIn([name, 'httpGet'], true);
    if (!isMap(get)) return [];
    const asked = `${portNumber(get.get('port'), container) ?? port}${String(get.get('path') ?? '/')}`;
    const paths =
      name === 'livenessProbe' ? [healthPath] : name === 'readinessProbe' ? [readyPath] : [healthPath, readyPath];
    return [{ position: get.range?.[0] ?? 0, asked, allowed: paths.map((path) => `${port}${path}`) }];
  });
}

/** A port given as a number, or by the name that the container's ports give it. */
function portNumber(port: unknown, container: YAMLMap): number | undefined {
  if (typeof port === 'number') return port;
  const ports = container.get('ports', true);
  if (!isSeq(ports)) return undefined;
  const named = ports.items.find((item) => isMap(item) && item.get('name') === port);
  const number = isMap(named) ? named.get('containerPort') : undefined;
  return typeof number === 'number' ? number : undefined;
}

/** https://docs.docker.com/reference/compose-file/services/#healthcheck */
function composeChecks(service: YAMLMap, { port, healthPath, readyPath }: Answers): Probe[] {
  const pair = service.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === 'healthcheck');
  const test = isMap(pair?.value) ? pair.value.get('test', true) : undefined;
  const command = isSeq(test) ? test.items.map(String).join(' ') : isScalar(test) ? String(test.value) : '';
  const asked = localUrl(command);
  if (asked === undefined || (!isSeq(test) && !isScalar(test))) return [];
  return [
    {
      position: test.range?.[0] ?? 0,
      asked: `${asked.port}${asked.path}`,
      allowed: [healthPath, readyPath].map((path) => `${port}${path}`),
    },
  ];
}
