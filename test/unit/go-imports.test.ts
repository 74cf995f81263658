import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readHeader } from '../../src/inspect/module/go-header.ts';
import { renameImports } from '../../src/reconcile/go-imports.ts';
import { freshFolder, writeFiles } from '../support/folders.ts';

const from = 'example.com/shop';
const to = 'git.example.org/team/store';
const others = ['example.com/shop/tools'];

/** Go sources, before and after. */
const cases: readonly [what: string, before: string, after: string][] = [
  ['an import', `import "${from}"\n`, `import "${to}"\n`],
  ['a package below', `import "${from}/internal/cart"\n`, `import "${to}/internal/cart"\n`],
  [
    'a name, a dot and a blank',
    `import c "${from}/c"\nimport . "${from}/d"\nimport _ "${from}/e"\n`,
    `import c "${to}/c"\nimport . "${to}/d"\nimport _ "${to}/e"\n`,
  ],
  ['a raw string', `import \`${from}/c\`\n`, `import \`${to}/c\`\n`],
  ['several in a line', `import ("${from}/a"; "fmt"; b "${from}/b")\n`, `import ("${to}/a"; "fmt"; b "${to}/b")\n`],
  [
    'a path that only begins alike',
    `import "${from}2/a"\nimport "${from}.io"\n`,
    `import "${from}2/a"\nimport "${from}.io"\n`,
  ],
  ['a path that has it inside', `import "mirror.example.com/${from}"\n`, `import "mirror.example.com/${from}"\n`],
  [
    'another module below',
    `import "${from}/tools/lint"\nimport "${from}/toolset"\n`,
    `import "${from}/tools/lint"\nimport "${to}/toolset"\n`,
  ],
  [
    'no string but an import',
    `import "fmt"\n\nvar a = "${from}/a" // ${from}\n\n//go:generate go run ${from}/a\n`,
    `import "fmt"\n\nvar a = "${from}/a" // ${from}\n\n//go:generate go run ${from}/a\n`,
  ],
  [
    'no comment',
    `// import "${from}"\n/*\nimport "${from}/a"\n*/\nimport "fmt"\n`,
    `// import "${from}"\n/*\nimport "${from}/a"\n*/\nimport "fmt"\n`,
  ],
  [
    'a group, which is sorted anew',
    `import (\n\t"example.com/a"\n\tz "${from}/a"\n\t"${from}/b"\n\t"github.com/x/y"\n\n\t"fmt"\n)\n`,
    `import (\n\t"example.com/a"\n\tz "${to}/a"\n\t"${to}/b"\n\t"github.com/x/y"\n\n\t"fmt"\n)\n`.replace(
      /\tz.*\n.*\n\t"github.*\n/,
      `\tz "${to}/a"\n\t"${to}/b"\n\t"github.com/x/y"\n`,
    ),
  ],
  [
    'a group whose new path goes to the end',
    `import (\n\t"${from}/b"\n\t"fmt"\n\t"net/http"\n)\n`,
    `import (\n\t"fmt"\n\t"${to}/b"\n\t"net/http"\n)\n`,
  ],
  [
    'comments behind imports, which move with them and are aligned anew',
    `import (\n\t"${from}/b" // b\n\t"fmt"                // print\n\t"os"\n\t"time" // now\n)\n`,
    `import (\n\t"fmt"                          // print\n\t"${to}/b" // b\n\t"os"\n\t"time" // now\n)\n`,
  ],
  [
    'a group that gofmt would have sorted otherwise, which stays as it was',
    `import (\n\t"os"\n\t"${from}/b"\n\t"fmt"\n)\n`,
    `import (\n\t"os"\n\t"${to}/b"\n\t"fmt"\n)\n`,
  ],
];

