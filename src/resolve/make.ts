import { type Answers, compilesC } from '../options/answers.ts';
import { credentialTable } from './credentials.ts';
import type { Hardening } from './hardening.ts';
import { scaffoldTable } from './scaffold.ts';
import type { Service } from './services.ts';

/** A program as the Makefile builds and runs it. Texts are as a recipe writes them. */
export type MakeProgram = {
  readonly name: string;
  readonly image: string;
  /** The suffix of its targets `image` and `run`, empty for a project's only program. */
  readonly suffix: string;
  /** The file that `go build` writes. */
  readonly binary: string;
  readonly build: string;
  /** Options of `docker build` and of `docker run`. */
  readonly target: string;
  readonly run: string;
};

/** The content of the Makefile. */
export type Make = {
  readonly programs: readonly MakeProgram[];
  /** At least one program has a port to publish. */
  readonly publishes: boolean;
  /** Commands that run before anything is compiled. */
  readonly steps: readonly string[];
  /** The flag for build tags with the blank before it, or nothing. */
  readonly tags: string;
  /** The same for golangci-lint. */
  readonly lintTags: string;
  /** Options of `docker build` that mount credentials, with the blank before them. */
  readonly credentials: string;
};

/** Completes the answers for GNU make. Pure. */
export function makeOf(answers: Answers, services: readonly Service[], hardening: Hardening): Make {
  const isOne = services.length === 1;
  const tags = answers.buildTags.length === 0 ? '' : ` -tags=${answers.buildTags.join(',')}`;
  const cgo = compilesC[answers.cgo] ? '' : 'CGO_ENABLED=0 ';
  const stamp = linkerFlags(answers);
  const { binary } = scaffoldTable[answers.scaffold];
  return {
    programs: services.map((service) => ({
      name: service.name,
      image: service.image,
      suffix: isOne ? '' : `-${service.name}`,
      binary: `bin/${binary(service)}`,
      build: `${cgo}go build -trimpath${tags}${stamp} -o bin/${binary(service)} ${service.package}`,
      target: isOne ? '' : ` --target ${service.name}`,
      run: runFlags(service, hardening),
    })),
    publishes: services.some(({ port }) => port !== undefined),
    steps: answers.buildSteps.map(recipe),
    tags,
    lintTags: tags.replace('-tags', '--build-tags'),
    credentials: credentialTable[answers.credentials].makeFlags,
  };
}

/** The flag for what the linker sets, with the blank before it. `$VERSION` and `$REVISION` are environment variables in a recipe. */
function linkerFlags(answers: Answers): string {
  const pairs = scaffoldTable[answers.scaffold].linkerVariables(answers);
  if (pairs.length === 0) return '';
  return ` -ldflags "${pairs.map((pair) => `-X '${pair.replaceAll('$', '$$$$')}'`).join(' ')}"`;
}

function runFlags({ port }: Service, { isReadOnly, temporary }: Hardening): string {
  const flags = [
    ...(isReadOnly ? ['--read-only'] : []),
    ...temporary.map((folder) => `--tmpfs ${folder}`),
    '--cap-drop ALL --security-opt no-new-privileges',
    ...(port === undefined ? [] : [`-p "$\${PORT:-${port}}:${port}"`]),
  ];
  return flags.join(' ');
}

/** Escapes a shell command for a recipe, where `$` and a leading `-`, `+` or `@` belong to make. */
function recipe(command: string): string {
  const text = command.replaceAll('$', '$$$$');
  return /^[-+@]/.test(text) ? `:; ${text}` : text;
}
