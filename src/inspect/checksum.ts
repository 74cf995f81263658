import { crc32 } from 'node:zlib';

/**
 * The CRC-32 of bytes, in hexadecimal digits, and how many they are: tells an edit, or damage, from none. Whoever can write a lock or a
 * journal could write any other checksum into it too, so that a cryptographic one would guard against nobody, and node:crypto takes
 * twice as long to load.
 */
export function checksum(bytes: Uint8Array | string): string {
  const length = typeof bytes === 'string' ? Buffer.byteLength(bytes) : bytes.length;
  return `${crc32(bytes).toString(16).padStart(8, '0')}-${length}`;
}

/** Gives the checksum of bytes when it is asked for, once made: most files are only compared with texts. */
export function checksumLater(bytes: Uint8Array): () => string {
  let known: string | undefined;
  return () => {
    known ??= checksum(bytes);
    return known;
  };
}
