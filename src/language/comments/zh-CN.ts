import type { Comment } from './comment.ts';
import type { en } from './en.ts';
import { dockerfile } from './zh-CN/dockerfile.ts';
import { ignoreFiles } from './zh-CN/ignore-files.ts';
import { server } from './zh-CN/server.ts';
import { serverTests } from './zh-CN/server-tests.ts';

/** The comments in Simplified Chinese of the files that every service has. */
export const zhCN: Readonly<Record<keyof typeof en, Comment>> = {
  ...dockerfile,
  ...ignoreFiles,
  ...server,
  ...serverTests,
};
