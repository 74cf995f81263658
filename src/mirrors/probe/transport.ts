import type { Message } from '../../language/message.ts';

/** One request of a probe. At most `maxBytes` of the body are read. */
export type Request = {
  readonly url: string;
  readonly method: 'GET' | 'HEAD';
  readonly headers?: Readonly<Record<string, string>>;
  readonly maxBytes: number;
};

/** A response, whatever its status. */
export type Reply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
};

/** Sends a request and returns the reply. Fails with a `Fault` if there is none, and at once if the signal fires. */
export type Send = (request: Request, signal: AbortSignal) => Promise<Reply>;

/** An error that says in one sentence why a mirror cannot be used. */
export type Fault = Error & { readonly problem: Message };

/** Makes a fault, to be thrown. */
export function fault(problem: Message): Fault {
  return Object.assign(new Error(problem.key), { problem });
}

export function isFault(error: unknown): error is Fault {
  return error instanceof Error && 'problem' in error;
}
