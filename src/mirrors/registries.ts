/** The registries that images come from. */
export const registries = ['docker.io', 'gcr.io'] as const;
export type Registry = (typeof registries)[number];

/** What takes the place of a registry's name. */
export type RegistryPair = { readonly registry: string; readonly address: string };

/**
 * The pairs of an answer that has an address for each registry, as in `docker.io=harbor.example.com/hub,gcr.io=harbor.example.com/gcr`;
 * undefined where it is a provider's name or a prefix.
 */
export function registryPairs(answer: string): RegistryPair[] | undefined {
  if (!answer.includes('=')) return undefined;
  return answer.split(',').map((pair) => {
    const [, registry = '', address = ''] = /^([^=]*)=?(.*)$/.exec(pair.trim()) ?? [];
    return { registry, address };
  });
}

/** What takes the place of one registry, undefined where nothing does. */
export function addressOfRegistry(registry: Registry, pairs: readonly RegistryPair[]): string | undefined {
  return pairs.find((pair) => pair.registry === registry)?.address;
}
