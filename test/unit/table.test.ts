import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { languages } from '../../src/language/language.ts';
import { message } from '../../src/language/message.ts';
import { shortenedInside, width } from '../../src/language/width.ts';
import type { Change } from '../../src/reconcile/change.ts';
import { plainLook, wantsColours } from '../../src/report/look.ts';
import { fileTable } from '../../src/report/table.ts';

const changeOf = (path: string, status: Change['status'], at: string): Change => {
  const why = message('why.renamedOnto', { from: at });
  return { path, status, why, before: undefined, after: undefined, operations: [], baseline: undefined };
};
const changes = [changeOf('a', 'unchanged', 'x'), changeOf('b/c', 'conflict', 'x'), changeOf('d', 'kept', 'x')];

describe('the table of files', () => {
  it('shows what changes, counts the rest, and shows all with --verbose', () => {
    const rows = (verbose: boolean) => fileTable(changes, 'en', { ...plainLook, verbose }).split('\n');
    assert.deepEqual([rows(false).length, rows(true).length], [3, 4]);
    assert.match(rows(false)[1] ?? '', /^conflict {2}b\/c {3}/);
    assert.equal(rows(false)[2], 'Unchanged files: 2 (list them with --verbose)');
    assert.equal(fileTable([changeOf('a', 'unchanged', 'x')], 'en'), '');
  });
  it('fits the terminal for any names and reasons, and marks what it leaves out', () => {
    const name = fc.stringMatching(/^[a-z订单/ .-]{1,200}$/);
    const colours = [true, false];
    fc.assert(
      fc.property(
        name,
        name,
        fc.constantFrom(...languages),
        fc.constantFrom(80, 120),
        (path, at, language, columns) => {
          const rows = [changeOf(path, 'conflict', at), changeOf('x', 'new', 'y')];
          const [coloured, plain] = colours.map((on) =>
            fileTable(rows, language, { columns, colours: on, verbose: false }),
          );
          assert.equal(stripVTControlCharacters(coloured ?? ''), plain);
          for (const line of (plain ?? '').split('\n')) assert.ok(width(line) < columns, line);
          const whole = fileTable(rows, language);
          const words = (text: string) => text.replace(/\s/g, '');
          // Each character is shown, or an ellipsis stands for the missing ones.
          if (!(plain ?? '').includes('…')) assert.equal([...words(plain ?? '')].length, [...words(whole)].length);
        },
      ),
      { numRuns: 200 },
    );
  });
  it('leaves out the middle of a text', () => {
    assert.deepEqual([shortenedInside('abcdefgh', 5), shortenedInside('abc', 3)], ['ab…gh', 'abc']);
  });
});

describe('colours', () => {
  for (const [environment, isTerminal, expected] of [
    [{}, true, true],
    [{}, false, false],
    [{ NO_COLOR: '1' }, true, false],
    [{ NO_COLOR: '' }, true, true],
    [{ FORCE_COLOR: '1' }, false, true],
    [{ FORCE_COLOR: '0' }, true, false],
    [{ TERM: 'dumb' }, true, false],
  ] as const) {
    it(`${JSON.stringify(environment)} on ${isTerminal ? 'a terminal' : 'a pipe'}: ${expected}`, () => {
      assert.equal(wantsColours(environment, isTerminal), expected);
    });
  }
});
