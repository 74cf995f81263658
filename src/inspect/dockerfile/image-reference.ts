export type ImageReference = {
  /** `docker.io` where it names none. */
  readonly registry: string;
  /** Without `library/`. */
  readonly path: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
};

/** Takes a reference apart: https://github.com/distribution/reference/blob/main/normalize.go */
export function imageReference(text: string): ImageReference {
  const [name = '', digest] = text.split('@');
  const [, withoutTag = name, tag] = /^(.*?)(?::([^/:]*))?$/.exec(name) ?? [];
  const slash = withoutTag.indexOf('/');
  const first = withoutTag.slice(0, Math.max(slash, 0));
  const hasRegistry = slash > 0 && (/[.:]/.test(first) || first === 'localhost' || first.includes('$'));
  const registry = hasRegistry ? first : 'docker.io';
  const path = (hasRegistry ? withoutTag.slice(slash + 1) : withoutTag).replace(/^library\//, '');
  return { registry: registry === 'index.docker.io' ? 'docker.io' : registry, path, tag, digest };
}

/** The last part of an image's path, which says what it holds wherever it is mirrored. */
export function imageName(text: string): string {
  return imageReference(text).path.split('/').at(-1) ?? '';
}
