import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { mutationsOf } from '../../scripts/mutate/mutations.ts';

/** The texts that the mutations of a source make of it. */
const mutated = (source: string) =>
  mutationsOf(source).map(({ start, end, text }) => source.slice(0, start) + text + source.slice(end));

describe('the mutations of a source', () => {
  const cases: readonly [source: string, ...mutated: string[]][] = [
    ['a < b', 'a <= b'],
    ['a === b', 'a !== b'],
    ['(a) + (b)', '(a) - (b)'],
    ['a && b', 'a || b'],
    ['(a) ?? (b)', '((a) && (b))'],
    ["a ?? ''", "((a) && (''))"],
    ['!a', ' (a)'],
    ['a?.b', 'a.b'],
    ['a?.[b]', 'a[b]'],
    ['a?.()', ';', 'a()'],
    ['(a ? b : c)', '(true ? b : c)', '(false ? b : c)'],
    ['if (a) {}', 'if (true) {}', 'if (false) {}'],
    ['x = 5', ';', 'x =  4', 'x =  6'],
    ["x = 'ü' + 'b'", ';', "x = '' + 'b'", "x = 'ü' - 'b'", "x = 'ü' + ''"],
    ['x = /^a$/m', ';', 'x = /a$/m', 'x = /^a/m'],
    ['(a).some(b)', ';', '(a).every(b)'],
    ['(a).sort().b()', '(a).b()', ';'],
    ['function f() { return; }', 'function f() {}', 'function f() { ; }'],
    ['x = [a]', ';', 'x = []'],
    ['x = `a${b}`', ';', 'x = ``'],
  ];
  for (const [source, ...expected] of cases) {
    it(source, () => {
      const isStatement = !/^(if|function)/.test(source) && !expected.includes(';');
      // An expression is a statement too, which can be left out.
      assert.deepEqual(mutated(source), isStatement ? [';', ...expected] : expected);
    });
  }
  it('leave types, imports, keys and fallbacks alone', () => {
    const source =
      "import a from './b';\ntype C = 'd' | 1;\nexport const e: C | 'f' = { g: h ?? 2 } as C;\nexport * from './i';\n";
    assert.deepEqual(mutated(source), [source.replace('h ?? 2', '((h) && (2))')]);
  });
});
