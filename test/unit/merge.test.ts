import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { lightLines } from '../../src/reconcile/comment-lines.ts';
import { findHunks, splitLines } from '../../src/reconcile/line-diff.ts';
import { findLeftoverConflicts, leftoverMarker, withMarkers } from '../../src/reconcile/markers.ts';
import { mergeLines, takeSide } from '../../src/reconcile/merge.ts';
import { gitKnowsZdiff3, gitMerges } from './merge/git.ts';
import { lostLines } from './merge/lost.ts';

const labels = { mine: 'mine', base: 'base', theirs: 'theirs' };

/** 'abc' is a file of three lines; a '!' at its end takes the last line's newline away. */
function file(letters: string): string {
  const lines = [...letters.replace('!', '')].map((letter) => `${letter}\n`).join('');
  return letters.endsWith('!') ? lines.slice(0, -1) : lines;
}

/** In the same letters, a conflict as <mine|base=theirs>. */
function merged(base: string, mine: string, theirs: string, isLight?: (line: string) => boolean): string {
  const merge = mergeLines(file(base), file(mine), file(theirs), isLight);
  const short = (lines: readonly string[]) => {
    const text = lines.join('');
    return text === '' || text.endsWith('\n') ? text.replaceAll('\n', '') : `${text.replaceAll('\n', '')}!`;
  };
  if (!merge.conflict) return short([merge.text]);
  return merge.regions
    .map((region) =>
      region.kind === 'settled'
        ? short(region.lines)
        : `<${short(region.mine)}|${short(region.base)}=${short(region.theirs)}>`,
    )
    .join('');
}

type Row = readonly [rule: string, base: string, mine: string, theirs: string, expected: string];

