/**
 * The registries that images come from. Each needs lines in the catalog of mirrors, and its texts `mirrorKind.REGISTRY` and
 * `kind.REGISTRY`; all else follows from this list and from the images of the bases (src/options/bases.ts).
 */
export const registries = ['docker.io', 'gcr.io'] as const;
export type Registry = (typeof registries)[number];

/** The registry of every build image: golang, and what pipelines run. */
export const hub: Registry = 'docker.io';

/** Tells registries from the other kinds of mirrors, and from any other text. */
export function isRegistry(text: string): text is Registry {
  return registries.some((registry) => registry === text);
}

/** The address that replaces a registry's name. */
export type RegistryPair = { readonly registry: string; readonly address: string };

/**
 * Reads an answer with an address for each registry, as in `docker.io=harbor.example.com/hub,gcr.io=harbor.example.com/gcr`.
 * Returns undefined if it is a provider's name or a prefix.
 */
export function registryPairs(answer: string): RegistryPair[] | undefined {
  if (!answer.includes('=')) return undefined;
  return answer.split(',').map((pair) => {
    const [, registry = '', address = ''] = /^([^=]*)=?(.*)$/.exec(pair.trim()) ?? [];
    return { registry, address };
  });
}

/** The address that replaces one registry, undefined if none does. */
export function addressOfRegistry(registry: Registry, pairs: readonly RegistryPair[]): string | undefined {
  return pairs.find((pair) => pair.registry === registry)?.address;
}
