import type { Language } from '../language/language.ts';

export const regions = ['global', 'china'] as const;
export type Region = (typeof regions)[number];

export const bases = ['alpine', 'distroless', 'scratch'] as const;
export type Base = (typeof bases)[number];

/** The options of one project with their values. */
export type Answers = {
  name: string;
  module: string;
  language: Language;
  region: Region;
  base: Base;
  port: number;
  healthPath: string;
  readyPath: string;
  goVersion: string;
  alpineVersion: string;
  packages: string[];
  imageMirror: string;
  apkMirror: string;
  goProxy: string;
  goSumdb: string;
};

export type OptionName = keyof Answers;
