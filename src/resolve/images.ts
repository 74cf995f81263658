import { findMirror } from '../mirrors/catalog.ts';
import { addressOfRegistry, hub, type Registry, registries, registryPairs } from '../mirrors/registries.ts';
import type { Answers } from '../options/answers.ts';
import { bases, baseTable } from '../options/bases.ts';

/** An image as a whole reference, and the same upstream. They differ if a mirror was chosen. */
export type Image = { readonly reference: string; readonly upstream: string };

/** The image that a service runs on, with the key of the comment that explains it. */
export type RunImage = Image & { readonly comment: string };

/** The image of the builder. Its tags exist for every known Go and Alpine: https://hub.docker.com/_/golang */
export function buildImage({ goVersion, alpineVersion, imageMirror }: Answers): Image {
  return hubImage(`library/golang:${goVersion}-alpine${alpineVersion}`, imageMirror);
}

/** The image of the base, undefined if the base is an empty file system. */
export function runImage(answers: Answers): RunImage | undefined {
  const base = baseTable[answers.base].image;
  if (base === undefined) return undefined;
  return { ...image(base.registry, base.path(answers), answers.imageMirror), comment: base.comment };
}

/** The images of all bases that a registry has, by their paths in it. */
export function baseImagesOf(registry: Registry, answers: Answers): string[] {
  return bases.flatMap((base) => {
    const { image } = baseTable[base];
    return image?.registry === registry ? [image.path(answers)] : [];
  });
}

/** The name that replaces a registry's in references. */
export type RegistryMirror = { readonly mirror: string; readonly registry: string };

/** The registries that a project takes from a mirror. */
export function registryMirrors({ imageMirror }: Answers): RegistryMirror[] {
  const all = registries.map((registry) => ({ mirror: nameOf(registry, imageMirror), registry }));
  return all.filter(({ mirror, registry }) => mirror !== registry);
}

/** An image of Docker Hub by its path there. */
export function hubImage(path: string, imageMirror: string): Image {
  return image(hub, path, imageMirror);
}

function image(registry: Registry, path: string, mirror: string): Image {
  return { reference: `${nameOf(registry, mirror)}/${path}`, upstream: `${registry}/${path}` };
}

/** The name of a registry in references: its own address in the answer, a provider's name for it, or its name after a prefix. */
function nameOf(registry: Registry, mirror: string): string {
  const pairs = registryPairs(mirror);
  if (pairs !== undefined) return addressOfRegistry(registry, pairs) ?? registry;
  const isPrefix = findMirror(hub, mirror) === undefined;
  return isPrefix ? `${mirror}/${registry}` : (findMirror(registry, mirror)?.address ?? registry);
}
