import type { Image } from './images.ts';

/** What a build fetches from, each as the value of its build argument; undefined where no stage has that argument. */
export type Sources = {
  readonly buildImage: Image;
  readonly runImage: Image | undefined;
  readonly apkMirrors: string | undefined;
  readonly goProxyList: string;
  readonly goSumdbValue: string;
};

/** The build arguments whose values are mirrors, which MIRRORS=off makes empty. An empty one stands for the original. */
export function mirrorArguments(sources: Sources): string[] {
  const { buildImage, runImage, apkMirrors, goProxyList, goSumdbValue } = sources;
  const isMirrored = (image: Image | undefined) => image !== undefined && image.reference !== image.upstream;
  return [
    ...(isMirrored(buildImage) ? ['BUILD_IMAGE'] : []),
    ...(isMirrored(runImage) ? ['RUN_IMAGE'] : []),
    ...(apkMirrors ? ['APK_MIRROR'] : []),
    ...(goProxyList === '' ? [] : ['GOPROXY']),
    ...(goSumdbValue === '' ? [] : ['GOSUMDB']),
  ];
}
