import type { dockerfile } from '../language/comments/en/dockerfile.ts';
import type { ValueWithText } from '../language/message.ts';
import { hub, type Registry } from '../mirrors/registries.ts';

/** The images that a service can run on. */
export const bases = ['alpine', 'distroless', 'scratch'] as const satisfies readonly ValueWithText<'base'>[];
export type Base = (typeof bases)[number];

/** Everything in which bases differ. All of them run the program as the same numeric user. */
export type BaseFacts = {
  /** Undefined for an empty file system, which no registry has. */
  readonly image: BaseImage | undefined;
  /** Has /etc/ssl/certs/ca-certificates.crt; without it, the Dockerfile copies the file. */
  readonly hasCertificates: boolean;
  /** Has /usr/share/zoneinfo; without it, time zones are compiled into the program. */
  readonly hasTimeZones: boolean;
  /** Installs the option `packages` by apk. */
  readonly hasApk: boolean;
  /** Has wget, which HEALTHCHECK can call if no program of the image can check itself. */
  readonly hasWget: boolean;
  /** Has the C library that cgo links to in the builder; without it, the program is linked statically. */
  readonly hasMusl: boolean;
};

type BaseImage = {
  readonly registry: Registry;
  /** The image without its registry. */
  readonly path: (versions: { readonly alpineVersion: string }) => string;
  /** The comment above its ARG in the Dockerfile. */
  readonly comment: keyof typeof dockerfile;
};

export const baseTable: Readonly<Record<Base, BaseFacts>> = {
  alpine: {
    image: {
      registry: hub,
      path: ({ alpineVersion }) => `library/alpine:${alpineVersion}`,
      comment: 'dockerfile.runAlpine',
    },
    hasCertificates: true,
    hasTimeZones: false,
    hasApk: true,
    hasWget: true,
    hasMusl: true,
  },
  distroless: {
    image: {
      registry: 'gcr.io',
      // The Debian release is named because the image that plain `static` stands for changes:
      // https://github.com/GoogleContainerTools/distroless#what-images-are-available
      path: () => 'distroless/static-debian13:nonroot',
      comment: 'dockerfile.runDistroless',
    },
    hasCertificates: true,
    hasTimeZones: true,
    hasApk: false,
    hasWget: false,
    hasMusl: false,
  },
  scratch: {
    image: undefined,
    hasCertificates: false,
    hasTimeZones: false,
    hasApk: false,
    hasWget: false,
    hasMusl: false,
  },
};

/** Lists the registries that a build on a base pulls from: that of the build image, and that of the base. */
export function registriesOf(base: Base): Registry[] {
  return [...new Set([hub, baseTable[base].image?.registry ?? hub])];
}
