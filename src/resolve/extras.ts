import type { Key } from '../language/message.ts';
import type { Answers, Extra } from '../options/answers.ts';
import { type Bake, bakeOf } from './bake.ts';
import type { Sources } from './build-arguments.ts';
import { type Compose, composeOf } from './compose.ts';
import { credentialTable } from './credentials.ts';
import { type Devcontainer, devcontainerOf } from './devcontainer.ts';
import type { Hardening } from './hardening.ts';
import { type Kubernetes, kubernetesOf } from './kubernetes.ts';
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
  readonly what: Key;
};

export type ExtraFacts = {
  readonly parts: (resolved: Resolved) => Partial<ExtraParts>;
  readonly nextStep: ExtraStep | undefined;
};

export const extraTable: Readonly<Record<Extra, ExtraFacts>> = {
  compose: {
    parts: ({ answers, services }) => ({ compose: composeOf(answers, services) }),
    nextStep: { place: 'run', command: () => 'docker compose up --watch', what: 'next.compose' },
  },
  make: {
    parts: ({ answers, services, hardening }) => ({ make: makeOf(answers, services, hardening) }),
    nextStep: { place: 'run', command: () => 'make', what: 'next.make' },
  },
  bake: {
    parts: ({ answers, services }) => ({ bake: bakeOf(answers, services) }),
    nextStep: {
      place: 'build',
      command: ({ credentials, services }) => (services.length > 1 ? credentialTable[credentials].bake : undefined),
      what: 'next.bake',
    },
  },
  k8s: {
    parts: ({ answers, services }) => ({ kubernetes: kubernetesOf(answers, services) }),
    nextStep: { place: 'run', command: () => 'kubectl kustomize deploy/overlays/staging', what: 'next.kubernetes' },
  },
  github: {
    parts: ({ answers, services, build }) => ({ pipelines: pipelinesOf(answers, services, build) }),
    nextStep: undefined,
  },
  gitlab: {
    parts: ({ answers, services, build }) => ({ pipelines: pipelinesOf(answers, services, build) }),
    nextStep: undefined,
  },
  renovate: { parts: () => ({}), nextStep: undefined },
  dependabot: { parts: () => ({}), nextStep: undefined },
  devcontainer: {
    parts: ({ answers, services, sources }) => ({ devcontainer: devcontainerOf(answers, services, sources) }),
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
