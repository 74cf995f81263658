import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import ejs from 'ejs';
import fc from 'fast-check';
import type { Comment } from '../../src/language/comments/comment.ts';
import { loadComments } from '../../src/language/comments/load.ts';
import type { Language } from '../../src/language/language.ts';
import { width } from '../../src/language/width.ts';
import type { CommentsLevel } from '../../src/options/answers.ts';
import { baseTable } from '../../src/options/bases.ts';
import { packageRoot } from '../../src/package-root.ts';
import { withCommentCalls } from '../../src/render/comment-markers.ts';
import { commentCalls } from '../../src/render/comments.ts';
import { wrap } from '../../src/render/wrap.ts';

type Levels = Exclude<Comment, string>;
const levelsOf = (comment: Comment): Levels => (typeof comment === 'string' ? { brief: comment } : comment);
const levelsIn = async (language: Language) =>
  Object.fromEntries(
    Object.entries(await loadComments(language, true)).map(([key, comment]) => [key, levelsOf(comment)]),
  );
const en = await levelsIn('en');
const zhCN = await levelsIn('zh-CN');
const texts = ({ brief, teach }: Levels) => [brief, teach ?? brief];
const placeholders = (text: string) => (text.match(/(?<!\$)\{[a-z]\w*\}/gi) ?? []).sort();

