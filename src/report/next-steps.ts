import type { Key } from '../language/message.ts';
import { credentialTable } from '../resolve/credentials.ts';
import { extraTable } from '../resolve/extras.ts';
import type { Project } from '../resolve/project.ts';

/** A command that a user would type next, and the key of its purpose. */
export type NextStep = { readonly command: string; readonly what: Key };

/** Where the next commands are typed. */
type Start = {
  /** The directory to change to first, undefined for the current one. */
  readonly enter: string | undefined;
  /** Set if there is no git repository yet. */
  readonly wantsGit: boolean;
};

/** The commands from a new project to a response of its container. */
export function nextSteps(project: Project, { enter, wantsGit }: Start): NextStep[] {
  const steps = project.build === undefined ? serviceSteps(project) : moduleSteps(project);
  return [
    ...(enter === undefined ? [] : [{ command: `cd ${quoted(enter)}`, what: 'next.enter' } as const]),
    ...(wantsGit ? [{ command: 'git init', what: 'next.gitInit' } as const] : []),
    ...steps,
    ...extraSteps(project, 'run'),
  ];
}

function moduleSteps(project: Project): NextStep[] {
  const { name, services, credentials } = project;
  const [first, other] = services;
  const { buildFlags, buildStep } = credentialTable[credentials];
  const image = first?.image ?? name;
  const publish = first?.port === undefined ? '' : ` -p ${first.port}:${first.port}`;
  const target: NextStep = {
    command: `docker build${buildFlags} --target ${other?.name} -t ${other?.image} .`,
    what: 'next.buildTarget',
  };
  return [
    { command: `docker build${buildFlags} -t ${image} .`, what: buildStep },
    ...(other === undefined ? [] : [target]),
    ...extraSteps(project, 'build'),
    { command: `docker run --rm${publish} ${image}`, what: 'next.runModule' },
    ...(first?.health.kind === 'http' && first.port !== undefined
      ? [{ command: `curl http://localhost:${first.port}${first.health.path ?? '/'}`, what: 'next.ask' } as const]
      : []),
  ];
}

function serviceSteps(project: Project): NextStep[] {
  const { name, port, healthPath, credentials } = project;
  const { buildFlags, buildStep } = credentialTable[credentials];
  return [
    { command: 'go test ./...', what: 'next.test' },
    { command: `docker build${buildFlags} -t ${name} .`, what: buildStep },
    ...extraSteps(project, 'build'),
    { command: `docker run --rm --read-only -p ${port}:${port} ${name}`, what: 'next.run' },
    { command: `curl http://localhost:${port}${healthPath}`, what: 'next.ask' },
  ];
}

function extraSteps(project: Project, place: 'build' | 'run'): NextStep[] {
  return project.extras.flatMap((extra) => {
    const step = extraTable[extra].nextStep;
    const command = step?.place === place ? step.command(project) : undefined;
    return step === undefined || command === undefined ? [] : [{ command, what: step.what(project) }];
  });
}

/** Quotes a path as one word of the shell that is never an option of a command. */
export function quoted(path: string): string {
  if (path.startsWith('-')) return quoted(`./${path}`);
  return /^[\w./@%+=:,-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
