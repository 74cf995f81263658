import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { foldersIn } from '../../src/ask/each.ts';
import { parseFlags } from '../../src/ask/flags.ts';
import { languages } from '../../src/language/language.ts';
import { shortened, width } from '../../src/language/width.ts';
import { type Counts, prefixOf, resultsOf } from '../../src/report/each-outcome.ts';
import { progressLine } from '../../src/report/progress-line.ts';

const list = (text: string) => foldersIn(Buffer.from(text));
const each = (...args: string[]) => parseFlags(args).run.each;

describe('the folders of --each', () => {
  it('are all that stands behind it and is no flag', () => {
    assert.deepEqual(each('update', '--each', 'a', 'b', '--port=1', 'c', '--each=d', '--json'), ['a', 'b', 'c', 'd']);
    assert.deepEqual(parseFlags(['update', '--each', 'check', 'docker']).positionals, ['update']);
    assert.deepEqual(each('update', '--each', '-'), ['-']);
    assert.deepEqual(each('update', '--each', 'a', '--', '--b'), ['a', '--b']);
    assert.equal(each('update'), undefined);
  });
  it('are taken from a list as it was written: by NUL where there is one, else by lines', () => {
    const name = fc.string({ unit: 'binary', minLength: 1 }).filter((text) => !/[\0\uFEFF]|\p{Surrogate}/u.test(text));
    fc.assert(
      fc.property(fc.array(name, { minLength: 1 }), (names) => {
        assert.deepEqual(list(`${names.join('\0')}\0`), names);
        const lines = names.filter((text) => !/[\r\n]/.test(text));
        assert.deepEqual(list(lines.join('\n')), lines);
        assert.deepEqual(list(`${lines.join('\r\n')}\r\n`), lines);
      }),
    );
  });
});

describe('the progress line', () => {
  const some: Counts = new Map([
    ['unchanged', 240],
    ['updated', 31],
    ['conflict', 2],
    ['failed', 1],
  ]);
  const line = (columns: number, path = 'services/orders') =>
    progressLine({ command: 'update', done: 274, count: 300, path, counts: some }, columns, 'en');
  it('says how far a run is, what became of those before, and whose turn it is', () => {
    assert.equal(line(79), '275/300  unchanged: 240, updated: 31, conflict: 2, failed: 1  services/orders');
  });
  it('leaves out what went well where there is not enough room, then all counts, then the start of the path', () => {
    assert.equal(line(60), '275/300  conflict: 2, failed: 1  services/orders');
    assert.equal(line(39), '275/300  conflict: 2, failed: 1  …rders');
    assert.equal(line(30), '275/300  services/orders');
    assert.equal(line(20), '275/300  …ces/orders');
    assert.equal(line(5), '275/…');
  });
  it('counts the columns of wide characters', () => {
    assert.equal(line(20, '服务/订单服务'), '275/300  …/订单服务');
    assert.equal(line(19, '服务/订单服务'), '275/300  …/订单服务');
    assert.equal(line(18, '服务/订单服务'), '275/300  …订单服务');
  });
  it('never takes more columns than there are, whatever a folder is called, and steers no terminal', () => {
    const path = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.constant('\u001b[2J\n订'));
    const counts = fc
      .array(fc.tuple(fc.constantFrom(...resultsOf.update, ...resultsOf.check), fc.nat(100000)))
      .map((pairs): Counts => new Map(pairs));
    const progress = fc.record({
      command: fc.constantFrom('check' as const, 'update' as const),
      done: fc.nat(100000),
      count: fc.nat(100000),
      path,
      counts,
    });
    fc.assert(
      fc.property(
        progress,
        fc.integer({ min: 0, max: 200 }),
        fc.constantFrom(...languages),
        (state, columns, language) => {
          const text = progressLine(state, columns, language);
          assert.ok(width(text) <= columns, JSON.stringify(text));
          assert.equal(stripVTControlCharacters(text), text);
          assert.doesNotMatch(text, /\p{Cc}/u);
        },
      ),
    );
  });
});

describe('a path in a table', () => {
  it('stands in front of its files in a diff', () => {
    const paths = ['.', './', 'a', './a/', 'a//b', '/a/b/', '../a', '/'];
    assert.deepEqual(paths.map(prefixOf), ['', '', 'a/', 'a/', 'a/b/', 'a/b/', '../a/', '']);
  });
  it('is cut where it is asked to be', () => {
    assert.deepEqual([shortened('abcdef', 4, 'end'), shortened('abcdef', 4, 'start')], ['abc…', '…def']);
    assert.deepEqual(
      [shortened('abcd', 4, 'end'), shortened('abcd', 1, 'start'), shortened('abcd', 0, 'end')],
      ['abcd', '…', ''],
    );
  });
});