describe('the imports of a module with a new path', () => {
  for (const [what, before, after] of cases) {
    it(`are renamed: ${what}`, () => {
      assert.equal(renameImports(`package p\n\n${before}`, { from, to, others }), `package p\n\n${after}`);
    });
  }
  it('are renamed below import "C" and its comment', () => {
    const source = `package p\n\n// #include <stdio.h>\nimport "C"\n\nimport "${from}/a"\n`;
    assert.equal(renameImports(source, { from, to, others }), source.replace(from, to));
  });
  it('are left alone in a text that is no Go', () => {
    for (const text of ['', from, `import "${from}"`, `<<<<<<< mine\nimport "${from}"\n`]) {
      assert.equal(renameImports(text, { from, to, others }), text);
    }
  });
});

const name = fc.stringMatching(/^[a-z][a-z0-9]{0,3}$/);
const path = fc.oneof(
  name,
  fc.constantFrom(from, to, `${from}2`, 'example.com/shop/tools', 'github.com/a/b', 'C'),
  fc
    .tuple(fc.constantFrom(from, `${from}/tools`, 'golang.org/x', 'a.b/c'), name)
    .map(([root, rest]) => `${root}/${rest}`),
);
const line = fc.record({
  path,
  alias: fc.option(fc.constantFrom('_', '.', 'a', 'zz'), { nil: undefined, freq: 3 }),
  comment: fc.option(fc.constantFrom('// x', '// of "a" and `b`', '// 注释'), { nil: undefined, freq: 3 }),
  above: fc.constantFrom('', '', '', '', '\n', '\t// about it\n', '\n\t/* about\n\t"it" */\n'),
});
const block = fc.array(line, { minLength: 1, maxLength: 8, size: 'max' }).map((lines) => {
  const specs = lines.map(({ path, alias, comment, above }) => {
    return `${above}\t${path === 'C' ? '' : `${alias ?? ''} `}"${path}" ${comment ?? ''}\n`;
  });
  return `import (\n${specs.join('')})\n`;
});
const single = line.map(({ path, comment }) => `import "${path}" ${comment ?? ''}\n`);
const source = fc
  .array(fc.oneof(block, single), { minLength: 1, maxLength: 4, size: 'max' })
  .map((parts) => `package p\n\n${parts.join('')}`);

/** Sources as gofmt writes them. */
function gofmt(folder: string, sources: readonly string[]): string[] {
  writeFiles(folder, Object.fromEntries(sources.map((text, i) => [`f${i}.go`, text])));
  const { status, stderr } = spawnSync('gofmt', ['-w', folder], { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  return sources.map((_, i) => readFileSync(join(folder, `f${i}.go`), 'utf8'));
}

describe('a renamed source', () => {
  it('is formatted as gofmt does if it was before, and has the same imports under their new paths', (t) => {
    const made = fc.sample(source, { numRuns: 600, seed: 7 });
    const before = gofmt(freshFolder(t), made);
    const after = before.map((text) => renameImports(text, { from, to, others }));
    assert.ok(before.filter((text, i) => text !== after[i]).length > 200);
    // gofmt drops the second of two equal imports, which do not compile.
    const folder = freshFolder(t);
    const again = gofmt(folder, after);
    for (const [i, text] of after.entries()) {
      const paths = (go: string) => readHeader(go).imports.map((one) => one.path);
      const wanted = paths(before[i] ?? '').map((one) => {
        const isOther = one === 'example.com/shop/tools' || one.startsWith('example.com/shop/tools/');
        return !isOther && (one === from || one.startsWith(`${from}/`)) ? one.replace(from, to) : one;
      });
      assert.deepEqual(paths(text).sort(), wanted.sort());
      if (new Set(wanted).size === wanted.length) assert.equal(again[i], text, before[i]);
    }
  });
  it('says the same if it is renamed there and back', () => {
    fc.assert(
      fc.property(source, (text) => {
        fc.pre(!text.includes(to));
        const there = renameImports(text, { from, to, others: [] });
        const paths = (go: string) =>
          readHeader(go)
            .imports.map((one) => one.path)
            .sort();
        assert.deepEqual(paths(renameImports(there, { from: to, to: from, others: [] })), paths(text));
      }),
    );
  });
});
