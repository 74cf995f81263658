import { type Key, type Message, message } from '../../language/message.ts';

/** How far a request came before it failed or its time was over. */
export type Phase = 'proxy' | 'lookup' | 'connect' | 'tls' | 'answer' | 'body';

/** Error codes of Node.js and OpenSSL (https://nodejs.org/api/errors.html, https://nodejs.org/api/tls.html#x509-certificate-error-codes), by what a person can do about them. */
const keys: Readonly<Record<string, Key>> = {
  ENOTFOUND: 'fault.noName',
  ENODATA: 'fault.noName',
  EAI_AGAIN: 'fault.noNameServer',
  ETIMEOUT: 'fault.noNameServer',
  ESERVFAIL: 'fault.noNameServer',
  EREFUSED: 'fault.noNameServer',
  ECONNREFUSED: 'fault.refused',
  ECONNRESET: 'fault.cut',
  EPIPE: 'fault.cut',
  ECONNABORTED: 'fault.cut',
  ETIMEDOUT: 'fault.unreachable',
  EHOSTUNREACH: 'fault.unreachable',
  ENETUNREACH: 'fault.unreachable',
  EADDRNOTAVAIL: 'fault.unreachable',
  EACCES: 'fault.unreachable',
  CERT_HAS_EXPIRED: 'fault.certificateExpired',
  CERT_NOT_YET_VALID: 'fault.certificateExpired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'fault.certificateName',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'fault.certificateIssuer',
  SELF_SIGNED_CERT_IN_CHAIN: 'fault.certificateIssuer',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'fault.certificateIssuer',
  UNABLE_TO_GET_ISSUER_CERT: 'fault.certificateIssuer',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'fault.certificateIssuer',
  CERT_UNTRUSTED: 'fault.certificateIssuer',
  EPROTO: 'fault.noTls',
  ERR_SSL_WRONG_VERSION_NUMBER: 'fault.noTls',
  ERR_PROXY_TUNNEL: 'fault.proxy',
  ERR_PROXY_INVALID_CONFIG: 'fault.proxy',
};

/** What an error of a request to a host means, in the phase in which it came. */
export function networkFault(error: unknown, host: string, phase?: Phase): Message {
  if (phase === 'proxy') return message('fault.proxy', { host });
  const code = codeOf(error);
  const key =
    keys[code] ?? (code.startsWith('HPE_') ? 'fault.noHttp' : code.startsWith('ERR_SSL_') ? 'fault.noTls' : undefined);
  if (key !== undefined) return message(key, { host, code });
  return message('fault.other', {
    host,
    reason: oneLine(code === '' && error instanceof Error ? error.message : code),
  });
}

/** What it means that the time was over in a phase. */
export function timeFault(phase: Phase, host: string, seconds: number): Message {
  return message(`fault.time.${phase}`, { host, seconds });
}

/** The code of an error; of several attempts to connect, that of the first. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  return codeOf(error.cause);
}

/**
 * A text that a server chose, as it may be shown in one line of a terminal: without control characters, escape sequences and
 * characters that change the direction of text, and shortened where it is long.
 */
export function oneLine(text: string, length = 120): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  const plain = text.replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]+/g, ' ');
  const line = plain.replace(/\s+/g, ' ').trim();
  return line.length > length ? `${line.slice(0, length - 1)}…` : line;
}
