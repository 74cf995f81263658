import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { mostFiles, projectTexts } from '../../../src/inspect/project-texts.ts';
import { freshFolder, writeFiles } from '../../support/folders.ts';

describe('the texts of a project', () => {
  it('are those of the files that say something about the image', (t) => {
    const folder = freshFolder(t);
    const wanted = ['.env', '.env.example', '.github/workflows/ci.yml', 'Makefile', 'a.env', 'build/rules.mk'];
    const more = ['compose.yaml', 'daemon.json', 'go.mod', 'go.work', 'scripts/build.sh', 'web.Dockerfile'];
    const others = ['README.md', 'main.go', 'env.go', 'package.json', 'node_modules/a/Dockerfile', 'vendor/x/go.mod'];
    writeFiles(folder, Object.fromEntries([...wanted, ...more, ...others].map((path) => [path, 'x\n'])));
    symlinkSync(join(folder, 'go.mod'), join(folder, 'Dockerfile'));
    assert.deepEqual([...projectTexts(folder).texts.keys()].sort(), [...wanted, ...more].sort());
  });
  it('hold what is important whatever else there is, and name the rest', (t) => {
    const folder = freshFolder(t);
    const many = Array.from({ length: mostFiles + 2 }, (_, i) => `a/${String(i).padStart(4, '0')}.yaml`);
    writeFiles(folder, Object.fromEntries(many.map((path) => [path, 'a: 1\n'])));
    const important = ['Dockerfile', 'go.mod', 'deploy/x.yaml', 'b/compose.yaml', '.github/workflows/ci.yml'];
    writeFiles(folder, Object.fromEntries(important.map((path) => [path, 'x\n'])));
    writeFiles(folder, { 'z.yaml': '#'.repeat(1024 * 1024) });
    const { texts, unread } = projectTexts(folder);
    for (const path of important) assert.ok(texts.has(path), path);
    assert.equal(texts.size, important.length + mostFiles);
    assert.deepEqual(unread, ['a/1000.yaml', 'a/1001.yaml', 'z.yaml']);
  });
  it('may be others than those on disk', (t) => {
    const folder = freshFolder(t);
    writeFiles(folder, { Dockerfile: 'old\n', 'go.mod': 'old\n' });
    const instead = new Map([
      ['Dockerfile', 'new\n'],
      ['go.mod', undefined],
      ['compose.yaml', 'new\n'],
      ['README.md', 'new\n'],
    ]);
    assert.deepEqual(
      [...projectTexts(folder, instead).texts],
      [
        ['Dockerfile', 'new\n'],
        ['compose.yaml', 'new\n'],
      ],
    );
  });
});
