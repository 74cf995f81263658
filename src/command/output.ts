import { writeSync } from 'node:fs';

export const standardOutput = 1;
export const standardError = 2;

/**
 * Writes a text to an open file, all of it before it returns. Node's own streams take two milliseconds to open. Whoever reads may stop
 * reading, as `head` does; that changes nothing about what was done. Fails where the system does.
 */
export function writeText(descriptor: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(descriptor, bytes, at);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EPIPE') return;
      // A pipe that is full, and that whoever opened it wants no waiting for.
      if (code !== 'EAGAIN') throw error;
      wait(5);
    }
  }
}

function wait(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
