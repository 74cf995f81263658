import type { Found } from '../inspect/dockerfile/adoption.ts';
import type { Dockerfile, Stage } from '../inspect/dockerfile/dockerfile.ts';
import { lineage } from '../inspect/dockerfile/go-stage.ts';
import { type Instruction, lineAt } from '../inspect/dockerfile/instruction.ts';
import { isOpen, type Scope } from '../inspect/dockerfile/scope.ts';
import { listOrWords, pairs, words } from '../inspect/dockerfile/words.ts';
import { type Asked, asksByVariable, localUrl } from './local-url.ts';
import { isDistroless, isOfficial } from './official-images.ts';

/** What the image of a stage says of the program that it runs, with all that the stage has from those that it begins as. */
export type Image = {
  readonly exposed: Exposed | undefined;
  /** What the health check asks, undefined where it asks no address of its own. */
  readonly health: Health | undefined;
  /** The environment that programs run in; a value that is not known is undefined. */
  readonly environment: ReadonlyMap<string, Found<string | undefined>>;
  /** The words of what it starts. */
  readonly start: readonly string[];
};

type Exposed = {
  /** Ports of TCP, ranges as they are written. */
  readonly ports: readonly string[];
  /** All ports, with their protocols where these are written. */
  readonly written: readonly string[];
  /** False where a variable stands for some. */
  readonly isKnown: boolean;
  readonly line: number;
};

/** `isFixed` is false where it asks by variables, which those who run the image may set. */
type Health = Found<Asked> & { readonly isFixed: boolean };

/** What is known of the image that a stage becomes. */
export function imageOf(dockerfile: Dockerfile, stage: Stage): Image {
  const parts = lineage(dockerfile, stage);
  const instructions = parts.flatMap((part) => part.instructions);
  const environment = environmentOf(instructions);
  return {
    exposed: exposedBy(instructions),
    health: healthOf(
      instructions,
      setsNoPort(parts[0]?.image ?? '') ? shellScope(instructions, environment) : undefined,
    ),
    environment,
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
  return { ports: tcp, written: ports, isKnown: !ports.some(isOpen), line: first.line };
}

/** Whether ports such as `8080` or `8000-8100` name one. */
export function includesPort(ports: readonly string[], port: number): boolean {
  return ports.some((value) => {
    const [low = Number.NaN, high = low] = value.split('-').map(Number);
    return low <= port && port <= high;
  });
}

/** Of several health checks the last one counts; it runs in the container, where there are no arguments of the build. */
function healthOf(instructions: readonly Instruction[], environment: Scope | undefined): Health | undefined {
  const check = last(instructions, 'HEALTHCHECK');
  const [, command] = /^\s*CMD\b\s*([\s\S]*)$/i.exec(check?.rest ?? '') ?? [];
  if (check === undefined || command === undefined) return undefined;
  const asked = localUrl(command, environment);
  return asked === undefined ? undefined : { value: asked, line: check.line, isFixed: !asksByVariable(command) };
}

/** What a shell in the container sees. An argument of the same name, which it does not see, tells that a variable is meant to be set. */
function shellScope(instructions: readonly Instruction[], environment: Image['environment']): Scope {
  const declared = instructions.filter(({ keyword }) => keyword === 'ARG');
  const names = declared.flatMap((instruction) => pairs(instruction, instruction.scope).map(({ name }) => name));
  return new Map<string, string | undefined>([
    ...names.map((name) => [name, undefined] as const),
    ...[...environment].map(([name, { value }]) => [name, value] as const),
  ]);
}

/** Whether an image is one of those whose environment is known to hold nothing that a service would read. */
function setsNoPort(image: string): boolean {
  return (
    ['scratch', 'alpine', 'busybox', 'debian', 'golang', 'ubuntu'].some((name) => isOfficial(image, name)) ||
    isDistroless(image)
  );
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
