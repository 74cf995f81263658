import { isJsonObject } from '../inspect/json-object.ts';
import type { Answers } from '../options/answers.ts';
import { eachOnce, type Finding } from './finding.ts';
import { imageNameOf } from './images.ts';
import { type Call, listensBesides, type Program, portSetBy, probeFinding, type ServiceImage } from './programs.ts';
import { readYaml, valueAt, valuesIn } from './yaml-file.ts';

type Settings = Readonly<Record<string, unknown>>;

const kinds = ['livenessProbe', 'readinessProbe', 'startupProbe'] as const;

/** Finds probes of Kubernetes that call another port or path than the program has. `image` is undefined without a Dockerfile. */
export function probeFindings(
  file: string,
  text: string,
  program: Program,
  image: ServiceImage | undefined,
  { name, healthPath, readyPath }: Answers,
): Finding[] {
  const found = readYaml(text).flatMap((document) =>
    valuesIn(document.value).flatMap(({ value: container, path }) => {
      if (!isJsonObject(container) || imageNameOf(String(container.image)) !== name) return [];
      const port = portOfProgram(container, program);
      const siblings = maps(valueAt(document.value, ...path.slice(0, -1))).filter((other) => other !== container);
      return kinds.flatMap((kind) => {
        const [handler = '', call] = calledByProbe(container[kind], container, port) ?? [];
        if (call === undefined || port === undefined || listensBesides(program, image, call.port)) return [];
        const own = [port, port === program.port && image !== undefined ? portSetBy(image, program) : undefined];
        const isOwn = own.includes(call.port);
        if (!isOwn && isElsewhere(call.port, own, container, siblings)) return [];
        // A live service counts as ready until it stops, so asking readiness for liveness only loses traffic.
        const paths = ['', healthPath, ...(kind === 'livenessProbe' ? [] : [readyPath])];
        if (isOwn && paths.includes(call.path)) return [];
        const wanted = { port, path: kind === 'readinessProbe' ? readyPath : healthPath };
        return [probeFinding({ file, line: document.lineOf([...path, kind, handler]) }, call, wanted, program)];
      });
    }),
  );
  return eachOnce(found);
}

/** Returns the port that the program has in a container, undefined if the file does not say: it starts otherwise, or PORT comes from elsewhere. */
function portOfProgram({ env, ...settings }: Settings, program: Program): number | undefined {
  if (['command', 'args', 'envFrom'].some((key) => key in settings)) return undefined;
  const variable = maps(env).findLast(({ name }) => name === 'PORT');
  if (variable === undefined) return program.port;
  return /^\d+$/.test(String(variable.value)) ? Number(variable.value) : undefined;
}

/** Returns what a probe calls, and by which handler; undefined for any other probe, and for one that is not certain. */
function calledByProbe(probe: unknown, { ports }: Settings, own = 0): [handler: string, call: Call] | undefined {
  const { httpGet, tcpSocket } = isJsonObject(probe) ? probe : {};
  const [handler, target] = isJsonObject(httpGet) ? ['httpGet', httpGet] : ['tcpSocket', tcpSocket];
  // Another host is another program.
  if (!isJsonObject(target) || target.host !== undefined) return undefined;
  const named = maps(ports).find(({ name }) => name === target.port)?.containerPort;
  // A name that the container does not give, and Knative's 0, are its own port.
  const port = typeof target.port === 'number' ? target.port || own : Number(named ?? own);
  if (handler === 'tcpSocket') return [handler, { port, path: '' }];
  const { path = '/' } = target;
  // A template or a variable may stand for anything.
  if (typeof path !== 'string' || /\{\{|\$/.test(path)) return undefined;
  return [handler, { port, path: path.replace(/[?#].*$/, '').replace(/^\/?/, '/') }];
}

/** Reports if a port is one that the container declares besides its own, or that another container of the pod has. */
function isElsewhere(
  port: number,
  own: readonly (number | undefined)[],
  { ports }: Settings,
  others: readonly Settings[],
): boolean {
  const numbers = maps(ports).map(({ containerPort }) => containerPort);
  if (numbers.includes(port) && own.some((one) => numbers.includes(one))) return true;
  return others.some((other) => maps(other.ports).some(({ containerPort }) => containerPort === port));
}

function maps(list: unknown): Settings[] {
  return Array.isArray(list) ? list.filter((item) => isJsonObject(item)) : [];
}
