import type { Message } from '../../language/message.ts';

/** One request of a probe. At most `maxBytes` of the body are read. */
export type Request = {
  readonly url: string;
  readonly method: 'GET' | 'HEAD';
  readonly headers?: Readonly<Record<string, string>>;
  readonly maxBytes: number;
};

/** What came back, whatever its status. */
export type Reply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
};

/** Sends a request and gives the reply. Fails with a `Fault` where there is none, and at once where the signal fires. */
export type Send = (request: Request, signal: AbortSignal) => Promise<Reply>;

/** An error that says, in one sentence, what keeps a mirror from being used. */
export type Fault = Error & { readonly problem: Message };

/** Makes a fault, to be thrown. */
export function fault(problem: Message): Fault {
  return Object.assign(new Error(problem.key), { problem });
}

export function isFault(error: unknown): error is Fault {
  return error instanceof Error && 'problem' in error;
}
