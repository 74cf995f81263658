import type { Key } from '../language/message.ts';
import { registries } from './registries.ts';

/** Everything that a build of a generated Dockerfile fetches; each can come from another address. */
export const buildKinds = [...registries, 'apk', 'goproxy', 'sumdb'] as const;

/** All kinds: those, and what you need to install this generator (npm) or to build on Debian. */
export const mirrorKinds = [...buildKinds, 'npm', 'debian'] as const;
export type BuildKind = (typeof buildKinds)[number];
export type MirrorKind = (typeof mirrorKinds)[number];

/** The parts that a mirror serves if it lacks some of upstream; the catalogs describe each. */
type Serving<Text = Key> = Text extends `serves.${infer Part}` ? Part : never;

/**
 * An address under which a provider serves one kind of thing.
 * - a registry: replaces the registry's name in a reference, without a scheme
 * - apk: the URL above `v3.24/main`; goproxy: a GOPROXY entry; sumdb: a GOSUMDB value
 * - npm: the URL of a registry; debian: the URL above `dists`
 */
export type Mirror = {
  readonly kind: MirrorKind;
  readonly provider: string;
  readonly address: string;
  readonly serves?: Serving;
  /** The day or the month on which `source` said that it works. A mirror without one is offered, but never a default. */
  readonly confirmed?: string;
  /** The page that says so. */
  readonly source: string;
};

/** The Go project serves everybody from one host for each service: https://go.dev/ref/mod#checksum-database */
const ofGo = (service: string) => `${service}.golang.org`;

/** Upstream itself, for kinds whose catalog line has an empty address because the tool has its own default. */
export const origins = {
  apk: 'https://dl-cdn.alpinelinux.org/alpine',
  goproxy: `https://${ofGo('proxy')}`,
  sumdb: ofGo('sum'),
} as const;
