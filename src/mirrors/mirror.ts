/** The five things that a build fetches, each of which can come from another address. */
export type MirrorKind = 'docker.io' | 'gcr.io' | 'apk' | 'goproxy' | 'sumdb';

/**
 * An address under which a provider serves one kind of thing.
 * - docker.io, gcr.io: what replaces the registry's name in a reference, without a scheme
 * - apk: the URL above `v3.24/main`; goproxy: a GOPROXY entry; sumdb: a GOSUMDB value
 */
export type Mirror = {
  readonly kind: MirrorKind;
  readonly provider: string;
  readonly address: string;
};
