import { serviceNames } from '../inspect/module/service-name.ts';
import type { Answers } from '../options/answers.ts';
import { nameFrom } from '../options/checks/name.ts';

/** A program of a module, and the image that it becomes. */
export type Service = {
  /** Names the program, and its stage where there are several. */
  readonly name: string;
  readonly image: string;
  /** What `go build` takes. */
  readonly package: string;
  /** Where the image has it: on PATH, and out of the way of every working directory. */
  readonly path: string;
  /** Undefined where it does not listen. */
  readonly port: number | undefined;
  /** What stands behind HEALTHCHECK … CMD, undefined where there is none. */
  readonly healthCommand: string | undefined;
  readonly usesProbe: boolean;
  /** How others than the image ask for its health. */
  readonly health: Health;
  readonly entrypoint: string;
};

/** What to ask a program for its health: a path, or a command of its own, or nothing but a connection. */
export type Health = {
  readonly kind: 'http' | 'command' | 'tcp' | 'none';
  readonly path?: string;
  readonly command?: readonly string[];
};

/** Names that stages of ours have already, or that no stage can have. */
const taken = new Set(['toolchain', 'imports', 'deps', 'build', 'runtime', 'scratch', 'context', 'healthprobe']);
export const probePath = '/usr/local/bin/healthprobe';

/** The one service of a module that is generated. */
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

/** The services of a module that is there, the default first. */
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
  const port = own === 'none' ? undefined : own === undefined ? answers.port : Number(own);
  const asks = own === undefined ? answers.healthPath : route;
  const kind = own === undefined ? answers.healthCheck : own === 'none' ? 'none' : route === undefined ? 'tcp' : 'http';
  const binary = `/usr/local/bin/${name}`;
  const variable = own === undefined ? answers.portVariable : '';
  // Alpine has wget, which can neither only connect nor follow a variable without a shell.
  const asksWget = kind === 'http' && answers.base === 'alpine' && variable === '';
  const usesProbe = (kind === 'http' || kind === 'tcp') && !asksWget;
  return {
    name,
    image,
    package: path,
    path: binary,
    port,
    healthCommand: healthCommand(kind, {
      binary,
      own: answers.healthArgs,
      port,
      path: kind === 'http' ? asks : undefined,
      variable,
      usesProbe,
    }),
    usesProbe,
    health: healthOf(port === undefined ? 'none' : kind, asks, binary, answers.healthArgs),
    entrypoint: jsonForm([binary, ...answers.args]),
  };
}

function healthOf(
  kind: Answers['healthCheck'],
  path: string | undefined,
  binary: string,
  own: readonly string[],
): Health {
  if (kind === 'self') return { kind: 'command', command: selfCheck(binary, own) };
  return kind === 'http' ? { kind, path: path ?? '/' } : { kind };
}

/** How a program asks itself. */
function selfCheck(binary: string, own: readonly string[]): string[] {
  return [binary, ...(own.length === 0 ? ['healthcheck'] : own)];
}

type Asked = {
  readonly binary: string;
  /** What the program itself takes to ask for its health. */
  readonly own: readonly string[];
  readonly port: number | undefined;
  readonly path: string | undefined;
  readonly variable: string;
  readonly usesProbe: boolean;
};

/** What asks for health, without a shell on any base. */
function healthCommand(kind: Answers['healthCheck'], asked: Asked): string | undefined {
  const { binary, own, port, path, variable, usesProbe } = asked;
  if (kind === 'none' || port === undefined) return undefined;
  if (kind === 'self') return jsonForm(selfCheck(binary, own));
  if (!usesProbe) return jsonForm(['wget', '-q', '-O', '/dev/null', `http://127.0.0.1:${port}${path ?? '/'}`]);
  const second = path === undefined && variable === '' ? [] : [path ?? ''];
  return jsonForm([probePath, String(port), ...second, ...(variable === '' ? [] : [variable])]);
}

/** The JSON form of a command: no shell sees it. */
export function jsonForm(words: readonly string[]): string {
  return `[${words.map((word) => JSON.stringify(word)).join(', ')}]`;
}
