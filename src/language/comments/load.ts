import type { Language } from '../language.ts';
import type { Comments } from './comment.ts';

/** The comments of a language in the files that every service has, and, `byChoice`, in all others. What is not asked for is not loaded. */
export async function loadComments(language: Language, byChoice: boolean): Promise<Comments> {
  if (language === 'zh-CN') {
    const { zhCN } = await import('./zh-CN.ts');
    return byChoice ? { ...zhCN, ...(await import('./zh-CN-by-choice.ts')).zhCNByChoice } : zhCN;
  }
  const { en } = await import('./en.ts');
  return byChoice ? { ...en, ...(await import('./en-by-choice.ts')).enByChoice } : en;
}
