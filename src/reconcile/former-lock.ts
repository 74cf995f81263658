/** A line of the first format of locks: `z` is the text, deflated (RFC 1951) and in base64. */
export type FormerEntry = { id: string; sha256: string; x?: true; z: string };

/** No rendered file was anywhere near this, so a blob that unpacks to more is not ours. */
const maxBytes = 8 * 1024 * 1024;

/** The text in such a line, undefined where it does not match its hash. What reads it is slow to load, and needed once a project. */
export function formerText({ sha256, z }: FormerEntry): string | undefined {
  const { createHash } = process.getBuiltinModule('node:crypto');
  const { inflateRawSync } = process.getBuiltinModule('node:zlib');
  try {
    const bytes = inflateRawSync(Buffer.from(z, 'base64'), { maxOutputLength: maxBytes });
    return createHash('sha256').update(bytes).digest('hex') === sha256 ? bytes.toString('utf8') : undefined;
  } catch {
    return undefined;
  }
}
