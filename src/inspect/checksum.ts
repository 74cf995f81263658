/** A prime, so that every byte counts: what is left of a division by it tells two texts apart but once in 2^61. */
const prime = 2n ** 61n - 1n;

/**
 * What tells an edit, or damage, from none: the bytes as one number modulo a prime, and how many they are. Whoever can write a lock or
 * a journal could write any other checksum into it too, so that a cryptographic one would guard against nobody; and to load
 * node:crypto, or node:zlib with its CRC-32, takes longer than all else that a run does with its files.
 */
export function checksum(bytes: Uint8Array | string): string {
  const buffer =
    typeof bytes === 'string' ? Buffer.from(bytes) : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const residue = BigInt(`0x0${buffer.toString('hex')}`) % prime;
  return `${residue.toString(16).padStart(16, '0')}-${buffer.length}`;
}
