import type { Found } from '../inspect/dockerfile/adoption.ts';
import type { Dockerfile, Stage } from '../inspect/dockerfile/dockerfile.ts';
import { lineage } from '../inspect/dockerfile/go-stage.ts';
import { type Instruction, lineAt } from '../inspect/dockerfile/instruction.ts';
import { isOpen } from '../inspect/dockerfile/scope.ts';
import { listOrWords, pairs, words } from '../inspect/dockerfile/words.ts';
import { type Asked, localUrl } from './local-url.ts';

/** What the image of a stage says of the program that it runs, with all that the stage has from those that it begins as. */
export type Image = {
  /** Ports of TCP, ranges as they are written; `isKnown` is false where a variable stands for some. */
  readonly exposed: { readonly ports: readonly string[]; readonly isKnown: boolean; readonly line: number } | undefined;
  /** What the health check asks, undefined where it asks no address of its own. */
  readonly health: Found<Asked> | undefined;
  /** The environment that programs run in; a value that is not known is undefined. */
  readonly environment: ReadonlyMap<string, Found<string | undefined>>;
  /** The words of what it starts. */
  readonly start: readonly string[];
};

/** What is known of the image that a stage becomes. */
export function imageOf(dockerfile: Dockerfile, stage: Stage): Image {
  const instructions = lineage(dockerfile, stage).flatMap((part) => part.instructions);
  return {
    exposed: exposedBy(instructions),
    health: healthOf(instructions),
    environment: environmentOf(instructions),
    start: [last(instructions, 'ENTRYPOINT'), last(instructions, 'CMD')].flatMap((instruction) =>
      instruction === undefined ? [] : listOrWords(instruction.rest, instruction.scope),
    ),
  };
}

function last(instructions: readonly Instruction[], name: string): Instruction | undefined {
  return instructions.findLast(({ keyword }) => keyword === name);
}

function exposedBy(instructions: readonly Instruction[]): Image['exposed'] {
  const exposes = instructions.filter(({ keyword }) => keyword === 'EXPOSE');
  const ports = exposes.flatMap(({ rest, scope }) => words(rest, scope).map(({ value }) => value.toLowerCase()));
  const [first] = exposes;
  if (first === undefined) return undefined;
  const tcp = ports.filter((port) => !/\/(?!tcp$)/.test(port)).map((port) => port.replace(/\/tcp$/, ''));
  return { ports: tcp, isKnown: !ports.some(isOpen), line: first.line };
}

/** Whether ports such as `8080` or `8000-8100` name one. */
export function includesPort(ports: readonly string[], port: number): boolean {
  return ports.some((value) => {
    const [low = Number.NaN, high = low] = value.split('-').map(Number);
    return low <= port && port <= high;
  });
}

/** Of several health checks the last one counts; it runs in the container, where there are no arguments of the build. */
function healthOf(instructions: readonly Instruction[]): Image['health'] {
  const check = last(instructions, 'HEALTHCHECK');
  const [, command] = /^\s*CMD\b\s*([\s\S]*)$/i.exec(check?.rest ?? '') ?? [];
  if (check === undefined || command === undefined) return undefined;
  const asked = localUrl(command);
  return asked === undefined ? undefined : { value: asked, line: check.line };
}

function environmentOf(instructions: readonly Instruction[]): Image['environment'] {
  const variables = new Map<string, Found<string | undefined>>();
  for (const instruction of instructions) {
    if (instruction.keyword !== 'ENV') continue;
    for (const { name, value, start } of pairs(instruction, instruction.scope)) {
      const known = value === undefined || isOpen(value) ? undefined : value;
      variables.set(name, { value: known, line: lineAt(instruction, start) });
    }
  }
  return variables;
}

/** The last part of an image's name, without tag and digest; these may hold variables, with colons of their own. */
export function nameOf(reference: string): string {
  return (reference.split('/').at(-1) ?? '').replace(/[:@].*$/, '');
}
