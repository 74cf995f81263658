import type { Key } from '../language/message.ts';
import type { Project } from '../resolve/project.ts';

/** A command that a user would type next, and the key of what it is for. */
export type NextStep = { readonly command: string; readonly what: Key };

/** From a generated project to an answer of its container. `enter` is the folder to go to first, undefined where the user is there. */
export function nextSteps({ name, port, healthPath }: Project, enter: string | undefined): NextStep[] {
  return [
    ...(enter === undefined ? [] : [{ command: `cd ${quoted(enter)}`, what: 'next.enter' } as const]),
    { command: 'go test ./...', what: 'next.test' },
    { command: `docker build -t ${name} .`, what: 'next.build' },
    { command: `docker run --rm --read-only -p ${port}:${port} ${name}`, what: 'next.run' },
    { command: `curl http://localhost:${port}${healthPath}`, what: 'next.ask' },
  ];
}

function quoted(path: string): string {
  return /^[\w./@%+=:,-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
