import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { unsafe } from '../../src/apply/paths.ts';
import { checksum } from '../../src/inspect/checksum.ts';
import type { Failure } from '../../src/language/failure.ts';
import type { Baseline } from '../../src/reconcile/baseline.ts';
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
  it('with git’s markers is refused as a conflict', () => {
    const text = `<<<<<<< HEAD\n${lock({ a: 'x' })}=======\n${lock({ a: 'y' })}>>>>>>> branch\n`;
    assert.throws(
      () => parseLock(text, unsafe),
      (error: Failure) => error.status === 3 && error.told.key === 'lock.markers',
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
        (error: Failure) => error.status === 2 && error.told.key === 'lock.path',
        path,
      );
    }
  });
  it('with CRLF is the same', () => {
    const read = parseLock(lock({ a: 'x' }).replaceAll('\n', '\r\n'), unsafe);
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
