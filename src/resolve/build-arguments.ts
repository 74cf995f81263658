import type { Image } from './images.ts';

/** What a build fetches from, as far as the Dockerfile has an argument for it. */
export type Sources = {
  readonly buildImage: Image;
  readonly runImage: Image | undefined;
  /** Undefined where no stage calls apk. */
  readonly apkMirror: string | undefined;
  readonly goProxyList: string;
  readonly goSumdbValue: string;
};

/**
 * The arguments of the Dockerfile that one build may be given, in its order. What is around the image hands them through where the
 * environment has them; MIRRORS is there where one switch has something to turn off.
 */
export function buildArguments({ buildImage, runImage, apkMirror, goProxyList, goSumdbValue }: Sources): string[] {
  const isMirrored =
    [buildImage, runImage].some((image) => image !== undefined && image.reference !== image.upstream) ||
    [apkMirror ?? '', goProxyList, goSumdbValue].some((value) => value !== '');
  return [
    'BUILD_IMAGE',
    ...(runImage === undefined ? [] : ['RUN_IMAGE']),
    ...(apkMirror === undefined ? [] : ['APK_MIRROR']),
    'GOPROXY',
    'GOSUMDB',
    ...(isMirrored ? ['MIRRORS'] : []),
    'VERSION',
    'REVISION',
  ];
}