const rows: readonly Row[] = [
  ['changes apart are both taken', 'abcde', 'Abcde', 'abcdE', 'AbcdE'],
  ['one unchanged line between two changes is enough', 'abc', 'Abc', 'abC', 'AbC'],
  ['changes that touch are a conflict', 'ab', 'Ab', 'aB', '<Ab|ab=aB>'],
  ['changes that touch are a conflict, the other side first', 'ab', 'aB', 'Ab', '<aB|ab=Ab>'],
  ['a line added below a changed one is a conflict', 'ab', 'Ab', 'axb', '<A|a=ax>b'],
  ['a line added above a changed one is a conflict', 'ab', 'aB', 'axb', 'a<B|b=xb>'],
  ['a line added below a removed one is a conflict', 'a', '', 'ax', '<|a=ax>'],
  ['different lines added at one place are a conflict', 'ab', 'axb', 'ayb', 'a<x|=y>b'],
  ['lines added at two places are both taken', 'abc', 'axbc', 'abyc', 'axbyc'],
  ['the same change on both sides is one', 'abc', 'aXc', 'aXc', 'aXc'],
  ['the same change beside a change of one side', 'abcde', 'aXcde', 'aXcdE', 'aXcdE'],
  ['the same lines added on both sides are one', 'ab', 'axyb', 'axyb', 'axyb'],
  ['the same lines added, and more of one side elsewhere', 'abc', 'axbc', 'axbcz', 'axbcz'],
  ['the same line removed on both sides', 'abcd', 'acd', 'acD', 'acD'],
  ['removed on one side', 'abc', 'ac', 'abc', 'ac'],
  ['removed on one side, changed on the other', 'abc', 'ac', 'aBc', 'a<|b=B>c'],
  ['removed on one side, changed inside on the other', 'abcde', 'ae', 'abCde', 'a<|bcd=bCd>e'],
  ['what both begin with is settled', 'abc', 'axyc', 'axzc', 'ax<y|b=z>c'],
  ['what both end with is settled', 'abc', 'ayxc', 'azxc', 'a<y|b=z>xc'],
  ['one side begins as the whole other', 'abc', 'axc', 'axyc', 'ax<|b=y>c'],
  ['head and tail are not counted twice', 'abc', 'axxc', 'axc', 'ax<x|b=>c'],
  ['one change over two of the other side is one conflict', 'abcde', 'XYZVW', 'aBcDe', '<XYZVW|abcde=aBcDe>'],
  ['a chain of changes is one conflict', 'abcdef', 'ABcDEf', 'abCdef', '<ABcDE|abcde=abCde>f'],
  ['two conflicts and what is between', 'abcde', 'AbcdE', 'XbcdY', '<A|a=X>bcd<E|e=Y>'],
  ['all lines changed by both', 'ab', 'xy', 'zv', '<xy|ab=zv>'],
  ['both files new', '', 'ab', 'ac', 'a<b|=c>'],
  ['one side emptied, the other changed', 'ab', '', 'aB', '<|ab=aB>'],
  ['one side emptied, the other as it was', 'ab', '', 'ab', ''],
  ['both sides emptied', 'ab', '', '', ''],
  // The final newline.
  ['final newline taken away', 'abc', 'abc!', 'Abc', 'Abc!'],
  ['final newline taken away by the other side', 'abc', 'Abc', 'abc!', 'Abc!'],
  ['final newline added', 'abc!', 'abc', 'Abc!', 'Abc'],
  ['no side has one', 'abc!', 'abc!', 'Abc!', 'Abc!'],
  ['taken away by both', 'abc', 'abc!', 'Abc!', 'Abc!'],
  ['taken away, and the last line changed', 'abc', 'abc!', 'abC', 'ab<c!|c=C>'],
  ['the same last line with and without', 'abc', 'abC', 'abC!', 'ab<C|c=C!>'],
  ['a line added after a last line without one', 'axb!', 'axbc', 'Xxb!', 'Xxbc'],
  ['a line added after it changes that line', 'ab!', 'abc', 'Xb!', '<abc|ab!=Xb!>'],
  ['a line added after it by both', 'ab!', 'abc', 'abd!', 'ab<c|b!=d!>'],
  ['taken away, a line added below', 'abc', 'abc!', 'abcd', 'ab<c!|c=cd>'],
  // Where a change can stand in several places, it has to be the place that git takes.
  ['a block again below itself and a change inside it', 'bbb', 'bb', 'bfb', 'b<|bb=f>b'],
  ['equal lines removed: the last of them, with the group above it', 'baa', 'a', 'ax', 'ax'],
  ['equal lines removed, meeting an added one', 'ca', 'a', 'aa', '<|c=a>a'],
  ['groups that join on their way', 'addcdc', 'aaddc', 'c', '<aadd|addcdc=>c'],
  ['equal lines added', 'bc', 'dbb', 'b', 'dbb'],
  ['a line moved down by one side, removed by the other', 'cb', 'acc', 'c', 'acc'],
  ['two lines swapped, one of them removed', 'cd', 'dc', 'd', 'dc'],
  ['one of two equal lines kept', 'cca', 'a', 'ac', 'ac'],
  ['a repeated block in a repeated block', 'abcdefcg', 'abcdefbcdecG!', 'abcdefbcdecg', 'abcdefbcdecG!'],
  ['a line that the other file has only at its end', 'ddeec', 'de', 'e', '<d|ddeec=>e'],
  ['the same line removed, and more added by one side', 'cd', 'd', 'da', 'da'],
  ['a line that the other file lacks between known ones', 'b', 'xbby', 'bx', 'xb<by|=x>'],
  ['a frequent line among changed ones is changed with them', 'bbbb', 'b', 'ebzz', 'eb<|bbb=zz>'],
  ['a frequent line with matched ones around it is not', 'cd', 'd', 'ddc', 'ddc'],
  ['frequent lines on both sides of a change', 'aa', 'xay', 'a', 'xa<y|a=>'],
  ['a frequent line alone among many changed ones', 'aaaa', 'bcdaefgh', 'a', '<bcdaefgh|aaaa=a>'],
  ['a frequent line with changed ones on one side only', 'abbbb', 'cdefghiba', 'b', '<cdefghi|abbb=>ba'],
  ['frequent lines that are a quarter of the changed ones', 'aaaba', 'ca', 'bdefaghi', '<c|aaab=bdef>aghi'],
  ['a frequent line after the common end', 'abaaabbb', 'bb', 'bcdefghaijklb', 'bcdefghaijklb'],
  ['a frequent line after the common beginning', 'aaaa', 'aa', 'abcdefagh', 'a<a|aaa=bcdefagh>'],
  ['the same change, placed in two ways', 'bcc', 'bc', 'ybbc', 'ybbc<|cc=>'],
  ['many of one line', 'bc', 'b', 'cbbcccccc', 'cbb<|c=cccccc>'],
];

