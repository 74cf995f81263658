import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { packageRoot } from '../../src/package-root.ts';
import { mergeGoSums } from '../../src/reconcile/go-sum.ts';

const generated = ['prometheus', 'opentelemetry'].map((kind) =>
  readFileSync(join(packageRoot(), `templates/service/${kind}/go.sum.ejs`), 'utf8'),
);

describe('two go.sum files', () => {
  it('become one with the lines of both, in the order of go mod tidy', () => {
    const text = (...versions: string[]) => versions.map((version) => `example.com/a ${version} h1:x=\n`).join('');
    const mine = text('v1.9.0', 'v1.10.0/go.mod');
    const theirs = text('v1.10.0', 'v1.9.0', 'v1.10.0-rc.1', 'v0.0.0-20240102000000-abc', 'v0.0.0-20230102000000-abc');
    const versions = ['v0.0.0-20230102000000-abc', 'v0.0.0-20240102000000-abc', 'v1.9.0', 'v1.10.0-rc.1', 'v1.10.0'];
    assert.equal(mergeGoSums('go.sum', mine, theirs), text(...versions, 'v1.10.0/go.mod'));
    const all = [...versions, 'v1.10.0/go.mod'];
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (some) => {
        assert.equal(mergeGoSums('go.sum', text(...some), ''), text(...all));
      }),
    );
  });
  it('have the order in which the go command has written them', () => {
    for (const text of generated) {
      const lines = text.split(/(?<=\n)/);
      fc.assert(
        fc.property(fc.shuffledSubarray(lines), (some) => {
          assert.equal(mergeGoSums('tools/go.sum', some.join(''), text), text);
        }),
      );
    }
  });
  it('are the only files that are united so', () => {
    for (const path of ['go.mod', 'go.sums', 'a/go.sum/b']) assert.equal(mergeGoSums(path, 'a\n', 'b\n'), undefined);
  });
});
