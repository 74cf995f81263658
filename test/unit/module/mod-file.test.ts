import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { ModFileReason } from '../../../src/inspect/module/facts.ts';
import { type ModError, type ModFile, parseGoMod, parseGoWork } from '../../../src/inspect/module/mod-file.ts';

const full = `// The service.
module example.com/orders/v2 // Deprecated: use v3

go 1.27rc1

toolchain go1.27.3-suffix

godebug default=go1.21
godebug (
	panicnil=1
)
require example.com/a v1.2.3 // indirect; why
require (
	example.com/b/v2 v2.0.0-20240101000000-abcdefabcdef
	"example.com/c" v0.0.0+incompatible //indirect

	// example.com/no v1.0.0
	example.com/d v1.0.0 // indirectly
)
exclude example.com/a v1.2.4
exclude ()
replace example.com/a => ../a // beside
replace (
	example.com/b/v2 v2.0.0 => ./b
	example.com/c => example.com/fork/c v1.0.0
	example.com/e => \`/abs/e\`
)
retract v1.0.0
retract [v1.1.0, v1.2.0] // broken
tool example.com/d/cmd/gen
ignore ./node_modules
ignore ( static )
`.replace('ignore ( static )', 'ignore (\n\tstatic\n)');

describe('a go.mod', () => {
  it('is read with every directive', () => {
    assert.deepEqual(parseGoMod(full), {
      module: { value: 'example.com/orders/v2', line: 2 },
      go: { value: '1.27rc1', line: 4 },
      toolchain: { value: 'go1.27.3-suffix', line: 6 },
      requires: [
        { value: { module: 'example.com/a', version: 'v1.2.3', indirect: true }, line: 12 },
        {
          value: { module: 'example.com/b/v2', version: 'v2.0.0-20240101000000-abcdefabcdef', indirect: false },
          line: 14,
        },
        { value: { module: 'example.com/c', version: 'v0.0.0+incompatible', indirect: true }, line: 15 },
        { value: { module: 'example.com/d', version: 'v1.0.0', indirect: false }, line: 18 },
      ],
      replaces: [
        { value: { module: 'example.com/a', target: '../a', version: undefined }, line: 22 },
        { value: { module: 'example.com/b/v2', target: './b', version: undefined }, line: 24 },
        { value: { module: 'example.com/c', target: 'example.com/fork/c', version: 'v1.0.0' }, line: 25 },
        { value: { module: 'example.com/e', target: '/abs/e', version: undefined }, line: 26 },
      ],
      ignores: ['./node_modules', 'static'],
      uses: [],
    });
  });

  it('is the same with the line ends of Windows and a byte order mark', () => {
    assert.deepEqual(parseGoMod(`\uFEFF${full.replaceAll('\n', '\r\n')}`), parseGoMod(full));
  });

  const taken: readonly string[] = [
    'module x',
    'module "x"',
    'module `x`',
    'module (\n\tx\n)',
    'module x//comment',
    'module x\ngo 1.9',
    'module x\ntoolchain default',
    'module x\nrequire ( // none\n)',
  ];
  for (const text of taken) it(`is taken: ${JSON.stringify(text)}`, () => assert.equal(errorOf(parseGoMod(text)), ''));

  const refused: readonly [text: string, line: number, reason: ModFileReason][] = [
    ['', 1, 'no-module'],
    ['go 1.27\n', 1, 'no-module'],
    ['module', 1, 'arguments'],
    ['module a b', 1, 'arguments'],
    ['module a\nmodule b', 2, 'repeated'],
    ['module a\ngo 1.27\n\ngo 1.27', 4, 'repeated'],
    ['module a\n\ngo 1.27.x', 3, 'version'],
    ['module a\ngo v1.27', 2, 'version'],
    ['module a\ngo 1', 2, 'version'],
    ['module a\ntoolchain 1.27', 2, 'version'],
    ['module a\nrequire b', 2, 'arguments'],
    ['module a\nrequire b latest', 2, 'version'],
    ['module a\nrequire b v1.2', 2, 'version'],
    ['module a\nrequire (\n\tb v1.0.0\n', 2, 'block'],
    ['module a\nrequire (\n\tb v1.0.0)\n', 3, 'block'],
    ['module a\n)', 2, 'block'],
    ['module a\nreplace b', 2, 'arguments'],
    ['module a\nreplace b => c', 2, 'arguments'],
    ['module a\nreplace b => c main', 2, 'version'],
    ['module a\nreplace b v1 => ./c', 2, 'version'],
    ['module a\nreplace => ./c', 2, 'arguments'],
    ['module a\nretract [v1.0.0 v1.1.0]', 2, 'arguments'],
    ['module a\nuse ./b', 2, 'unknown-directive'],
    ['module a\nrequires b v1.0.0', 2, 'unknown-directive'],
    ['module a\nconstructor b', 2, 'unknown-directive'],
    ['module a\n<<<<<<< HEAD', 2, 'unknown-directive'],
    ['module "a', 1, 'string'],
    ['module a\n/* x */', 2, 'comment'],
    ['module a/*x*/', 1, 'comment'],
  ];
  for (const [text, line, reason] of refused) {
    it(`is refused: ${JSON.stringify(text)}`, () => assert.equal(errorOf(parseGoMod(text)), `${line} ${reason}`));
  }
});