describe('mergeLines', () => {
  for (const [rule, base, mine, theirs, expected] of rows) {
    test(`${rule}: ${base}, ${mine}, ${theirs}`, () => {
      assert.equal(merged(base, mine, theirs), expected);
    });
  }

  test('the table is what git says', { skip: !gitKnowsZdiff3() && 'no git >= 2.35' }, async () => {
    const pairs = rows.map(([, base, mine, theirs]) => ({ base: file(base), mine: file(mine), theirs: file(theirs) }));
    for (const [index, git] of (await gitMerges(pairs)).entries()) {
      const pair = pairs[index];
      assert.ok(pair);
      const merge = mergeLines(pair.base, pair.mine, pair.theirs);
      const text = merge.conflict ? withMarkers(merge.regions, labels) : merge.text;
      assert.deepEqual({ conflict: merge.conflict, text }, git, rows[index]?.[0]);
    }
  });

  test('up to 512 edits in one place are told apart; with more, all lines count as changed', () => {
    const swapped = (count: number) => {
      const pairs = Array.from({ length: count }, (_, index) => [`a${index}\n`, `b${index}\n`, `${index}\n`]);
      return findHunks(
        pairs.flat(),
        pairs.flatMap(([a = '', b = '', same = '']) => [b, a, same]),
      );
    };
    // Each swap is a removal and an addition, and the search goes from both ends.
    assert.equal(swapped(256).length, 512);
    assert.deepEqual(swapped(257), [{ start: 0, end: 770, otherStart: 0, otherEnd: 770 }]);
  });

  test('one side of the conflicts, and what is settled of both', () => {
    const merge = mergeLines(file('abcde'), file('AbcdX'), file('abCdY!'));
    assert.ok(merge.conflict);
    assert.equal(takeSide(merge.regions, 'mine'), file('AbCdX'));
    assert.equal(takeSide(merge.regions, 'theirs'), file('AbCdY!'));
  });

  test('long and hopeless files take less than a second', () => {
    const numbers = Array.from({ length: 5000 }, (_, index) => index);
    const text = (line: (index: number) => unknown) => numbers.map((index) => `${line(index)}\n`).join('');
    const cases = {
      'all lines changed': [text((n) => n), text((n) => `mine ${n}`), text((n) => `theirs ${n}`)],
      reordered: [text((n) => n), text((n) => (n * 3779) % 5000), text((n) => (n * 1237) % 5000)],
      'few different lines': [text((n) => (n * n) % 7), text((n) => (n * n) % 11), text((n) => (n * n * n) % 13)],
      'every second line blank': [1, 2, 3].map((side) => text((n) => (n % 2 === 0 ? '' : `${side} ${n}`))),
      'one line again and again': [text(() => 'a'), text(() => 'a').repeat(2), `${text(() => 'a')}b\n`],
    };
    for (const [name, [base = '', mine = '', theirs = '']] of Object.entries(cases)) {
      const start = performance.now();
      const merge = mergeLines(base, mine, theirs);
      assert.ok(performance.now() - start < 1000, name);
      if (merge.conflict) {
        const known = new Set([base, mine, theirs].join('').split('\n'));
        assert.ok(
          takeSide(merge.regions, 'mine')
            .split('\n')
            .every((line) => known.has(line)),
          name,
        );
      }
    }
    const [base = '', mine = '', theirs = ''] = cases.reordered;
    const given = mergeLines(base, mine, theirs);
    assert.ok(given.conflict);
    assert.equal(takeSide(given.regions, 'mine'), mine);
    assert.equal(takeSide(given.regions, 'theirs'), theirs);
  });
});

