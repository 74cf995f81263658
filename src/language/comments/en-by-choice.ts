import { bake } from './en/bake.ts';
import { compose } from './en/compose.ts';
import { devcontainer } from './en/devcontainer.ts';
import { kubernetes } from './en/kubernetes.ts';
import { make } from './en/make.ts';
import { module } from './en/module.ts';
import { pipelines } from './en/pipelines.ts';
import { telemetry } from './en/telemetry.ts';
import { updateBots } from './en/update-bots.ts';

/** The comments in English of the files that are there by choice. */
export const enByChoice = {
  ...module,
  ...bake,
  ...compose,
  ...devcontainer,
  ...kubernetes,
  ...make,
  ...pipelines,
  ...telemetry,
  ...updateBots,
};
