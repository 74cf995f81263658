import type { Comment } from './comment.ts';
import type { en } from './en.ts';
import { ignoreFiles } from './zh-CN/ignore-files.ts';

/** The comments of generated files in Simplified Chinese. */
export const zhCN: Readonly<Record<keyof typeof en, Comment>> = { ...ignoreFiles };
