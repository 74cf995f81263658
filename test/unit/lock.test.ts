import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { unsafe } from '../../src/apply/paths.ts';
import { checksum } from '../../src/inspect/checksum.ts';
import type { Failure } from '../../src/language/failure.ts';
import type { Baseline } from '../../src/reconcile/lock.ts';
import { lockText, lockWithFormer, parseLock } from '../../src/reconcile/lock.ts';

const file = (content: string, id = 'T') => ({
  id,
  checksum: checksum(content),
  executable: false,
  content,
});
const baseline = (files: Record<string, string>): Baseline => ({
  version: '0.1.0',
  files: new Map(Object.entries(files).map(([path, content]) => [path, file(content)])),
});
const none = parseLock(undefined, unsafe);
const lock = (files: Record<string, string>) => lockText(baseline(files), none);

describe('the lock', () => {
  it('gives back any baseline', () => {
    const entry = fc.record({
      id: fc.string(),
      content: fc.string({ unit: 'binary' }).map((text) => text.toWellFormed()),
      executable: fc.boolean(),
    });
    const path = fc.stringMatching(/^[a-z]{1,9}(\/[a-z.]{0,5}[a-z])?$/);
    fc.assert(
      fc.property(fc.dictionary(path, entry), (entries) => {
        const files = new Map(
          Object.entries(entries).map(([name, given]) => [name, { ...given, checksum: checksum(given.content) }]),
        );
        const given: Baseline = { version: '1.2.3', files };
        const read = parseLock(lockText(given, none), unsafe);
        assert.deepEqual([read.baseline, read.damaged], [given, false]);
        // The same baseline again is the same text, though the blobs are taken over.
        assert.equal(lockText(read.baseline, read), lockText(given, none));
      }),
      { numRuns: 200 },
    );
  });
  it('has a line for each file, so that branches conflict in few lines', () => {
    assert.equal(
      lock({ a: 'x', b: 'y' })
        .split('\n')
        .filter((line) => line.includes('"base64"')).length,
      2,
    );
  });
  it('that is not one counts as none, and is damaged', () => {
    for (const text of ['', 'no JSON', '[]', '{}', '{"lock":0,"files":{}}']) {
      const read = parseLock(text, unsafe);
      assert.deepEqual([read.baseline.files.size, read.damaged], [0, true], text);
    }
  });
  it('with a text that does not match its checksum does not know that text, and keeps the rest', () => {
    const read = parseLock(lock({ a: 'x', b: 'y' }).replace(checksum('x'), checksum('z')), unsafe);
    assert.equal(read.baseline.files.get('a')?.content, undefined);
    assert.equal(read.baseline.files.get('b')?.content, 'y');
    assert.equal(read.damaged, true);
  });
  it('with an entry that is none keeps the rest', () => {
    const read = parseLock(lock({ a: 'x', b: 'y' }).replace(/"a": \{.*\}/, '"a": 7'), unsafe);
    assert.deepEqual([[...read.baseline.files.keys()], read.damaged], [['b'], true]);
  });
  it('of the first format gives the same baseline, but for a text that is damaged', () => {
    const entry = (content: string) => ({
      id: 'T',
      sha256: createHash('sha256').update(content).digest('hex'),
      z: deflateRawSync(content).toString('base64'),
    });
    const files = {
      a: entry('x\n'),
      b: { ...entry('y\n'), x: true },
      c: { ...entry('z\n'), sha256: entry('?').sha256 },
    };
    const read = parseLock(JSON.stringify({ lock: 1, generator: '0.1.0', files }), unsafe);
    assert.deepEqual(
      [...read.baseline.files].map(([path, { content, executable }]) => [path, content, executable]),
      [
        ['a', 'x\n', false],
        ['b', 'y\n', true],
        ['c', undefined, false],
      ],
    );
    assert.equal(read.damaged, true);
    const { c: _, ...whole } = files;
    const again = parseLock(JSON.stringify({ lock: 1, generator: '0.1.0', files: whole }), unsafe);
    assert.equal(again.damaged, false);
    assert.deepEqual(parseLock(lockText(again.baseline, again), unsafe).baseline, again.baseline);
  });
  it('of a newer format is refused', () => {
    assert.throws(
      () => parseLock('{"lock":3}', unsafe),
      (error: Failure) => error.status === 2 && error.problem.key === 'lock.newer',
    );
  });
  it('with git’s markers is refused as a conflict', () => {
    const text = `<<<<<<< HEAD\n${lock({ a: 'x' })}=======\n${lock({ a: 'y' })}>>>>>>> branch\n`;
    assert.throws(
      () => parseLock(text, unsafe),
      (error: Failure) => error.status === 3 && error.problem.key === 'lock.markers',
    );
  });
  it('with a path that leaves the project is refused as wrong input', () => {
    for (const path of [
      '../x',
      '/etc/passwd',
      'a/../../x',
      '.git/config',
      'C:/x',
      'a\\\\..\\\\x',
      '.go-container.tmp/x',
      '.go-container.lock',
      '.yo-rc.json',
    ]) {
      const text = lock({ PATH: 'x' }).replace('"PATH"', `"${path}"`);
      assert.throws(
        () => parseLock(text, unsafe),
        (error: Failure) => error.status === 2 && error.problem.key === 'lock.path',
        path,
      );
    }
  });
  it('with CRLF and a byte order mark is the same', () => {
    const read = parseLock(`\uFEFF${lock({ a: 'x' }).replaceAll('\n', '\r\n')}`, unsafe);
    assert.equal(read.baseline.files.get('a')?.content, 'x');
  });
  it('takes the old lines of files that were left alone', () => {
    const amended = parseLock(
      lockWithFormer(lock({ a: '2', b: '2', c: '2' }), lock({ a: '1', b: '1' }), ['b', 'c']),
      unsafe,
    );
    const contents = [...amended.baseline.files].map(([path, { content }]) => [path, content]);
    assert.deepEqual(contents, [
      ['a', '2'],
      ['b', '1'],
    ]);
  });
});
