import { serviceNames } from '../inspect/module/service-name.ts';
import type { Answers, HealthCheck } from '../options/answers.ts';
import { baseTable } from '../options/bases.ts';
import { nameFrom } from '../options/checks/values.ts';
import { jsonForm } from './quoting.ts';

/** A program of a module, and its image. */
export type Service = {
  /** Names the program, and its stage if there are several. */
  readonly name: string;
  readonly image: string;
  /** The argument of `go build`. */
  readonly package: string;
  /** Its path in the image: on PATH, and outside every working directory. */
  readonly path: string;
  /** Undefined if it does not listen. */
  readonly port: number | undefined;
  /** The command after HEALTHCHECK … CMD, undefined if there is no health check. */
  readonly healthCommand: string | undefined;
  readonly usesProbe: boolean;
  /** How Compose and Kubernetes check its health. */
  readonly health: Health;
  readonly entrypoint: string;
};

/** A health check: a request for a path, a command of the program itself, or only a connection. */
export type Health = {
  readonly kind: 'http' | 'command' | 'tcp' | 'none';
  readonly path?: string;
  readonly command?: readonly string[];
};

/** Names of other stages, and names that no stage can have. */
const taken = new Set(['toolchain', 'imports', 'deps', 'build', 'runtime', 'scratch', 'context', 'healthprobe']);
export const probePath = '/usr/local/bin/healthprobe';

/** The only service of a generated module. */
export function generatedService({ healthPath, name, port }: Answers): Service {
  return {
    name,
    image: name,
    package: './cmd/server',
    path: '/server',
    port,
    healthCommand: jsonForm(['/server', 'healthcheck']),
    usesProbe: false,
    health: { kind: 'http', path: healthPath },
    entrypoint: jsonForm(['/server']),
  };
}

/** The services of an existing module, the default first. */
export function servicesOf(answers: Answers): Service[] {
  const { main, module, name } = answers;
  const packages = main.map((program) => program.replace(/=.*/, ''));
  const names = serviceNames(
    module,
    packages.map((path) => path.replace(/^\.\/?/, '') || '.'),
  ).map(nameFrom);
  return main.map((program, i) => {
    const own = main.length === 1 ? name : stageName(names[i] ?? name, names.indexOf(names[i] ?? '') === i ? 0 : i);
    return service(answers, program, own, main.length === 1 || own === name ? name : `${name}-${own}`);
  });
}

function stageName(name: string, repeated: number): string {
  const unlike = taken.has(name) || !/^[a-z]/.test(name) ? `service-${name}` : name;
  return repeated === 0 ? unlike : `${unlike}-${repeated}`;
}

function service(answers: Answers, program: string, name: string, image: string): Service {
  const [, path = '.', own, route] = /^([^=]*)(?:=(none|[0-9]+)(\/.*)?)?$/.exec(program) ?? [];
  const binary = `/usr/local/bin/${name}`;
  const port = own === undefined ? answers.port : Number(own);
  const kind = own === undefined ? answers.healthCheck : own === 'none' ? 'none' : route === undefined ? 'tcp' : 'http';
  const { command, ...health } = healthTable[kind]({
    binary,
    own: answers.healthArgs,
    port,
    path: own === undefined ? answers.healthPath : (route ?? '/'),
    variable: own === undefined ? answers.portVariable : '',
    hasWget: baseTable[answers.base].hasWget,
  });
  return {
    name,
    image,
    package: path,
    path: binary,
    port: own === 'none' ? undefined : port,
    healthCommand: command && jsonForm(command),
    ...health,
    entrypoint: jsonForm([binary, ...answers.args]),
  };
}

type Asked = {
  readonly binary: string;
  /** The arguments that make the program check its own health. */
  readonly own: readonly string[];
  readonly port: number;
  readonly path: string;
  /** The environment variable of the port, empty if it is fixed. */
  readonly variable: string;
  readonly hasWget: boolean;
};

/** How HEALTHCHECK asks, without a shell, and how others than the image ask. */
type HealthFacts = Pick<Service, 'health' | 'usesProbe'> & { readonly command: readonly string[] | undefined };

const healthTable: Readonly<Record<HealthCheck, (asked: Asked) => HealthFacts>> = {
  self: ({ binary, own }) => {
    const command = [binary, ...(own.length === 0 ? ['healthcheck'] : own)];
    return { command, usesProbe: false, health: { kind: 'command', command } };
  },
  http: ({ port, path, variable, hasWget }) => {
    // wget cannot follow a variable without a shell.
    const usesProbe = !hasWget || variable !== '';
    const wget = ['wget', '-q', '-O', '/dev/null', `http://127.0.0.1:${port}${path}`];
    return { command: usesProbe ? probe(port, path, variable) : wget, usesProbe, health: { kind: 'http', path } };
  },
  tcp: ({ port, variable }) => ({ command: probe(port, '', variable), usesProbe: true, health: { kind: 'tcp' } }),
  none: () => ({ command: undefined, usesProbe: false, health: { kind: 'none' } }),
};

/** The call of the generated probe, which connects if it gets no path. */
function probe(port: number, path: string, variable: string): string[] {
  const words = [probePath, String(port), path, variable];
  return words.slice(0, words.findLastIndex((word) => word !== '') + 1);
}
