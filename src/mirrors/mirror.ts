/** The five things that a build of a generated Dockerfile fetches, each of which can come from another address. */
export const buildKinds = ['docker.io', 'gcr.io', 'apk', 'goproxy', 'sumdb'] as const;

/** All kinds: those, and what somebody needs to install this generator (npm) or to build on Debian. */
export const mirrorKinds = [...buildKinds, 'npm', 'debian'] as const;
export type BuildKind = (typeof buildKinds)[number];
export type MirrorKind = (typeof mirrorKinds)[number];

/** What a mirror serves, where that is less than the origin does; the catalogs tell it under `serves.…`. */
export const serving = [
  'allowlist',
  'supportedBranches',
  'noSumdb',
  'china',
  'members',
  'inside',
  'redirects',
] as const;
export type Serving = (typeof serving)[number];

/**
 * An address under which a provider serves one kind of thing.
 * - docker.io, gcr.io: what replaces the registry's name in a reference, without a scheme
 * - apk: the URL above `v3.24/main`; goproxy: a GOPROXY entry; sumdb: a GOSUMDB value
 * - npm: the URL of a registry; debian: the URL above `dists`
 */
export type Mirror = {
  readonly kind: MirrorKind;
  readonly provider: string;
  readonly address: string;
  readonly serves?: Serving;
  /** The day, or the month, on which `source` said that it works; a mirror without one is offered, and never taken by default. */
  readonly confirmed?: string;
  /** The page that says so. */
  readonly source: string;
};
