import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { goStringValue } from '../../../src/inspect/module/go-string.ts';
import { tokenize, tokenText } from '../../../src/inspect/module/tokenize.ts';
import { lineAt } from '../../../src/inspect/place.ts';

function texts(source: string): string[] {
  const tokens = tokenize(source);
  return tokens.kinds.map((kind, index) => `${kind} ${tokenText(tokens, index)}`);
}

const cases: readonly [source: string, tokens: string[]][] = [
  ['x := 1', ['0 x', '4 :', '4 =', '2 1']],
  ['a // b "c"\nd', ['0 a', '0 d']],
  ['a /* "b\n` */ c', ['0 a', '0 c']],
  ['a /* b', ['0 a']],
  ['/*/ a */ b', ['0 b']],
  ['"// no" `/* no */`', ['1 "// no"', '1 `/* no */`']],
  ['"a\\"b" c', ['1 "a\\"b"', '0 c']],
  ['"a\\\\" c', ['1 "a\\\\"', '0 c']],
  ['"open\nx', ['1 "open', '0 x']],
  ['`a\nb\\` c', ['1 `a\nb\\`', '0 c']],
  ["'\"' '`' '\\'' x", ["3 '\"'", "3 '`'", "3 '\\''", '0 x']],
  ['0x1p-2 1e+3 1_000 .5 1.5i a-1', ['2 0x1p-2', '2 1e+3', '2 1_000', '4 .', '2 5', '2 1.5i', '0 a', '4 -', '2 1']],
  ['0xe+1', ['2 0xe', '4 +', '2 1']],
  ['größe_2 := π', ['0 größe_2', '4 :', '4 =', '0 π']],
  ['//go:embed a b\n//go :no\nvar x', ['5 //go:embed a b', '0 var', '0 x']],
  ['\uFEFFpackage a', ['0 package', '0 a']],
];

describe('the tokenizer', () => {
  for (const [source, wanted] of cases)
    it(`splits ${JSON.stringify(source)}`, () => assert.deepEqual(texts(source), wanted));

  it('gives back the tokens that a source was written from', () => {
    const keepsLine = (text: string) => !/[\r\n]/.test(text);
    const token = fc.oneof(
      fc.stringMatching(/^[a-zA-Z_][a-zA-Z0-9_]{0,6}$/),
      fc.stringMatching(/^[1-9][0-9_]{0,4}$/),
      fc.string().map((text) => JSON.stringify(text)),
      fc
        .string()
        .filter((text) => !text.includes('`'))
        .map((text) => `\`${text}\``),
      fc.constantFrom('{', '}', '(', ')', '.', ',', '=', "'\\''", "'x'", "'\"'"),
    );
    const gap = fc.oneof(
      fc.constantFrom(' ', '\n', '\t', ' // "x\n', ' /* ` " */ ', '\n\n', ' /**/ '),
      fc
        .string()
        .filter((text) => keepsLine(text))
        .map((text) => ` // ${text}\n`),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(token, gap)), (parts) => {
        const source = parts.map(([text, after]) => `${text}${after}`).join('');
        const tokens = tokenize(source);
        assert.deepEqual(
          tokens.kinds.map((_, index) => tokenText(tokens, index)),
          parts.map(([text]) => text),
        );
      }),
    );
  });

  it('goes through anything, forwards', () => {
    const piece = fc.constantFrom(
      '"',
      "'",
      '`',
      '\\',
      '/',
      '*',
      '\n',
      'a',
      '0',
      'x',
      '.',
      'e',
      '+',
      '{',
      '//go:',
      '\u2028',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(piece).map((pieces) => pieces.join('')),
        ),
        (source) => {
          const { kinds, starts, ends } = tokenize(source);
          let last = 0;
          kinds.forEach((_, index) => {
            assert.ok((starts[index] ?? -1) >= last && (ends[index] ?? -1) > (starts[index] ?? 0));
            last = ends[index] ?? 0;
          });
          assert.ok(last <= source.length);
        },
      ),
    );
  });
});

describe('a Go string', () => {
  const values: readonly [literal: string, value: string][] = [
    ['""', ''],
    ['"a\\tb\\n"', 'a\tb\n'],
    ['`a\\t`', 'a\\t'],
    ['`a\r\nb`', 'a\nb'],
    ['"\\x41\\101\\u0041\\U00000041"', 'AAAA'],
    ['"\\xe4\\xb8\\x96é"', '世é'],
    ['"\\\\x41"', '\\x41'],
    ['"\\"\\a\\v"', '"\u0007\v'],
  ];
  for (const [literal, value] of values)
    it(`${literal} is ${JSON.stringify(value)}`, () => assert.equal(goStringValue(literal), value));

  it('has the value that it was quoted from', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => assert.equal(goStringValue(JSON.stringify(text)), text)),
    );
  });
});

describe('lineAt', () => {
  it('counts lines from 1', () => {
    assert.deepEqual(
      [0, 1, 2, 4].map((offset) => lineAt('a\nb\nc', offset)),
      [1, 1, 2, 3],
    );
  });
});
