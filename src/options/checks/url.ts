import type { Message } from '../../language/message.ts';
import { message } from '../../language/message.ts';
import { shown } from './result.ts';

/**
 * The problem of the URL of a mirror, undefined if it is valid. Credentials are refused, since the answers
 * and the Dockerfile are committed and every layer shows its ARGs; so are characters that some file would have to quote.
 */
export function urlProblem(text: string): Message | undefined {
  const input = shown(text);
  if (!/^https?:\/\//.test(text)) return message('check.url.scheme', { input });
  const authority = text.replace(/^https?:\/\//, '').split('/')[0] ?? '';
  if (authority.includes('@')) return message('check.url.credentials', { input });
  const strange = /[^A-Za-z0-9\-._~:/]/.exec(text);
  if (strange !== null) return message('check.url.character', { input, character: shown(strange[0]) });
  if (text.length > 300 || !URL.canParse(text) || !isHost(authority)) return message('check.url.host', { input });
  return undefined;
}

/** Reports whether a text is `HOST` or `HOST:PORT`, the host a DNS name or an IPv4 address. */
export function isHost(text: string): boolean {
  const [, host, port] = /^([^:]*)(?::([0-9]+))?$/.exec(text) ?? [];
  if (host === undefined || (port !== undefined && (Number(port) === 0 || Number(port) > 65535))) return false;
  return (
    host.length <= 253 && host.split('.').every((label) => /^[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/.test(label))
  );
}
