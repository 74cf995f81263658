import type { Key } from '../language/message.ts';
import type { Project } from '../resolve/project.ts';

/** A command that a user would type next, and the key of what it is for. */
export type NextStep = { readonly command: string; readonly what: Key };

/** From a generated project to an answer of its container. `enter` is the folder to go to first, undefined where the user is there. */
export function nextSteps(project: Project, enter: string | undefined): NextStep[] {
  const steps = project.build === undefined ? serviceSteps(project) : moduleSteps(project);
  const deploy: NextStep[] =
    project.kubernetes === undefined
      ? []
      : [{ command: 'kubectl kustomize deploy/overlays/staging', what: 'next.kubernetes' }];
  return [
    ...(enter === undefined ? [] : [{ command: `cd ${quoted(enter)}`, what: 'next.enter' } as const]),
    ...steps,
    ...deploy,
  ];
}

/** For a module that was there. */
function moduleSteps(project: Project): NextStep[] {
  const { name, port, healthPath, services, healthCheck } = project;
  const [first, other] = services;
  const { flag, what } = credentialsOf(project);
  const image = first?.image ?? name;
  const publish = first?.port === undefined ? '' : ` -p ${first.port}:${first.port}`;
  const target: NextStep = {
    command: `docker build${flag} --target ${other?.name} -t ${other?.image} .`,
    what: 'next.buildTarget',
  };
  return [
    { command: `docker build${flag} -t ${image} .`, what },
    ...(other === undefined ? [] : [target, ...bakeSteps(project)]),
    { command: `docker run --rm${publish} ${image}`, what: 'next.runModule' },
    ...(healthCheck === 'http'
      ? [{ command: `curl http://localhost:${port}${healthPath}`, what: 'next.ask' } as const]
      : []),
    ...stepsAround(project),
  ];
}

/** Bake asks whether it may read outside of the project, or use the SSH agent; a script has to say so: https://docs.docker.com/build/bake/ */
function bakeSteps({ bake, credentials }: Project): NextStep[] {
  if (bake === undefined) return [];
  const command = {
    netrc: 'NETRC=$HOME/.netrc docker buildx bake --allow=fs.read=$HOME/.netrc',
    ssh: 'docker buildx bake --allow=ssh',
    none: 'docker buildx bake',
  }[credentials];
  return [{ command, what: 'next.bake' }];
}

/** What the files around the image are for. */
function stepsAround({ compose, make }: Project): NextStep[] {
  return [
    ...(compose === undefined ? [] : [{ command: 'docker compose up --watch', what: 'next.compose' } as const]),
    ...(make === undefined ? [] : [{ command: 'make', what: 'next.make' } as const]),
  ];
}

/** What a build is given for its credentials, and how that is told. */
function credentialsOf({ credentials }: Project): { flag: string; what: Key } {
  if (credentials === 'netrc') return { flag: ' --secret id=netrc,src=$HOME/.netrc', what: 'next.netrc' };
  return credentials === 'ssh' ? { flag: ' --ssh default', what: 'next.ssh' } : { flag: '', what: 'next.build' };
}

/** For a generated service. */
function serviceSteps(project: Project): NextStep[] {
  const { name, port, healthPath } = project;
  const { flag, what } = credentialsOf(project);
  return [
    { command: 'go test ./...', what: 'next.test' },
    { command: `docker build${flag} -t ${name} .`, what },
    { command: `docker run --rm --read-only -p ${port}:${port} ${name}`, what: 'next.run' },
    { command: `curl http://localhost:${port}${healthPath}`, what: 'next.ask' },
    ...stepsAround(project),
  ];
}

/** A path as a word of the shell, and never as an option of a command. */
function quoted(path: string): string {
  if (path.startsWith('-')) return quoted(`./${path}`);
  return /^[\w./@%+=:,-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
