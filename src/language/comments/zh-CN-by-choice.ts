import type { Comment } from './comment.ts';
import type { enByChoice } from './en-by-choice.ts';
import { bake } from './zh-CN/bake.ts';
import { compose } from './zh-CN/compose.ts';
import { devcontainer } from './zh-CN/devcontainer.ts';
import { kubernetes } from './zh-CN/kubernetes.ts';
import { make } from './zh-CN/make.ts';
import { module } from './zh-CN/module.ts';
import { pipelines } from './zh-CN/pipelines.ts';
import { telemetry } from './zh-CN/telemetry.ts';
import { updateBots } from './zh-CN/update-bots.ts';

/** The comments in Simplified Chinese of the files that are there by choice. */
export const zhCNByChoice: Readonly<Record<keyof typeof enByChoice, Comment>> = {
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