/** Few different lines, so that the same ones stand in several places; sometimes without a final newline. */
const anyText = fc
  .tuple(fc.array(fc.constantFrom('a', 'b', 'c', '', '}', '# d'), { maxLength: 14 }), fc.boolean())
  .map(([lines, ended]) =>
    lines
      .map((line) => `${line}\n`)
      .join('')
      .slice(0, ended ? undefined : -1),
  );

const runs = { numRuns: 2000 };

describe('mergeLines, for any texts', () => {
  test('what only one side changed is taken, and so is what both made the same', () => {
    fc.assert(
      fc.property(anyText, anyText, (base, changed) => {
        const expected = { conflict: false, text: changed };
        assert.deepEqual(mergeLines(base, base, changed), expected);
        assert.deepEqual(mergeLines(base, changed, base), expected);
        assert.deepEqual(mergeLines(base, changed, changed), expected);
      }),
      runs,
    );
  });

  test('the same without the short cuts: one more change, far away', () => {
    const far = 'p\nq\nr\n';
    fc.assert(
      fc.property(anyText, anyText, (base, changed) => {
        const mine = mergeLines(`new\n${far}${base}`, `${far}${base}`, `new\n${far}${changed}`);
        assert.deepEqual(mine, { conflict: false, text: `${far}${changed}` });
        const both = mergeLines(`new\n${far}${base}`, `${far}${changed}`, `new\n${far}${changed}`);
        // Rarely the same change is found in two ways; then git asks as well, and either answer is the same text.
        for (const side of ['mine', 'theirs'] as const) {
          assert.equal(both.conflict ? takeSide(both.regions, side) : both.text, `${far}${changed}`);
        }
      }),
      runs,
    );
  });

  test('the sides may be swapped', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (base, one, two) => {
        const merge = mergeLines(base, one, two);
        const swapped = mergeLines(base, two, one);
        assert.equal(swapped.conflict, merge.conflict);
        if (!merge.conflict || !swapped.conflict) return assert.deepEqual(swapped, merge);
        const swappedBack = swapped.regions.map((region) =>
          region.kind === 'settled' ? region : { ...region, mine: region.theirs, theirs: region.mine },
        );
        assert.deepEqual(swappedBack, merge.regions);
      }),
      runs,
    );
  });

  test('a clean merge loses no line that a side wrote', () => {
    const unique = fc.array(
      fc.tuple(fc.nat(20), fc.nat(2), fc.string({ unit: fc.constantFrom('x', 'y', 'z'), minLength: 1 })),
      {
        maxLength: 4,
      },
    );
    const written = (base: string, edits: [number, number, string][]) => {
      const lines = base.split('\n');
      for (const [at, removed, line] of edits) lines.splice(at % (lines.length + 1), removed, line);
      return lines.join('\n');
    };
    fc.assert(
      fc.property(anyText, unique, unique, (base, mineEdits, theirEdits) => {
        const mine = written(base, mineEdits);
        const theirs = written(base, theirEdits);
        const merge = mergeLines(base, mine, theirs);
        if (merge.conflict) {
          assert.deepEqual(lostLines(base, mine, takeSide(merge.regions, 'mine')), []);
          assert.deepEqual(lostLines(base, theirs, takeSide(merge.regions, 'theirs')), []);
        } else
          assert.deepEqual(
            [mine, theirs].flatMap((side) => lostLines(base, side, merge.text)),
            [],
          );
      }),
      runs,
    );
  });

  test('markers are found where they were written, and hold both sides', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (base, mine, theirs) => {
        const merge = mergeLines(base, mine, theirs);
        if (!merge.conflict) return assert.deepEqual(findLeftoverConflicts(merge.text), []);
        const text = withMarkers(merge.regions, labels);
        const found = findLeftoverConflicts(text);
        assert.equal(found.length, merge.regions.filter((region) => region.kind === 'conflict').length);
        assert.equal(decide(text, 'mine'), withNewline(takeSide(merge.regions, 'mine'), text));
        assert.equal(decide(text, 'theirs'), withNewline(takeSide(merge.regions, 'theirs'), text));
      }),
      runs,
    );
  });
});

