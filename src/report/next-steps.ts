import type { Key } from '../language/message.ts';
import type { Project } from '../resolve/project.ts';

/** A command that a user would type next, and the key of what it is for. */
export type NextStep = { readonly command: string; readonly what: Key };

/** From a generated project to an answer of its container. */
export function nextSteps({ name, port, healthPath }: Project): NextStep[] {
  return [
    { command: 'go test ./...', what: 'next.test' },
    { command: `docker build -t ${name} .`, what: 'next.build' },
    { command: `docker run --rm --read-only -p ${port}:${port} ${name}`, what: 'next.run' },
    { command: `curl http://localhost:${port}${healthPath}`, what: 'next.ask' },
  ];
}
