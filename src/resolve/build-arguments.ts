import { mirrorArguments, type Sources } from './mirror-arguments.ts';

/**
 * The arguments of the Dockerfile that one build may be given, in its order. What is around the image hands them through where the
 * environment has them; MIRRORS is there where one switch has something to turn off.
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
