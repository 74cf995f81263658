import { bake } from './en/bake.ts';
import { compose } from './en/compose.ts';
import { devcontainer } from './en/devcontainer.ts';
import { dockerfile } from './en/dockerfile.ts';
import { ignoreFiles } from './en/ignore-files.ts';
import { kubernetes } from './en/kubernetes.ts';
import { make } from './en/make.ts';
import { module } from './en/module.ts';
import { pipelines } from './en/pipelines.ts';
import { server } from './en/server.ts';
import { serverTests } from './en/server-tests.ts';
import { telemetry } from './en/telemetry.ts';
import { versionBots } from './en/version-bots.ts';

/** The comments of generated files in English; CONTRIBUTING.md tells how to add one. */
export const en = {
  ...dockerfile,
  ...ignoreFiles,
  ...module,
  ...bake,
  ...compose,
  ...devcontainer,
  ...kubernetes,
  ...make,
  ...pipelines,
  ...server,
  ...serverTests,
  ...telemetry,
  ...versionBots,
};
