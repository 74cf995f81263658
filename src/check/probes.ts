import { type Document, isMap, isSeq, LineCounter, parseAllDocuments, visit, type YAMLMap } from 'yaml';
import type { Answers } from '../options/answers.ts';
import { type Finding, finding } from './finding.ts';
import { nameOf } from './image.ts';

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

/**
 * Whether a map describes a container of our image, one of the service's name, that starts as the image says, and on a port that is in
 * the file. Of any other, nothing is certain.
 */
function isOurs(map: YAMLMap, { name }: Answers): boolean {
  const image = map.get('image');
  if (['command', 'args', 'envFrom'].some((key) => map.has(key))) return false;
  const variable = portVariable(map);
  if (variable !== undefined && !/^\d+$/.test(String(variable.get('value')))) return false;
  return typeof image === 'string' && nameOf(image) === name;
}

/** https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/ */
function kubernetesProbes(container: YAMLMap, { port: answered, healthPath, readyPath }: Answers): Probe[] {
  const port = portSetIn(container) ?? answered;
  return ['livenessProbe', 'readinessProbe', 'startupProbe'].flatMap((name) => {
    const get = container.getIn([name, 'httpGet'], true);
    if (!isMap(get)) return [];
    const asked = `${portNumber(get.get('port'), container) ?? port}${String(get.get('path') ?? '/').replace(/[?#].*$/, '')}`;
    // A service that is alive counts as ready until it stops, so that the other way round only traffic is lost.
    const paths = name === 'livenessProbe' ? [healthPath] : [readyPath, healthPath];
    return [{ position: get.range?.[0] ?? 0, asked, allowed: paths.map((path) => `${port}${path}`) }];
  });
}

/** The port that a container's environment makes the program listen on. */
function portSetIn(container: YAMLMap): number | undefined {
  const variable = portVariable(container);
  return variable === undefined ? undefined : Number(variable.get('value'));
}

function portVariable(container: YAMLMap): YAMLMap | undefined {
  const environment = container.get('env', true);
  const items: unknown[] = isSeq(environment) ? environment.items : [];
  return items.filter((item) => isMap(item)).find((item) => item.get('name') === 'PORT');
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
