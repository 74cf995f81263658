import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  type Constraint,
  holds,
  isSet,
  nameFits,
  parseGoBuild,
  parsePlusBuild,
  type Target,
} from '../../../src/inspect/module/constraint.ts';

const target: Target = { arch: 'amd64', cgo: false, tags: ['mine'], go: '1.27' };
const isTrue = (constraint: Constraint | undefined) =>
  constraint === undefined ? 'broken' : holds(constraint, (tag) => isSet(tag, target));

const expressions: readonly [string, boolean | 'broken'][] = [
  ['linux', true],
  ['windows', false],
  ['unix', true],
  ['amd64', true],
  ['arm64', false],
  ['gc', true],
  ['cgo', false],
  ['!cgo', true],
  ['go1.18', true],
  ['go1.27', true],
  ['go1.28', false],
  ['ignore', false],
  ['mine', true],
  ['yours', false],
  ['linux && (amd64 || arm64)', true],
  ['linux && arm64 || mine', true],
  ['!(linux && amd64)', false],
  ['!!linux', true],
  ['linux // comment', true],
  ['linux &&', 'broken'],
  ['(linux', 'broken'],
  ['linux)', 'broken'],
  ['linux mine', 'broken'],
  ['a-b', 'broken'],
  ['', 'broken'],
];

describe('a build constraint', () => {
  for (const [text, wanted] of expressions) {
    it(`//go:build ${text} is ${wanted}`, () => assert.equal(isTrue(parseGoBuild(text)), wanted));
  }

  const old: readonly [string, boolean][] = [
    ['linux', true],
    ['windows linux', true],
    ['linux,arm64', false],
    ['linux,!arm64 windows', true],
    ['!linux', false],
    ['!!linux', false],
    ['', false],
  ];
  for (const [text, wanted] of old) {
    it(`// +build ${text} is ${wanted}`, () => assert.equal(isTrue(parsePlusBuild(text)), wanted));
  }

  it('means the same after it was written down and read again', () => {
    const names = ['a', 'b', 'c', 'go1.5'];
    const { constraint } = fc.letrec<{ constraint: Constraint }>((tie) => ({
      constraint: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom(...names).map((tag) => ({ tag })),
        fc.record({ not: tie('constraint') }),
        fc.record({ all: fc.array(tie('constraint'), { minLength: 2, maxLength: 3 }) }),
        fc.record({ any: fc.array(tie('constraint'), { minLength: 2, maxLength: 3 }) }),
      ),
    }));
    const write = (one: Constraint): string => {
      if ('tag' in one) return one.tag;
      if ('not' in one) return `!${'tag' in one.not || 'not' in one.not ? write(one.not) : `(${write(one.not)})`}`;
      if ('any' in one) return one.any.map((part) => ('any' in part ? `(${write(part)})` : write(part))).join(' || ');
      return one.all.map((part) => ('tag' in part || 'not' in part ? write(part) : `(${write(part)})`)).join('&&');
    };
    fc.assert(
      fc.property(constraint, fc.subarray(names), (one, set) => {
        const again = parseGoBuild(write(one));
        assert.ok(again !== undefined);
        assert.equal(
          holds(again, (tag) => set.includes(tag)),
          holds(one, (tag) => set.includes(tag)),
        );
      }),
    );
  });
});

describe('the name of a file', () => {
  const names: readonly [string, boolean][] = [
    ['main.go', true],
    ['linux.go', true],
    ['windows.go', true],
    ['x_windows.go', false],
    ['x_linux.go', true],
    ['x_linux_amd64.go', true],
    ['x_linux_arm64.go', false],
    ['x_windows_amd64.go', false],
    ['x_arm64.go', false],
    ['x_amd64.go', true],
    ['x_unix.go', true],
    ['x_windows_extra.go', true],
    ['_windows.go', false],
    ['x_windows.pb.go', false],
    ['x_js_wasm.go', false],
    ['x_android.go', false],
  ];
  for (const [name, wanted] of names)
    it(`${name} ${wanted ? 'fits' : 'does not fit'}`, () => assert.equal(nameFits(name, target), wanted));
  it('is looked at for the other processor', () => {
    assert.equal(nameFits('x_linux_arm64.go', { ...target, arch: 'arm64' }), true);
  });
});
