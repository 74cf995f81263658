import type { Image } from './images.ts';

/** The sources of a build, each as the value of its build argument; undefined if no stage has that argument. */
export type Sources = {
  readonly buildImage: Image;
  readonly runImage: Image | undefined;
  readonly apkMirrors: string | undefined;
  readonly goProxyList: string;
  readonly goSumdbValue: string;
};

/** The build arguments whose values are mirrors. MIRRORS=off empties them, and an empty one means upstream. */
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

/**
 * The arguments of the Dockerfile that you can set for one build, in its order. The files around the image pass them through from the
 * environment. MIRRORS is one of them if there is any mirror to turn off.
 */
export function buildArguments(sources: Sources): string[] {
  return [
    'BUILD_IMAGE',
    ...(sources.runImage === undefined ? [] : ['RUN_IMAGE']),
    ...(sources.apkMirrors === undefined ? [] : ['APK_MIRROR']),
    'GOPROXY',
    'GOSUMDB',
    ...(mirrorArguments(sources).length > 0 ? ['MIRRORS'] : []),
    'VERSION',
    'REVISION',
  ];
}