/** What an editor does: keeps one side's lines of each conflict that is found. */
function decide(text: string, side: 'mine' | 'theirs'): string {
  const dropped = new Set<number>();
  for (const conflict of findLeftoverConflicts(text)) {
    const { mine, base = Number.NaN, theirs, end } = conflict;
    const kept = side === 'mine' ? [mine, base] : [theirs, end];
    for (let line = mine; line <= end; line += 1) {
      if (line <= (kept[0] ?? 0) || line >= (kept[1] ?? 0)) dropped.add(line);
    }
  }
  return splitLines(text)
    .filter((_, index) => !dropped.has(index + 1))
    .join('');
}

/** A conflict at the end of a text gives its sides a final newline; without one there the end stays as it was. */
function withNewline(side: string, marked: string): string {
  const endsInConflict = marked.endsWith(`>>>>>>> ${labels.theirs}\n`);
  return endsInConflict && side !== '' && !side.endsWith('\n') ? `${side}\n` : side;
}

describe('markers', () => {
  const conflict = { kind: 'conflict', mine: ['a\n'], base: ['b\n'], theirs: ['c'] } as const;

  test('have labels, and lines of their own', () => {
    const text = withMarkers([{ kind: 'settled', lines: ['x\n'] }, conflict], {
      mine: 'yours',
      base: 'generated before',
      theirs: 'generated now',
    });
    const expected = 'x\n<<<<<<< yours\na\n||||||| generated before\nb\n=======\nc\n>>>>>>> generated now\n';
    assert.equal(text, expected);
    assert.deepEqual(findLeftoverConflicts(text), [{ mine: 2, base: 4, theirs: 6, end: 8 }]);
  });

  test('a label stays on its line, and an empty one leaves no space behind', () => {
    const text = withMarkers([conflict], { mine: 'a\nb', base: '', theirs: ' ' });
    assert.equal(text, '<<<<<<< a b\na\n|||||||\nb\n=======\nc\n>>>>>>>\n');
    assert.equal(findLeftoverConflicts(text).length, 1);
  });

  const open = '<<<<<<< mine';
  const close = '>>>>>>> theirs';
  const found: readonly (readonly [
    what: string,
    lines: readonly string[],
    conflicts: ReturnType<typeof findLeftoverConflicts>,
  ])[] = [
    ['plain merge style', [open, 'a', '=======', 'b', close], [{ mine: 1, theirs: 3, end: 5 }]],
    [
      'two',
      [open, '=======', close, 'x', open, '=======', close],
      [
        { mine: 1, theirs: 2, end: 3 },
        { mine: 5, theirs: 6, end: 7 },
      ],
    ],
    ['CRLF', [`${open}\r`, '||||||| base\r', '=======\r', `${close}\r`], [{ mine: 1, base: 2, theirs: 3, end: 4 }]],
    [
      'an underlined heading in a side',
      [open, 'Title', '=======', '=======', 'b', close],
      [{ mine: 1, theirs: 3, end: 6 }],
    ],
    ['opened twice', [open, 'a', open, '=======', close], [{ mine: 3, theirs: 4, end: 5 }]],
    ['a base marker below the middle', [open, '=======', '||||||| base', close], [{ mine: 1, theirs: 2, end: 4 }]],
    ['closed twice', [open, '=======', close, 'x', close], [{ mine: 1, theirs: 2, end: 3 }]],
    [
      'opened again after the middle',
      [open, '||||||| base', '=======', open, '=======', close],
      [{ mine: 4, theirs: 5, end: 6 }],
    ],
    ['a heading in Markdown', ['Title', '=======', 'text'], []],
    ['no opening marker', ['a', '=======', 'b', close], []],
    ['no middle marker', [open, 'a', close], []],
    ['no closing marker', [open, 'a', '=======', 'b'], []],
    ['another order', [close, '=======', open], []],
    ['a middle marker before the opening one', ['=======', open, close], []],
    ['a longer line of the sign', ['<<<<<<<< mine', '=======', close], []],
    ['a shorter line of the sign', ['<<<<<< mine', '=======', close], []],
    ['a word right behind the sign', ['<<<<<<<EOF', '=======', close], []],
    ['a longer middle line', [open, '========', close], []],
    ['a middle line with text', [open, '======= x', close], []],
    ['indented', [` ${open}`, ' =======', ` ${close}`], []],
    ['empty text', [''], []],
  ];
  for (const [what, lines, conflicts] of found) {
    test(`left over: ${what}`, () => {
      assert.deepEqual(findLeftoverConflicts(lines.join('\n')), conflicts);
    });
  }
});

