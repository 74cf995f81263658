import type { Comment } from './comment.ts';
import type { en } from './en.ts';
import { dockerfile } from './zh-CN/dockerfile.ts';
import { ignoreFiles } from './zh-CN/ignore-files.ts';
import { kubernetes } from './zh-CN/kubernetes.ts';
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
  ...kubernetes,
  ...pipelines,
  ...server,
  ...serverTests,
  ...telemetry,
  ...versionBots,
};
