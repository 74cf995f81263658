import { findMirror } from '../mirrors/find.ts';
import { addressOfRegistry, type Registry, registries, registryPairs } from '../mirrors/registries.ts';
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

/** What stands in a reference in the place of a registry's name. */
export type RegistryMirror = { readonly mirror: string; readonly registry: string };

/** The registries that the mirror of a project stands for. */
export function registryMirrors({ imageMirror }: Answers): RegistryMirror[] {
  const all = registries.map((registry) => ({
    mirror: nameOf(registry, imageMirror),
    registry,
  }));
  return all.filter(({ mirror, registry }) => mirror !== registry);
}

/** An image of Docker Hub by its path there. */
export function hubImage(path: string, imageMirror: string): Image {
  return image('docker.io', path, imageMirror);
}

function image(registry: Registry, path: string, mirror: string): Image {
  return { reference: `${nameOf(registry, mirror)}/${path}`, upstream: `${registry}/${path}` };
}

/** How references name a registry: by the address of its own, by a provider's name for it, or after a prefix. */
function nameOf(registry: Registry, mirror: string): string {
  const pairs = registryPairs(mirror);
  if (pairs !== undefined) return addressOfRegistry(registry, pairs) ?? registry;
  const isPrefix = findMirror('docker.io', mirror) === undefined;
  return isPrefix ? `${mirror}/${registry}` : (findMirror(registry, mirror)?.address ?? registry);
}
