import type { ValueWithText } from '../language/message.ts';
import { mirrorsOf } from '../mirrors/catalog.ts';

/** Where images will be built. */
export const regions = ['global', 'china'] as const satisfies readonly ValueWithText<'region'>[];
export type Region = (typeof regions)[number];

/** The mirrors that builds in a region use by default, as answers to the options of these names. */
export type RegionFacts = {
  readonly imageMirror: string;
  readonly apkMirror: string;
  readonly goProxy: string;
  readonly goSumdb: string;
  /** The address of the npm registry, empty for npm's own default. */
  readonly npmRegistry: string;
  readonly inMainland: boolean;
};

export const regionTable: Readonly<Record<Region, RegionFacts>> = {
  global: {
    imageMirror: 'upstream',
    apkMirror: 'upstream',
    goProxy: 'upstream',
    goSumdb: 'upstream',
    npmRegistry: '',
    inMainland: false,
  },
  china: {
    imageMirror: 'daocloud',
    apkMirror: 'aliyun,tuna',
    goProxy: 'goproxy.cn|aliyun',
    // The go command asks this address directly, so it works with proxies that do not serve the database.
    goSumdb: 'google-cn',
    npmRegistry: mirrorsOf('npm')[0]?.address ?? '',
    inMainland: true,
  },
};
