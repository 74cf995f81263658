import { type Dockerfile, flag } from '../inspect/dockerfile/dockerfile.ts';
import { imageReference } from '../inspect/dockerfile/image-reference.ts';

/**
 * Returns a text with the defaults of its variables, as Compose reads it if none is set:
 * https://docs.docker.com/reference/compose-file/interpolation/ . `${NAME:-default}` becomes its default, any other variable nothing.
 */
export function withDefaults(text: string): string {
  const innermost = /\$\{\w+(?:(:?[-+?])([^${}]*))?\}/g;
  let [before, now] = ['', text];
  while (now !== before) {
    before = now;
    now = now.replace(innermost, (_, operator = '', value = '') => (operator.endsWith('-') ? value : ''));
  }
  return now.replace(/(?<!\$)\$\w+/g, '');
}

/** An image that a Dockerfile builds with, and the line that says a part of it, such as its version. */
export type UsedImage = { readonly reference: string; readonly lineOf: (part: string) => number };

/** Returns the images of FROM, with the defaults of arguments and with what replaces empty ones, and those that files are copied from. */
export function usedImages({ stages, globals }: Dockerfile): UsedImage[] {
  const images = stages.flatMap(({ image, instructions }) =>
    instructions.flatMap((instruction): UsedImage[] => {
      const { keyword, rest, line } = instruction;
      const mounts = instruction.flags.map(([, value]) => /(?:^|,)from=([^,]+)/.exec(value)?.[1]);
      const replacing = keyword === 'FROM' ? [...rest.matchAll(/\$\{\w+:?-([^${}]+)\}/g)].map(([, one]) => one) : [];
      const written = [flag(instruction, 'from'), ...mounts, ...replacing].flatMap((one) => one ?? []);
      const argument = (part: string) => globals.find((global) => rest.includes('$') && global.rest.includes(part));
      return [
        ...(keyword === 'FROM' ? [{ reference: image, lineOf: (part: string) => argument(part)?.line ?? line }] : []),
        ...written.map((reference) => ({ reference, lineOf: () => line })),
      ];
    }),
  );
  return images.filter(({ reference }) => !stages.some(({ name }) => name === reference.toLowerCase()));
}

/** Returns the version in the tag of an official image, undefined for any other image: the tags of anybody else's are their own. */
export function officialVersion(reference: string, name: 'golang' | 'alpine'): string | undefined {
  // GitLab's dependency proxy holds images of Docker Hub alone.
  const plain = reference.replace(/^(?:docker|docker-image|oci):\/\/|^\$\{?CI_DEPENDENCY_PROXY_\w+\}?\//, '');
  const { path, tag = '' } = imageReference(withDefaults(plain));
  return isOfficial(path, name) ? /^\d+(?:\.\d+)+/.exec(tag)?.[0] : undefined;
}

/** Reports if the environment of an image is known to hold nothing that a service would read. */
export function isKnownBase(reference: string): boolean {
  const { path } = imageReference(reference);
  const bases = ['scratch', 'alpine', 'busybox', 'debian', 'golang', 'ubuntu'];
  return bases.some((name) => isOfficial(path, name)) || /(?:^|\/)distroless\/[\w.-]+$/.test(path);
}

/** Reports if a path is that of an image of Docker Hub, in a registry or below `library/` of a mirror. */
function isOfficial(path: string, name: string): boolean {
  return path === name || path.endsWith(`/library/${name}`);
}

/** Returns the last part of an image's name without tag and digest, which may hold variables with colons of their own. */
export function imageNameOf(reference: string): string {
  return (reference.split('/').at(-1) ?? '').replace(/[:@].*$/, '');
}
