import type { Comment } from './comment.ts';
import type { en } from './en.ts';
import { bake } from './zh-CN/bake.ts';
import { compose } from './zh-CN/compose.ts';
import { devcontainer } from './zh-CN/devcontainer.ts';
import { dockerfile } from './zh-CN/dockerfile.ts';
import { ignoreFiles } from './zh-CN/ignore-files.ts';
import { kubernetes } from './zh-CN/kubernetes.ts';
import { make } from './zh-CN/make.ts';
import { module } from './zh-CN/module.ts';
import { pipelines } from './zh-CN/pipelines.ts';
import { server } from './zh-CN/server.ts';
import { serverTests } from './zh-CN/server-tests.ts';
import { telemetry } from './zh-CN/telemetry.ts';
import { versionBots } from './zh-CN/version-bots.ts';

/** The comments of generated files in Simplified Chinese. */
export const zhCN: Readonly<Record<keyof typeof en, Comment>> = {
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
