import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Message, message } from '../../language/message.ts';
import type { Base } from '../../options/bases.ts';
import type { Adoption } from '../dockerfile/adoption.ts';
import { adoptionOf } from '../dockerfile/adoption-of.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import { type Improvement, improvementsOver } from '../dockerfile/improvements.ts';
import { readDockerfile } from '../dockerfile/read.ts';
import type { Environment } from '../inspect.ts';
import { commandOnPath } from '../machine-go.ts';
import type { GoModuleFacts } from '../module/facts.ts';
import { readModule } from '../module/read-module.ts';
import { generatedPaths } from '../module-files.ts';
import { readUnlinked } from '../read.ts';
import { foundInDockerfile } from './found-in-dockerfile.ts';
import type { FoundValue } from './found-in-module.ts';
import { foundInModule } from './found-in-module.ts';
import { type KeptInstructions, keptInstructions } from './kept.ts';
import { refusedDockerfile, refuseModule } from './problems.ts';

/** A Dockerfile of the user's that ours takes over from. */
export type TakenOver = {
  readonly dockerfile: Dockerfile;
  readonly adoption: Adoption;
  readonly improvements: readonly Improvement[];
  readonly kept: KeptInstructions;
};

export type Existing = {
  readonly facts: GoModuleFacts;
  /** The first value of an option stands. */
  readonly found: readonly FoundValue[];
  readonly takenOver: TakenOver | undefined;
  readonly warnings: readonly Message[];
};

export type ExistingSettings = {
  readonly environment: Environment;
  /** A date as YYYY-MM-DD. */
  readonly today: string;
  /** Packages of programs that somebody named, without their ports. */
  readonly main: readonly string[] | undefined;
  readonly tags: readonly string[];
  /** True if somebody named the port. */
  readonly hasPort: boolean;
  readonly base: Base | undefined;
};

/** Reads a Go module and its Dockerfile. Changes nothing. Fails with the status of wrong input where that cannot be put into an image. */
export function readExisting(folder: string, settings: ExistingSettings): Existing {
  const takenOver = takenOverIn(folder, settings.today);
  const facts = readModule(folder, {
    goCommand: commandOnPath(settings.environment.PATH),
    environment: settings.environment,
    tags: settings.tags,
  });
  refuseModule(folder, facts, settings.main);
  const module = foundInModule(facts, takenOver?.adoption, settings.main);
  const docker =
    takenOver === undefined ? undefined : foundInDockerfile(takenOver.adoption, takenOver.kept, settings.base);
  return {
    facts,
    found: [...(docker?.found ?? []), ...module.found],
    takenOver,
    warnings: [...goListWarnings(facts), ...module.warnings, ...(docker?.warnings ?? [])].filter(
      ({ key }) => key !== 'report.portUnknown' || !settings.hasPort,
    ),
  };
}

/** Reading the sources sees less: nothing of packages that are outside the project. */
function goListWarnings({ goListError: error }: GoModuleFacts): Message[] {
  const [line = ''] = error?.trim().split('\n') ?? [];
  return error === undefined ? [] : [message('report.goList', { error: line })];
}

/** The Dockerfile that the folder has and that no run of this generator has made. Fails if it is not one for Go. */
function takenOverIn(folder: string, today: string): TakenOver | undefined {
  if (generatedPaths(folder)?.includes('Dockerfile') === true) return undefined;
  const bytes = readUnlinked(join(folder, 'Dockerfile'));
  if (bytes === undefined) return undefined;
  const read = readDockerfile(bytes.toString('utf8').replaceAll('\r\n', '\n'));
  if (!read.ok) throw refusedDockerfile(read.problem);
  const adoption = adoptionOf(read.dockerfile);
  const hasDockerignore = existsSync(join(folder, '.dockerignore'));
  const improvements = improvementsOver(read.dockerfile, { today, hasDockerignore }, adoption);
  return { dockerfile: read.dockerfile, adoption, improvements, kept: keptInstructions(adoption) };
}
