import { crc32 } from 'node:zlib';

/**
 * The CRC-32 of bytes, in hexadecimal digits, and how many they are: tells an edit, or damage, from none. Whoever can write a
 * lock or a journal could write any other checksum into it too, so that a cryptographic one would guard against nobody; to load
 * node:crypto takes longer than all else that a run does with its files.
 */
export function checksum(bytes: Uint8Array | string): string {
  const length = typeof bytes === 'string' ? Buffer.byteLength(bytes) : bytes.length;
  return `${crc32(bytes).toString(16).padStart(8, '0')}-${length}`;
}