describe('a marker that is left', () => {
  const open = '<<<<<<< yours';
  const base = '||||||| generated last time';
  const close = '>>>>>>> generated now';
  const rows: [what: string, lines: string[], line: number | undefined, generated?: string][] = [
    ['a whole conflict', ['a', open, 'b', base, '=======', 'c', close], 2],
    ['all but the first', ['a', 'b', base, 'c', '=======', 'd', close], 3],
    ['all but the base’s', [open, 'b', 'c', '=======', 'd', close], 1],
    ['all but the middle one', [open, 'b', base, 'c', 'd', close], 1],
    ['all but the last', [open, 'b', base, 'c', '=======', 'd'], 1],
    ['the first alone', ['a', open], 2],
    ['the base’s alone', ['a', 'b', base], 3],
    ['the last alone', [close, 'a'], 1],
    ['the last alone, with CRLF', ['a\r', `${close}\r`], 2],
    ['one of git alone', ['a', '<<<<<<< HEAD'], 2],
    ['a conflict without labels', ['<<<<<<<', 'a', '=======', 'b', '>>>>>>>'], 1],
    ['a heading in Markdown', ['Title', '=======', 'text'], undefined],
    ['a heading above a marker', ['Title', '=======', '', close], 4],
    ['quotes in Markdown', ['> > > a', '>>>>>> b', '>>>>>>>', '>>>>>>>> c'], undefined],
    ['a table in Markdown', ['| a | b |', '|||||||', '||||||||| x'], undefined],
    ['a marker within a line', [`  ${open}`, `x ${close}`, '<<<<<<<<< x'], undefined],
    ['one that was generated', ['# How to', open, 'text'], undefined, `# How to\n${open}\n`],
    ['one more than was generated', [open, close], 2, `${open}\n`],
  ];
  for (const [what, lines, line, generated = ''] of rows) {
    test(what, () => assert.equal(leftoverMarker('README.md', `${lines.join('\n')}\n`, ['', generated]), line));
  }
  const inCode: typeof rows = [
    ['the middle one alone', ['a', '=======', 'b'], 2],
    ['the middle one alone, with CRLF', ['a\r', '=======\r'], 2],
    ['a bare one', ['a', '>>>>>>>'], 2],
    ['a middle line with more', ['========', '=======x'], undefined],
    ['one that was generated', ['======='], undefined, '=======\n'],
  ];
  for (const path of ['Dockerfile', 'main.go', '.gitignore', 'compose.yaml']) {
    for (const [what, lines, line, generated = ''] of inCode) {
      test(`in ${path}: ${what}`, () =>
        assert.equal(leftoverMarker(path, `${lines.join('\n')}\n`, ['', generated]), line));
    }
  }
});

