import type { Answers, Extra } from '../options/answers.ts';
import { type Bake, bakeOf } from './bake.ts';
import { buildArguments } from './build-arguments.ts';
import { type Compose, composeOf } from './compose.ts';
import { type Devcontainer, devcontainerOf } from './devcontainer.ts';
import { type Hardening, hardeningOf } from './hardening.ts';
import { type Make, makeOf } from './make.ts';
import type { Sources } from './mirror-arguments.ts';
import type { Service } from './services.ts';

/** What the files that build and run the image hold, each undefined where it was not chosen. */
export type FilesAround = {
  /** The arguments that one build may be given. */
  readonly buildArguments: readonly string[];
  readonly hardening: Hardening;
  readonly compose: Compose | undefined;
  readonly make: Make | undefined;
  readonly bake: Bake | undefined;
  readonly devcontainer: Devcontainer | undefined;
};

/** Completes the answers for all of them. Pure. */
export function filesAround(answers: Answers, services: readonly Service[], sources: Sources): FilesAround {
  const hardening = hardeningOf(answers, services);
  const has = (extra: Extra) => answers.with.includes(extra);
  return {
    buildArguments: buildArguments(sources),
    hardening,
    compose: has('compose') ? composeOf(answers, services) : undefined,
    make: has('make') ? makeOf(answers, services, hardening) : undefined,
    bake: has('bake') ? bakeOf(answers, services) : undefined,
    devcontainer: has('devcontainer') ? devcontainerOf(answers, services, sources) : undefined,
  };
}
