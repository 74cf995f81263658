import type { Key } from '../language/message.ts';
import type { Answers, Extra } from '../options/answers.ts';
import { type Bake, bakeOf } from './bake.ts';
import type { Sources } from './build-arguments.ts';
import { type Compose, composeOf } from './compose.ts';
import { credentialTable } from './credentials.ts';
import { type Devcontainer, devcontainerOf } from './devcontainer.ts';
import type { Hardening } from './hardening.ts';
import { type Kubernetes, kubernetesOf, type Program } from './kubernetes.ts';
import { type Make, makeOf } from './make.ts';
import { type Build, type Pipelines, pipelinesOf } from './pipelines.ts';
import type { Service } from './services.ts';

/** The content of optional files as the templates see it, undefined if no extra needs it. */
export type ExtraParts = {
  readonly compose: Compose | undefined;
  readonly make: Make | undefined;
  readonly bake: Bake | undefined;
  readonly devcontainer: Devcontainer | undefined;
  readonly kubernetes: Kubernetes | undefined;
  readonly pipelines: Pipelines | undefined;
};

/** Everything that is resolved before the extras. */
type Resolved = {
  readonly answers: Answers;
  readonly services: readonly Service[];
  readonly hardening: Hardening;
  readonly sources: Sources;
  readonly build: Build;
};

/** A command to suggest after a run: `command` is undefined if it does not fit the project. */
type ExtraStep = {
  /** Before the image is run, or after. */
  readonly place: 'build' | 'run';
  readonly command: (project: Answers & { readonly services: readonly Service[] }) => string | undefined;
  readonly what: (project: ExtraParts) => Key;
};

/** The releases that update bots find in a generated file: those of Go and Alpine, or this generator's. */
export type Release = 'images' | 'generator';

/** A generated file of an extra. */
export type ExtraFile = {
  /** Below templates/, without `.ejs`. It also identifies the file if its path changes. */
  readonly template: string;
  readonly path: string;
  readonly names?: readonly Release[];
  /** The file is left out if this is false. */
  readonly when?: (parts: ExtraParts) => boolean;
};

export type ExtraFacts = {
  readonly files: readonly ExtraFile[];
  readonly parts: (resolved: Resolved) => Partial<ExtraParts>;
  readonly nextStep: ExtraStep | undefined;
};

const manifest = (path: string, needs?: (program: Program) => boolean): ExtraFile => ({
  template: `kubernetes/${path}`,
  path: `deploy/${path}`,
  ...(needs && { when: ({ kubernetes }) => kubernetes?.programs.some(needs) === true }),
});

/** The extras, in the order in which reports list their files. */
export const extraTable: Readonly<Record<Extra, ExtraFacts>> = {
  compose: {
    files: [{ template: 'compose/compose.yaml', path: 'compose.yaml' }],
    parts: ({ answers, services }) => ({ compose: composeOf(answers, services) }),
    nextStep: { place: 'run', command: () => 'docker compose up --watch', what: () => 'next.compose' },
  },
  make: {
    files: [{ template: 'make/Makefile', path: 'Makefile', names: ['generator'] }],
    parts: ({ answers, services, hardening }) => ({ make: makeOf(answers, services, hardening) }),
    nextStep: { place: 'run', command: () => 'make', what: () => 'next.make' },
  },
  bake: {
    files: [{ template: 'bake/docker-bake.hcl', path: 'docker-bake.hcl' }],
    parts: ({ answers, services }) => ({ bake: bakeOf(answers, services) }),
    nextStep: {
      place: 'build',
      command: ({ credentials, services }) => (services.length > 1 ? credentialTable[credentials].bake : undefined),
      what: () => 'next.bake',
    },
  },
  devcontainer: {
    files: [
      { template: 'devcontainer/.devcontainer/devcontainer.json', path: '.devcontainer/devcontainer.json' },
      { template: 'devcontainer/.devcontainer/Dockerfile', path: '.devcontainer/Dockerfile', names: ['images'] },
    ],
    parts: ({ answers, services, sources }) => ({ devcontainer: devcontainerOf(answers, services, sources) }),
    nextStep: undefined,
  },
  k8s: {
    // In the layout that kustomize is used with: a base, and an overlay for each environment.
    files: [
      manifest('base/kustomization.yaml'),
      manifest('base/deployment.yaml'),
      manifest('base/service.yaml', ({ ports }) => ports.length > 0),
      manifest('base/serviceaccount.yaml'),
      manifest('base/poddisruptionbudget.yaml', ({ scales }) => scales),
      manifest('base/horizontalpodautoscaler.yaml', ({ scales }) => scales),
      manifest('base/networkpolicy.yaml'),
      manifest('base/persistentvolumeclaim.yaml', ({ claims }) => claims.length > 0),
      manifest('overlays/staging/kustomization.yaml'),
      manifest('overlays/staging/namespace.yaml'),
      manifest('overlays/production/kustomization.yaml'),
      manifest('overlays/production/namespace.yaml'),
    ],
    parts: ({ answers, services }) => ({ kubernetes: kubernetesOf(answers, services) }),
    nextStep: {
      place: 'run',
      command: () => 'kubectl kustomize deploy/overlays/staging',
      what: ({ kubernetes }) => (kubernetes?.isExample === false ? 'next.kubernetesOfPipeline' : 'next.kubernetes'),
    },
  },
  github: {
    files: [{ template: 'github/ci.yaml', path: '.github/workflows/ci.yaml', names: ['images', 'generator'] }],
    parts: ({ answers, services, build }) => ({ pipelines: pipelinesOf(answers, services, build) }),
    nextStep: undefined,
  },
  gitlab: {
    files: [{ template: 'gitlab/.gitlab-ci.yml', path: '.gitlab-ci.yml', names: ['images', 'generator'] }],
    parts: ({ answers, services, build }) => ({ pipelines: pipelinesOf(answers, services, build) }),
    nextStep: undefined,
  },
  renovate: {
    files: [{ template: 'renovate/renovate.json5', path: 'renovate.json5' }],
    parts: () => ({}),
    nextStep: undefined,
  },
  dependabot: {
    files: [{ template: 'dependabot/dependabot.yml', path: '.github/dependabot.yml' }],
    parts: () => ({}),
    nextStep: undefined,
  },
};

/** Completes the answers for the extras that were chosen. */
export function extraParts(resolved: Resolved): ExtraParts {
  const none: ExtraParts = {
    compose: undefined,
    make: undefined,
    bake: undefined,
    devcontainer: undefined,
    kubernetes: undefined,
    pipelines: undefined,
  };
  return Object.assign(none, ...resolved.answers.with.map((extra) => extraTable[extra].parts(resolved)));
}
