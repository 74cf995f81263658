import type { Language } from '../language.ts';
import type { Comments } from './comment.ts';

/** The comments of a language; those of the others are never loaded. */
export async function loadComments(language: Language): Promise<Comments> {
  if (language === 'zh-CN') return (await import('./zh-CN.ts')).zhCN;
  return (await import('./en.ts')).en;
}
