/** The style of a file apart from its lines: a byte order mark, and CRLF throughout. */
export type TextStyle = { readonly bom: boolean; readonly crlf: boolean };

/** The style of a new file. */
export const plainStyle: TextStyle = { bom: false, crlf: false };

/** A file's text with LF and without a byte order mark, so that a style does not count as a change of every line. */
export type StyledText = { readonly text: string; readonly style: TextStyle };

/** Decodes a file; undefined if it is binary: if it has a NUL or is not UTF-8. */
export function readText(bytes: Uint8Array): StyledText | undefined {
  const raw = decoded(bytes);
  if (raw === undefined || raw.includes('\0')) return undefined;
  const bom = raw.startsWith('\uFEFF');
  const body = bom ? raw.slice(1) : raw;
  // If endings are mixed, each stays part of its line.
  const crlf = body.includes('\r\n') && !/(^|[^\r])\n/.test(body) && !/\r(?!\n)/.test(body);
  return { text: crlf ? body.replaceAll('\r\n', '\n') : body, style: { bom, crlf } };
}

/** Encodes a text in the given style. */
export function inStyle(text: string, { bom, crlf }: TextStyle): Buffer {
  return Buffer.from((bom ? '\uFEFF' : '') + (crlf ? text.replaceAll('\n', '\r\n') : text));
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
