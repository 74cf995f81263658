import type { Message } from '../../language/message.ts';
import type { MirrorKind } from '../mirror.ts';

/** A mirror to be probed: one of the catalog, or an address of the project's own. */
export type Candidate = {
  readonly kind: MirrorKind;
  /** The provider, or the address of one's own. */
  readonly name: string;
  readonly address: string;
  readonly isOwn: boolean;
  /** Whether a source says that it works, as for the catalog; one's own address needs none. */
  readonly isConfirmed: boolean;
  /** Whether it serves its members well, and others less. */
  readonly isForMembers: boolean;
};

/** What a build needs of each kind. */
export type Wanted = {
  /** Repositories with their tags, such as `library/golang:1.27-alpine3.24`. */
  readonly images: { readonly 'docker.io': readonly string[]; readonly 'gcr.io': readonly string[] };
  /** The Alpine release, as X.Y, and the architecture as Alpine names it. */
  readonly alpine: string;
  readonly architecture: string;
  /** A module with a version. */
  readonly module: { readonly path: string; readonly version: string };
  readonly npmPackage: string;
  readonly debianRelease: string;
};

/** How a probe ended. */
export type Outcome =
  | {
      readonly works: true;
      readonly milliseconds: number;
      /** What is worth a word though it works. */
      readonly notes: readonly Message[];
      /** Of a module proxy: whether it serves the checksum database as well. */
      readonly servesSumdb?: boolean;
    }
  | { readonly works: false; readonly problem: Message };

export type Result = Candidate & Outcome;

/** What the probe of one kind found of a mirror that works; the time where the probe took it itself. */
export type Found = {
  readonly milliseconds?: number;
  readonly notes: readonly Message[];
  readonly servesSumdb?: boolean;
};
