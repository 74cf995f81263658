import { findMirror } from '../mirrors/find.ts';
import type { MirrorKind } from '../mirrors/mirror.ts';
import type { Answers } from '../options/answers.ts';

/** An image as a whole reference, and the same where it comes from. They differ where a mirror was chosen. */
export type Image = { readonly reference: string; readonly upstream: string };

/** Tags that the official golang images have: https://hub.docker.com/_/golang */
export function buildImage({ goVersion, alpineVersion, imageMirror }: Answers): Image {
  return image('docker.io', `library/golang:${goVersion}-alpine${alpineVersion}`, imageMirror);
}

/** The image that the service runs on, undefined for scratch, which is none. */
export function runImage({ base, alpineVersion, imageMirror }: Answers): Image | undefined {
  if (base === 'scratch') return undefined;
  if (base === 'alpine') return image('docker.io', `library/alpine:${alpineVersion}`, imageMirror);
  return image('gcr.io', distrolessImage, imageMirror);
}

/**
 * The Debian release is named, since what plain `static` stands for changes:
 * https://github.com/GoogleContainerTools/distroless#what-images-are-available
 */
export const distrolessImage = 'distroless/static-debian13:nonroot';

function image(registry: MirrorKind, path: string, mirror: string): Image {
  const upstream = `${registry}/${path}`;
  const isPrefix = findMirror('docker.io', mirror) === undefined;
  if (isPrefix) return { reference: `${mirror}/${upstream}`, upstream };
  return { reference: `${findMirror(registry, mirror)?.address ?? registry}/${path}`, upstream };
}