describe('a go.work', () => {
  it('is read', () => {
    const text = 'go 1.27\ntoolchain go1.27.1\nuse .\nuse (\n\t./a b // odd\n)\n'.replace(' b // odd', ' // odd');
    const file = parseGoWork(text) as ModFile;
    assert.deepEqual(file.uses, [
      { value: '.', line: 3 },
      { value: './a', line: 5 },
    ]);
    assert.deepEqual(file.go, { value: '1.27', line: 1 });
    assert.deepEqual(file.toolchain, { value: 'go1.27.1', line: 2 });
  });
  it('may be empty', () => assert.equal(errorOf(parseGoWork('')), ''));
  it('has no requirements', () => assert.equal(errorOf(parseGoWork('require a v1.0.0')), '1 unknown-directive'));
});

describe('any go.mod', () => {
  const path = fc.stringMatching(/^[a-z]{1,8}\.[a-z]{2,3}(\/[A-Za-z0-9._~-]{1,8}){0,3}$/);
  const version = fc.stringMatching(/^v[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}(-[a-z0-9]{1,5})?$/);
  const quote = fc.constantFrom('', '"', '`');
  const space = fc.constantFrom(' ', '\t', '  ', ' \t ');
  const comment = fc.oneof(fc.constant(''), fc.stringMatching(/^ \/\/ [ -~]{0,20}$/));
  const require = fc.record({ path, version, quote, space, comment, isIndirect: fc.boolean() });

  it('gives back the requirements that it was written from, whatever the layout', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ block: fc.boolean(), lines: fc.array(require) })), (groups) => {
        let text = 'module example.com/x\n';
        const wanted: unknown[] = [];
        const write = (before: string, one: (typeof groups)[number]['lines'][number]) => {
          const tail = one.isIndirect ? ' // indirect' : one.comment;
          const isIndirect = one.isIndirect || /^\/\/\s*indirect(;|$)/.test(one.comment.trim());
          const line = text.split('\n').length;
          text += `${before}${one.quote}${one.path}${one.quote}${one.space}${one.version}${tail}\n`;
          wanted.push({ line, value: { module: one.path, version: one.version, indirect: isIndirect } });
        };
        for (const { block, lines } of groups) {
          if (block) text += 'require (\n';
          for (const line of lines) write(block ? '\t' : 'require ', line);
          if (block) text += ')\n';
        }
        assert.deepEqual((parseGoMod(text) as ModFile).requires, wanted);
      }),
    );
  });

  it('is read or refused with a line that it has, and never thrown at', () => {
    const piece = fc.constantFrom(
      'module',
      'x',
      '(',
      ')',
      '\n',
      ' ',
      '=>',
      '"',
      '`',
      '//',
      '/*',
      '[',
      ',',
      'go',
      '1.27',
      '\\',
      '\r',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((pieces) => pieces.join('')),
        ),
        (text) => {
          const parsed = parseGoMod(text);
          if (!('reason' in parsed)) return;
          assert.ok(parsed.line >= 1 && parsed.line <= text.split('\n').length);
        },
      ),
    );
  });
});

function errorOf(parsed: ModFile | ModError): string {
  return 'reason' in parsed ? `${parsed.line} ${parsed.reason}` : '';
}
