import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { type Language, languages } from '../../src/language/language.ts';
import { message } from '../../src/language/message.ts';
import { shortenedInside, width } from '../../src/language/width.ts';
import type { Measurement } from '../../src/measure/measure.ts';
import type { Result } from '../../src/mirrors/probe/candidate.ts';
import type { Change } from '../../src/reconcile/change.ts';
import { eachText } from '../../src/report/each-report.ts';
import { plainLook, wantsColours } from '../../src/report/look.ts';
import { measuredText } from '../../src/report/mirror-report.ts';
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

describe('the table of many projects', () => {
  const path = `services/${'a-long-name/'.repeat(8)}orders`;
  const outcome = {
    kind: 'skipped',
    path,
    folder: path,
    why: message('each.twice', { path: 'services/another/name/of/the/same/directory' }),
  } as const;
  const textOf = (language: Language, columns: number | undefined) => {
    const facts = { command: 'update', language, diff: false, dryRun: true, columns } as const;
    const each = eachText(facts);
    each.entry(outcome);
    each.entry({ ...outcome, path: 'b' });
    return each.tail({ counts: new Map([['skipped', 2]]), status: 2, notReached: ['c'] });
  };
  for (const language of languages) {
    it(`fits the terminal, with every sentence below it (${language})`, () => {
      for (const columns of [60, 80, 120]) {
        for (const line of textOf(language, columns).split('\n')) assert.ok(width(line) < columns, line);
      }
      assert.ok(textOf(language, undefined).includes(path));
    });
  }
});

describe('the table of mirrors', () => {
  it('fits the terminal, and keeps its columns over all kinds', () => {
    const candidate = {
      name: 'daocloud',
      address: 'm.daocloud.io/docker.io',
      isOwn: false,
      isConfirmed: false,
      isForMembers: true,
    };
    const works = { works: true, milliseconds: 1234, notes: [message('note.members')] } as const;
    const fails = {
      works: false,
      problem: message('failure.read', { file: 'f'.repeat(90), reason: 'it is slow' }),
    } as const;
    const results = [
      { ...candidate, kind: 'docker.io', ...works },
      {
        ...candidate,
        kind: 'goproxy',
        name: 'a',
        address: `https://${'long.'.repeat(20)}example.com`,
        ...works,
        milliseconds: 9,
      },
      { ...candidate, kind: 'goproxy', name: 'upstream', ...fails },
    ] as unknown as readonly Result[];
    const images = { 'docker.io': Array.from({ length: 9 }, (_, i) => `library/golang:1.2${i}-alpine`), 'gcr.io': [] };
    const wanted = { images, module: { path: 'golang.org/x/text', version: 'v0.3.8' } };
    const choice = {
      values: { goProxy: `https://${'long.'.repeat(9)}example.com|direct` },
      none: ['goproxy'],
      sumdbThrough: 'a',
    };
    const measured = { kinds: ['docker.io', 'goproxy'], seconds: 3, results, wanted, choice } as unknown as Measurement;
    for (const language of languages) {
      for (const columns of [80, 120]) {
        const text = measuredText(measured, 'show', language, columns);
        const table = text.slice(0, text.indexOf('--go-proxy'));
        for (const line of table.split('\n')) assert.ok(width(line) < columns, line);
        const times = [...text.matchAll(/^.*(?= ms )/gm)].map(([line]) => width(line));
        assert.equal(new Set(times).size, 1, text);
      }
    }
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
