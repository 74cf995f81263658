import { type Key, type Message, message } from '../../language/message.ts';
import { fault, isFault, type Reply, type Request, type Send } from './candidate.ts';
import { oneLine } from './network-fault.ts';

/** A reply after all redirects, and its address. */
export type Answer = Reply & { readonly url: URL };

/** Requests an address and follows redirects, as the tools of a build do. Fails with a `Fault` if there is no response. */
export type Ask = (request: Request) => Promise<Answer>;

const mostRedirects = 5;

/** Ties a way to send to the signal that ends it. */
export function askBy(send: Send, signal: AbortSignal): Ask {
  return (request) => follow(request, send, signal, mostRedirects);
}

async function follow(request: Request, send: Send, signal: AbortSignal, left: number): Promise<Answer> {
  const url = new URL(request.url);
  const reply = await send(request, signal);
  const target = redirectOf(reply, url);
  if (target === undefined) return { ...reply, url };
  if (left === 0) throw fault(message('fault.redirects', { host: url.host, count: mostRedirects }));
  if (url.protocol === 'https:' && target.protocol !== 'https:') {
    throw fault(message('fault.downgrade', { host: url.host, to: target.host }));
  }
  const moved = target.host !== url.host;
  const { Authorization: _, ...open } = request.headers ?? {};
  const next = { ...request, url: target.href, ...(moved ? { headers: open } : {}) };
  try {
    return await follow(next, send, signal, left - 1);
  } catch (error) {
    if (!moved || !isFault(error) || error.problem.key === 'fault.redirects') throw error;
    throw fault(redirected(url.host, error.problem));
  }
}

/** The target of a redirect, undefined if a reply is none. */
function redirectOf({ status, headers }: Reply, from: URL): URL | undefined {
  if (![301, 302, 303, 307, 308].includes(status) || headers.location === undefined) return undefined;
  const target = URL.canParse(headers.location, from) ? new URL(headers.location, from) : undefined;
  return target !== undefined && /^https?:$/.test(target.protocol) ? target : undefined;
}

function redirected(host: string, problem: Message): Message {
  return problem.key === 'fault.redirected' ? problem : message('fault.redirected', { host, problem });
}

/** The expected content, named in the catalogs under `content.…`. */
export type Content = Extract<Key, `content.${string}`>;

/**
 * The problem of an answer: its status, or a body with other content. `isRight` checks the body. Returns undefined if there is none.
 * `asked` is the host of the request, which may have redirected it.
 */
export function problemOf(
  answer: Answer,
  asked: string,
  content: Content,
  isRight: (body: Uint8Array) => boolean,
): Message | undefined {
  const problem = statusProblem(answer) ?? contentProblem(answer, content, isRight);
  if (problem === undefined) return undefined;
  return answer.url.host === asked ? problem : redirected(asked, problem);
}

function statusProblem({ status, url: { host }, headers, body }: Answer): Message | undefined {
  if (status >= 200 && status < 300) return undefined;
  const words = wordsOf(headers, body);
  if (status === 401) return message('fault.login', { host });
  if (status === 429) return message('fault.tooMany', { host });
  if (words !== '') return message('fault.statusWords', { host, status, words });
  return message('fault.status', { host, status });
}

function contentProblem(
  { url: { host }, body }: Answer,
  content: Content,
  isRight: (body: Uint8Array) => boolean,
): Message | undefined {
  if (isRight(body)) return undefined;
  const values = { host, content: message(content) };
  if (body.length === 0) return message('fault.empty', values);
  return message(isPage(body) ? 'fault.page' : 'fault.content', values);
}

/** Reports whether a body is a web page, such as a login or a block page. */
export function isPage(body: Uint8Array): boolean {
  return /^\s*<(!doctype\s+html|html|head|body|\?xml)/i.test(textOf(body.subarray(0, 200)));
}

/** The words of a server about an error: the message of a registry's JSON (https://github.com/opencontainers/distribution-spec), or a line of plain text. */
export function wordsOf(headers: Reply['headers'], body: Uint8Array): string {
  const text = textOf(body);
  if (isPage(body)) return '';
  const json = jsonOf(body);
  if (json instanceof Object) {
    const [first] = 'errors' in json && Array.isArray(json.errors) ? (json.errors as unknown[]) : [json];
    const said =
      first instanceof Object ? [field(first, 'message'), field(first, 'error'), field(first, 'detail')] : [];
    return oneLine(said.find((words) => words !== '') ?? '', 100);
  }
  return /^text\/plain/.test(headers['content-type'] ?? '') && text.length < 300 ? oneLine(text, 100) : '';
}

function field(object: object, name: string): string {
  const value: unknown = name in object ? object[name as keyof typeof object] : undefined;
  return typeof value === 'string' ? value : '';
}

export function textOf(body: Uint8Array): string {
  return Buffer.from(body).toString('utf8');
}

/** A body as JSON, undefined if it is not valid. */
export function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(textOf(body));
  } catch {
    return undefined;
  }
}

/** A note if a mirror redirects its users to another host. */
export function redirectNote({ url }: Answer, asked: string): Message[] {
  return url.host === asked ? [] : [message('note.redirects', { host: url.host })];
}
