/**
 * The largest prime of 64 bits: what is left of a division by it differs for two texts but once in 2^64. Not one such as 2^61 - 1, for
 * which bytes that change place with others 61 further on would be the same.
 */
const prime = 2n ** 64n - 59n;

/**
 * Returns a checksum that detects edits and damage: the bytes as one number modulo a prime, and their count. Whoever can write a lock or
 * a journal could write any other checksum into it too, so that a cryptographic one would guard against nobody; and to load
 * node:crypto, or node:zlib for its CRC-32, takes longer than all that a first run has to sum up.
 */
export function checksum(bytes: Uint8Array | string): string {
  const buffer =
    typeof bytes === 'string' ? Buffer.from(bytes) : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const residue = BigInt(`0x0${buffer.toString('hex')}`) % prime;
  return `${residue.toString(16).padStart(16, '0')}-${buffer.length}`;
}

/** Gives the checksum of bytes when it is asked for, once made. */
export function checksumLater(bytes: Uint8Array): () => string {
  let known: string | undefined;
  return () => {
    known ??= checksum(bytes);
    return known;
  };
}
