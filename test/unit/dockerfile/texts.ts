import type { ImprovementId } from '../../../src/inspect/dockerfile/improvements.ts';
import type { RemarkId } from '../../../src/inspect/dockerfile/remark.ts';
import { en } from '../../../src/language/en.ts';
import { makeZhCN } from '../../../src/language/zh-CN.ts';

const zhCN = makeZhCN();

type Texts<Id extends string> = Record<Id, { en: string; 'zh-CN': string }>;

/** The texts of the catalogs whose keys begin so, by the rest of their keys. */
function textsOf<Id extends string>(prefix: string): Texts<Id> {
  const keys = (Object.keys(en) as (keyof typeof en)[]).filter((key) => key.startsWith(prefix));
  return Object.fromEntries(
    keys.map((key) => [key.slice(prefix.length), { en: en[key], 'zh-CN': zhCN[key] }]),
  ) as Texts<Id>;
}

export const remarkTexts = textsOf<RemarkId>('remark.');
export const improvementTexts = textsOf<ImprovementId>('improvement.');
