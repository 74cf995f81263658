import { type Document, isMap, isSeq, LineCounter, parseAllDocuments, visit, type YAMLMap } from 'yaml';
import type { Answers } from '../options/answers.ts';
import { type Finding, finding } from './finding.ts';

/** Probes of Kubernetes in one YAML file that ask another port or path than the answers say. */
export function probeFindings(file: string, text: string, answers: Answers): Finding[] {
  const lineCounter = new LineCounter();
  const documents = parseAllDocuments(text, { lineCounter, prettyErrors: false });
  if (!Array.isArray(documents)) return [];
  return documents.flatMap((document: Document) => {
    const found: Finding[] = [];
    visit(document, {
      Map: (_, map) => {
        if (!isOurs(map, answers)) return;
        for (const { position, asked, allowed } of kubernetesProbes(map, answers)) {
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

/** Whether a map describes a container of our image: one of the service's name. */
function isOurs(map: YAMLMap, { name }: Answers): boolean {
  const image = map.get('image');
  return typeof image === 'string' && (image.split('/').at(-1) ?? '').replace(/[:@].*$/, '') === name;
}

/** https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/ */
function kubernetesProbes(container: YAMLMap, { port: answered, healthPath, readyPath }: Answers): Probe[] {
  const port = portSetIn(container) ?? answered;
  return ['livenessProbe', 'readinessProbe', 'startupProbe'].flatMap((name) => {
    const get = container.getIn([name, 'httpGet'], true);
    if (!isMap(get)) return [];
    const asked = `${portNumber(get.get('port'), container) ?? port}${String(get.get('path') ?? '/').replace(/[?#].*$/, '')}`;
    const paths =
      name === 'livenessProbe' ? [healthPath] : name === 'readinessProbe' ? [readyPath] : [healthPath, readyPath];
    return [{ position: get.range?.[0] ?? 0, asked, allowed: paths.map((path) => `${port}${path}`) }];
  });
}

/** The port that a container's environment makes the program listen on. */
function portSetIn(container: YAMLMap): number | undefined {
  const environment = container.get('env', true);
  const variable = isSeq(environment)
    ? environment.items.find((item) => isMap(item) && item.get('name') === 'PORT')
    : undefined;
  const value = isMap(variable) ? String(variable.get('value')) : '';
  return /^\d+$/.test(value) ? Number(value) : undefined;
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
