import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { en } from '../../../src/language/en.ts';
import { packageRoot } from '../../../src/package-root.ts';

describe('the ids of findings', () => {
  it('are those of the table in docs/regeneration.md', () => {
    const ids = Object.keys(en).flatMap((key) => /^finding\.(.+)\.fix$/.exec(key)?.[1] ?? []);
    const text = readFileSync(join(packageRoot(), 'docs/regeneration.md'), 'utf8');
    const [, table = ''] = /\n\| id \| what it finds \|\n\|---\|---\|\n((?:\|.*\n)+)/.exec(text) ?? [];
    const documented = [...table.matchAll(/^\| `([\w-]+)` \| \S/gm)].map(([, id]) => id);
    assert.ok(ids.length > 10);
    assert.deepEqual(documented.sort(), ids.sort());
  });
});
