import { type Message, message } from '../language/message.ts';

/** A file of certificates: its problem, undefined if it has none, and when the first certificate expires. */
export type CaCertificate = { readonly problem: Message | undefined; readonly expires: Date | undefined };

/**
 * Looks at the PEM file (RFC 7468) whose certificates are to be trusted. A private key beside them is refused, as every layer
 * can be read by everybody who has the image.
 */
export function caCertificateIn(bytes: Uint8Array, file: string): CaCertificate {
  const text = Buffer.from(bytes).toString('latin1');
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text)) {
    return { problem: message('caCertificate.privateKey', { file }), expires: undefined };
  }
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? [];
  const ends = blocks.map(endOf);
  if (ends.length === 0 || ends.includes(undefined)) {
    return { problem: message('caCertificate.none', { file }), expires: undefined };
  }
  const [expires] = (ends as Date[]).sort((a, b) => a.getTime() - b.getTime());
  return { problem: undefined, expires };
}

function endOf(block: string): Date | undefined {
  // Seldom needed, and slow to load.
  const { X509Certificate } = process.getBuiltinModule('node:crypto');
  try {
    return new Date(new X509Certificate(block).validTo);
  } catch {
    return undefined;
  }
}
