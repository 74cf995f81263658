import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { checksum } from '../../src/inspect/checksum.ts';

const bytes = fc.uint8Array({ minLength: 1, maxLength: 400 });

describe('the checksum of a file', () => {
  it('is that of its bytes, given as text or not', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => checksum(text) === checksum(Buffer.from(text))));
  });
  it('counts zeros at the start', () => assert.notEqual(checksum('\0a'), checksum('a')));
  it('changes with any byte, and where two change places, at any distance', () => {
    fc.assert(
      fc.property(bytes, fc.nat(), fc.nat(), fc.integer({ min: 1, max: 255 }), (given, i, j, by) => {
        const [at, other] = [i % given.length, j % given.length];
        const [one = 0, two = 0] = [given[at], given[other]];
        const edited = given.with(at, (one + by) % 256);
        assert.notEqual(checksum(edited), checksum(given));
        if (one !== two) assert.notEqual(checksum(given.with(at, two).with(other, one)), checksum(given));
      }),
      { numRuns: 2000 },
    );
  });
  it('changes where lines change places', () => {
    const lines = Array.from({ length: 80 }, (_, at) => `${String(at).padStart(60, 'x')}\n`);
    for (let at = 1; at < lines.length; at += 1) {
      const moved = [...lines.slice(at), ...lines.slice(0, at)].join('');
      assert.notEqual(checksum(moved), checksum(lines.join('')));
    }
  });
});