describe('the catalogs of comments', () => {
  it('have the same keys in the same order', () => assert.deepEqual(Object.keys(zhCN), Object.keys(en)));
  for (const [key, comment] of Object.entries(en)) {
    const translated = zhCN[key] ?? { brief: '' };
    it(`say the same of ${key}: the same placeholders, examples and depth`, () => {
      assert.equal(translated.teach === undefined, comment.teach === undefined);
      assert.equal(translated.brief === '', comment.brief === '');
      for (const [level, text] of texts(comment).entries()) {
        const other = texts(translated)[level] ?? '';
        assert.deepEqual(placeholders(other), placeholders(text));
        assert.doesNotMatch(`${text}\n${other}`, /[ \t]$/m);
      }
    });
    it(`have ${key} in brief as one paragraph, unless it shows a command or documents a package`, () => {
      if (/\.(package|command)$/.test(key)) return;
      for (const { brief } of [comment, translated]) {
        assert.deepEqual(
          brief
            .split('\n')
            .slice(1)
            .filter((line) => !/^($|\s)/.test(line)),
          [],
        );
      }
    });
    it(`have ${key} in Chinese with full-width marks, and a blank between scripts`, () => {
      for (const text of texts(translated).filter((some) => some !== '')) {
        const prose = text
          .split('\n')
          .filter((line) => !/^\s/.test(line))
          .join('\n');
        assert.match(prose, /\p{Script=Han}/u);
        assert.doesNotMatch(prose, /\p{Script=Han}[,;:?!()]|[,;:?!()]\p{Script=Han}/u);
        assert.doesNotMatch(prose, /\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u);
      }
    });
  }
  it('are used, each key by a template or a base, and lack none', () => {
    const folder = join(packageRoot(), 'templates');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ejs'));
    const used = files
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .flatMap((source) => [
        ...withCommentCalls(source).matchAll(/\b(?:commentLines|commentTail|words)\(["']([\w.-]+)/g),
      ])
      .map(([, key]) => key);
    const ofBases = Object.values(baseTable).flatMap(({ image }) => image?.comment ?? []);
    assert.deepEqual([...new Set([...used, ...ofBases])].sort(), Object.keys(en).sort());
  });
});

const comments = {
  'a.long': { brief: 'Short of {name}.', teach: 'First of {name}.\n\n  an example\nLast.' },
  'a.b': { brief: 'B' },
};
const made = (source: string, level: CommentsLevel, values: object = { name: 'x' }) =>
  ejs.render(
    withCommentCalls(source),
    { ...values, ...commentCalls(comments, level, { ...values }) },
    { escape: String },
  );

describe('a comment in a template', () => {
  it('is the text of its key, at the indent and with the sign of its marker', () => {
    assert.equal(made('a\n#: a.long\nb\n', 'teach'), 'a\n# First of x.\n#\n#   an example\n# Last.\nb\n');
    assert.equal(made('a\n\t//: a.long\n\tb\n', 'brief'), 'a\n\t// Short of x.\n\tb\n');
    assert.equal(made('a\n\t//: a.long\n\tb\n', 'none'), 'a\n\tb\n');
  });
  it('is as brief as the catalog has it', () => assert.equal(made('#: a.b\n', 'teach'), '# B\n'));
  it('may stand at the end of a line', () => {
    assert.equal(made('x() //: a.b\n', 'brief'), 'x() // B\n');
    assert.equal(made('x() //: a.b\n', 'none'), 'x()\n');
  });
  it('takes the blank line with it that parted it', () => {
    assert.equal(made('#: a.b\n\nx\n', 'none'), 'x\n');
    assert.equal(made('#: a.b\n\nx\n', 'brief'), '# B\n\nx\n');
    assert.equal(made('x\n\n#: a.b\n\ny\n', 'none'), 'x\n\ny\n');
    assert.equal(made('x\n\n#: a.b\n\ny\n', 'brief'), 'x\n\n# B\n\ny\n');
    assert.equal(made('x\n\n//: a.b\n', 'none'), 'x\n');
    assert.equal(made('x\n\n//: a.b\n', 'brief'), 'x\n\n// B\n');
    assert.equal(made('x\n\n#: a.b\ny\n', 'none'), 'x\n\ny\n');
    assert.equal(made('x\n#: a.b\n\ny\n', 'none'), 'x\n\ny\n');
  });
  it('is never made by a value', () => {
    assert.equal(made('<%= v %>\n', 'teach', { v: '#: a.b' }), '#: a.b\n');
    assert.equal(
      made('#: a.long\n', 'brief', { name: 'x\nRUN evil\r\n<%= y %>#: a.b' }),
      '# Short of x RUN evil <%= y %>#: a.b.\n',
    );
  });
  it('needs a key, a value, and a name that is one', () => {
    assert.throws(() => made('#: a.c\n', 'none'), /a\.c, which is in no catalog/);
    assert.throws(() => made('#: constructor.name\n', 'brief'), /in no catalog/);
    assert.throws(() => made('#: a.long\n', 'brief', { name: ['x'] }), /names \{name\}/);
    assert.throws(() => made('  #: a b\n', 'brief'), /no key of a comment/);
    assert.throws(() => made('x //:\n', 'brief'), /no key of a comment/);
  });
});

describe('wrapping', () => {
  it('breaks English at blanks, and never inside a word', () => {
    assert.deepEqual(wrap('one two three', 7), ['one two', 'three']);
    assert.deepEqual(wrap('extraordinarily so', 7), ['extraordinarily', 'so']);
  });
  it('breaks Chinese between any two characters, but not beside the wrong mark', () => {
    assert.deepEqual(wrap('一二三四五', 4), ['一二', '三四', '五']);
    assert.deepEqual(wrap('一二三四五六七八九十一二三四五六七八九十，', 36), [
      '一二三四五六七八九十一二三四五',
      '六七八九十，',
    ]);

    assert.deepEqual(wrap('一二，三四', 4), ['一', '二，', '三四']);
    assert.deepEqual(wrap('一二（三四）', 6), ['一二', '（三', '四）']);
    assert.deepEqual(wrap('三（四三 （四（四二，', 12), ['三（四三', '（四（四二，']);
    assert.deepEqual(wrap('二，二， （四', 12), ['二，二，', '（四']);
    assert.deepEqual(wrap('用 docker build 构建', 9), ['用 docker', 'build 构', '建']);
  });
  it('shortens the lines above for a last line of less than 12 columns, by up to a quarter', () => {
    for (const [given, lines] of [
      // 11 columns are too few, 12 are enough.
      [`${'word '.repeat(8)}abcdefghijk`, ['word word word word word word word', 'word abcdefghijk']],
      ['abcdefghijklm abcdefghijklmn abcdefgh abc', ['abcdefghijklm abcdefghijklmn', 'abcdefgh abc']],
      [`wordy ${'word '.repeat(7)}abcdefgh abc`, ['wordy word word word word word word word', 'abcdefgh abc']],
      ['wordy word word word word word word word', ['wordy word word word word word word word']],
      // As little as is enough, and not for another line.
      [
        'abcdefg abcdef abcdefghijkl abcdefghijk abcdefghijk abcde abcdefghij abcdefghijk a',
        ['abcdefg abcdef abcdefghijkl abcdefghijk', 'abcdefghijk abcde abcdefghij', 'abcdefghijk a'],
      ],
      [
        'abcdefghijklmn ab a abcdefghijk abcdefghij abcdefgh abcdefgh a abcdefghijk abc abc a abcdefghi abcdefghij',
        [
          'abcdefghijklmn ab a abcdefghijk',
          'abcdefghij abcdefgh abcdefgh a',
          'abcdefghijk abc abc a abcdefghi',
          'abcdefghij',
        ],
      ],
      // 10 columns of 40 may be given away, 11 may not.
      ['abcdef abcdefghijklmn ab abcdefg abcdefgh', ['abcdef abcdefghijklmn ab', 'abcdefg abcdefgh']],
      ['abcdefgh abcdefghijklm abcd a abcdefghijk', ['abcdefgh abcdefghijklm abcd a', 'abcdefghijk']],
    ] as const)
      assert.deepEqual(wrap(given, 40), lines);
  });
  const text = fc
    .array(fc.constantFrom('一', '丁', '，', '。', '（', '）', 'ab', 'c', ' ', ' ', '“', '”', '、'))
    .map((parts) => parts.join(''));
  it('keeps every character, and every line within its columns where it can', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 12, max: 40 }), (given, columns) => {
        const lines = wrap(given, columns);
        assert.equal(lines.join('').replaceAll(' ', ''), given.replaceAll(' ', ''));
        for (const line of lines) {
          assert.equal(line, line.trim());
          assert.ok(width(line) <= columns || !/[一丁] ?[一丁]/.test(line), line);
        }
        for (const line of lines.slice(1)) assert.doesNotMatch(line, /^[，。、）”]/);
        for (const line of lines.slice(0, -1)) assert.doesNotMatch(line, /[（“]$/);
      }),
    );
  });
});
