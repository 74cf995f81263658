import type { Message } from '../../language/message.ts';
import type { MirrorKind } from '../mirror.ts';
import type { Registry } from '../registries.ts';

/** A mirror to be probed: one of the catalog, or an address of the project's own. */
export type Candidate = {
  readonly kind: MirrorKind;
  /** The provider, or the project's own address. */
  readonly name: string;
  readonly address: string;
  readonly isOwn: boolean;
  /** A source says that it works; the project's own address needs none. */
  readonly isConfirmed: boolean;
  /** It serves its members well, and others less. */
  readonly isForMembers: boolean;
};

export type Wanted = {
  /** Repositories with their tags, such as `library/golang:1.27-alpine3.24`. */
  readonly images: Readonly<Record<Registry, readonly string[]>>;
  /** The Alpine release, as X.Y, and the architecture as Alpine names it. */
  readonly alpine: string;
  readonly architecture: string;
  readonly module: { readonly path: string; readonly version: string };
  readonly npmPackage: string;
  readonly debianRelease: string;
};

export type Outcome =
  | ({ readonly works: true; readonly milliseconds: number } & Found)
  | { readonly works: false; readonly problem: Message };

export type Result = Candidate & Outcome;

/** The findings of a probe about a mirror that works; the time if the probe measured it itself. */
export type Found = {
  readonly milliseconds?: number;
  /** Remarks to show although it works. */
  readonly notes: readonly Message[];
  /** Of a module proxy: serves the checksum database as well. */
  readonly servesSumdb?: boolean;
};

/** One request of a probe. At most `maxBytes` of the body are read. */
export type Request = {
  readonly url: string;
  readonly method: 'GET' | 'HEAD';
  readonly headers?: Readonly<Record<string, string>>;
  readonly maxBytes: number;
};

/** The response, whatever its status. */
export type Reply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
};

/** Sends a request and gives the reply. Fails with a `Fault` where there is none, and at once where the signal fires. */
export type Send = (request: Request, signal: AbortSignal) => Promise<Reply>;

/** An error that says, in one sentence, what keeps a mirror from being used. */
export type Fault = Error & { readonly problem: Message };

export function fault(problem: Message): Fault {
  return Object.assign(new Error(problem.key), { problem });
}

export function isFault(error: unknown): error is Fault {
  return error instanceof Error && 'problem' in error;
}