describe('what may touch a change', () => {
  const rows: [path: string, light: string[], heavy: string[]][] = [
    ['Dockerfile', ['# why', '', '  # why'], ['RUN # x', '# syntax=docker/dockerfile:1', '# hadolint ignore=DL3018']],
    ['deploy/base/deployment.yaml', ['# why', ' # syntax of it'], ['a: # b', '# yaml-language-server: $schema=x']],
    ['scripts/run.sh', ['# why'], ['#!/bin/sh', '# shellcheck disable=SC2086']],
    [
      'cmd/server/main.go',
      ['// why', '\t// go: x', ''],
      ['//go:build linux', '\t//nolint:errcheck', '//export F', '# x'],
    ],
    ['.devcontainer/devcontainer.json', ['  // why'], ['  "a": 1, // b']],
    ['renovate.json5', ['// why'], ['{']],
  ];
  for (const [path, light, heavy] of rows) {
    test(path, () => {
      const isLight = lightLines(path);
      assert.deepEqual(
        [...light, ...heavy].filter((line) => isLight?.(`${line}\n`)),
        light,
      );
    });
  }
  test('README.md, nothing', () => assert.equal(lightLines('README.md'), undefined));
});

/** Digits are comments here. */
const isComment = (line: string) => /^\d/.test(line);

const lightRows: readonly Row[] = [
  ['a line added above a comment that changes', 'a1b', 'ax1b', 'a2b', 'ax2b'],
  ['a line added below a comment that changes', 'a1b', 'a1xb', 'a2b', 'a2xb'],
  ['lines added on both sides of a comment that changes', 'a1b', 'ax1yb', 'a23b', 'ax23yb'],
  ['the line below a comment that changes', 'a1b', 'a1B', 'a2b', 'a2B'],
  ['the line above a comment that changes', 'a1b', 'A1b', 'a2b', 'A2b'],
  ['a comment that comes, above a line that changes', 'ab', 'aB', 'a1b', 'a1B'],
  ['a comment that comes, where a line is added: it belongs to what follows', 'ab', 'axb', 'a1b', 'ax1b'],
  ['a comment that goes, below a line that is added', 'a1b', 'ax1b', 'ab', 'axb'],
  ['a comment that goes, above a line that is removed', 'a1bc', 'a1c', 'abc', 'ac'],
  ['a comment that both change', 'a1b', 'a2b', 'a3b', 'a<2|1=3>b'],
  ['a comment that changes, in the midst of what mine removed', 'a1b', '', 'a2b', '<|a1b=a2b>'],
  ['a comment that changes, in the midst of what mine changed', 'a1b', 'x', 'a2b', '<x|a1b=a2b>'],
  ['the same comment added by both', 'abc', 'a1bC', 'a1bc', 'a1bC'],
  ['different comments added by both', 'ab', 'a1b', 'a2b', 'a12b'],
  ['a line of theirs that comes with a comment', 'ab', 'axb', 'a1yb', 'a<x|=1y>b'],
  ['a comment below a last line without an end', 'a', 'a!', 'a1', '<a!|a=a1>'],
  ['a comment at the end, and a line added below', 'a1', 'a1x', 'a2', 'a2x'],
  ['a comment of mine beside a line of theirs', 'ab', 'a1b', 'aB', 'a<1b|b=B>'],
];

describe('mergeLines with comments that may touch', () => {
  for (const [rule, base, mine, theirs, expected] of lightRows) {
    test(`${rule}: ${base}, ${mine}, ${theirs}`, () => assert.equal(merged(base, mine, theirs, isComment), expected));
  }
  const letters = fc
    .tuple(fc.string({ unit: fc.constantFrom('a', 'b', 'c', '1', '2'), maxLength: 12 }), fc.boolean())
    .map(([text, isComplete]) => (isComplete || text === '' ? text : `${text}!`));
  test('is git’s merge wherever that has no conflict', () => {
    fc.assert(
      fc.property(letters, letters, letters, (base, mine, theirs) => {
        const strict = mergeLines(file(base), file(mine), file(theirs));
        if (!strict.conflict) assert.equal(merged(base, mine, theirs, isComment), merged(base, mine, theirs));
      }),
      { numRuns: 5000 },
    );
  });
  test('loses no line of either side', () => {
    fc.assert(
      fc.property(letters, letters, letters, (base, mine, theirs) => {
        const merge = mergeLines(file(base), file(mine), file(theirs), isComment);
        if (merge.conflict) return;
        for (const side of [mine, theirs]) assert.deepEqual(lostLines(file(base), file(side), merge.text), []);
      }),
      { numRuns: 5000 },
    );
  });
});
