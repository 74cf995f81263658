import {
  type Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseAllDocuments,
  visit,
  type YAMLMap,
} from 'yaml';
import { isJsonObject } from '../inspect/json-object.ts';
import type { Answers } from '../options/answers.ts';
import type { Finding } from './finding.ts';
import { nameOf } from './image.ts';
import type { Asked } from './local-url.ts';
import { type Probed, probeFinding } from './probe-finding.ts';
import { type Judged, listensBesides, type Program, portSetBy } from './programs.ts';

/** A container as plain values, and those that share its network. */
type Container = { readonly settings: Settings; readonly others: readonly Settings[] };
type Settings = Readonly<Record<string, unknown>>;

const kinds = ['livenessProbe', 'readinessProbe', 'startupProbe'] as const;
type Kind = (typeof kinds)[number];

/** The program that probes ask, with its image where the Dockerfile tells. */
export type Ours = { readonly program: Program; readonly judged: Judged | undefined; readonly answers: Answers };

/** Probes of Kubernetes in one YAML file that ask another port or path than the program has. */
export function probeFindings(file: string, text: string, ours: Ours): Finding[] {
  const lineCounter = new LineCounter();
  const documents = parseAllDocuments(text, { lineCounter, logLevel: 'error', merge: true, prettyErrors: false });
  if (!Array.isArray(documents)) return [];
  return documents.flatMap((document: Document) => {
    const found: Finding[] = [];
    visit(document, {
      Map: (_, map, path) => {
        const container = mayHaveProbes(map) ? containerOf(map, path.at(-1), document) : undefined;
        if (container === undefined || !isOurs(container.settings, ours.answers)) return;
        for (const kind of kinds) {
          const [asks, asked] = askedBy(kind, container.settings) ?? [];
          const wrong = asked && wrongIn(kind, asked, container, ours);
          if (asks === undefined || wrong === undefined) continue;
          const { line } = lineCounter.linePos(placeOf(map, [kind, asks]));
          found.push(probeFinding({ file, line }, wrong));
        }
      },
    });
    return found;
  });
}

/** What a map is merged from may have them. */
function mayHaveProbes({ items }: YAMLMap): boolean {
  return items.some(({ key }) => isScalar(key) && (typeof key.value === 'symbol' || kinds.includes(key.value as Kind)));
}

function containerOf(map: YAMLMap, parent: unknown, document: Document): Container | undefined {
  const settings = settingsOf(map, document);
  if (settings === undefined) return undefined;
  const siblings = isSeq(parent) ? parent.items.filter((item) => item !== map) : [];
  return { settings, others: siblings.map((item) => settingsOf(item, document) ?? {}) };
}

/** Undefined for what is no map, and where an alias grows without bounds or stands for nothing. */
function settingsOf(node: unknown, document: Document): Settings | undefined {
  try {
    const settings: unknown = isNode(node) ? node.toJS(document) : undefined;
    return isJsonObject(settings) ? settings : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Whether a map describes a container of our image, one of the service's name, that starts as the image says, and on a port that is in
 * the file. Of any other, nothing is certain.
 */
function isOurs(settings: Settings, { name }: Answers): boolean {
  const { image, env } = settings;
  if (['command', 'args', 'envFrom'].some((key) => key in settings)) return false;
  const variable = portVariable(env);
  if (variable !== undefined && !/^\d+$/.test(String(variable.value))) return false;
  return typeof image === 'string' && nameOf(image) === name;
}

/** The last of the port's variables in an environment, which is the one that counts. */
function portVariable(environment: unknown): Settings | undefined {
  const items: unknown[] = Array.isArray(environment) ? environment : [];
  return items.filter((item) => isJsonObject(item)).findLast(({ name }) => name === 'PORT');
}

/** What a probe asks, and by what; undefined where it asks something else, or what is not certain. */
function askedBy(kind: Kind, settings: Settings): readonly [asks: string, asked: Asked] | undefined {
  const probe = settings[kind];
  const { httpGet, tcpSocket } = isJsonObject(probe) ? probe : {};
  const [asks, target] = isJsonObject(httpGet) ? (['httpGet', httpGet] as const) : (['tcpSocket', tcpSocket] as const);
  // Another host is another program.
  if (!isJsonObject(target) || target.host !== undefined) return undefined;
  const port = portNumber(target.port, settings.ports);
  if (port === undefined) return undefined;
  if (asks === 'tcpSocket') return [asks, { port, path: '' }];
  const { path = '/' } = target;
  // What a template or a variable stands for is not known.
  if (typeof path !== 'string' || /\{\{|\$/.test(path)) return undefined;
  return [asks, { port, path: path.replace(/[?#].*$/, '').replace(/^\/?/, '/') }];
}

/** A port given as a number, or by the name that the container's ports give it; empty for a name that they do not, and for Knative's 0, its own. */
function portNumber(port: unknown, ports: unknown): string | undefined {
  if (typeof port === 'number') return String(port || '');
  if (typeof port !== 'string') return undefined;
  return String(declared(ports).find(({ name }) => name === port)?.containerPort ?? '');
}

function declared(ports: unknown): Settings[] {
  return Array.isArray(ports) ? ports.filter((item) => isJsonObject(item)) : [];
}

/** What is wrong with what a probe asks: https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/ */
function wrongIn(
  kind: Kind,
  { port: written, path: askedPath }: Asked,
  { settings, others }: Container,
  { program, judged, answers: { healthPath, readyPath } }: Ours,
): Probed | undefined {
  const { port: answered, portVariable: variable } = program;
  if (answered === undefined) return undefined;
  const value = portVariable(settings.env)?.value;
  const port = value === undefined ? answered : Number(value);
  const asked = { port: written || String(port), path: askedPath };
  // That ENV in the image sets another port is a finding of its own.
  const ports = [port, value === undefined && judged !== undefined ? portSetBy(judged, program) : undefined];
  const isRightPort = ports.includes(Number(asked.port));
  if (!isRightPort && isElsewhere(Number(asked.port), ports, settings, others)) return undefined;
  if (listensBesides(program, judged, Number(asked.port))) return undefined;
  // A service that is alive counts as ready until it stops, so that the other way round only traffic is lost.
  const paths = kind === 'livenessProbe' ? [healthPath] : [readyPath, healthPath];
  if (isRightPort && ['', ...paths].includes(asked.path)) return undefined;
  return { asked, path: kind === 'readinessProbe' ? readyPath : healthPath, port, answered, variable };
}

/** Whether a port is one that the container declares besides its own, or that another container of the pod has. */
function isElsewhere(
  asked: number,
  own: readonly (number | undefined)[],
  { ports }: Settings,
  others: readonly Settings[],
): boolean {
  const numbers = declared(ports).map(({ containerPort }) => containerPort);
  if (numbers.includes(asked) && own.some((port) => numbers.includes(port))) return true;
  return others.some((other) => declared(other.ports).some(({ containerPort }) => containerPort === asked));
}

/** Where what a probe asks by stands; that of the container, where it comes from elsewhere. */
function placeOf(container: YAMLMap, way: readonly string[]): number {
  const node = container.getIn(way, true);
  return (isMap(node) ? node.range?.[0] : undefined) ?? container.range?.[0] ?? 0;
}
