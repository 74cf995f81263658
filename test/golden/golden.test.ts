import assert from 'node:assert/strict';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { lockFile } from '../../src/inspect/own-names.ts';
import { filesIn, freshFolder, writeFiles } from '../support/folders.ts';
import { goContainer } from '../support/process.ts';

/**
 * A case is a directory: answers.yaml, the generated project, and in `before` an existing module. `UPDATE=1` regenerates the projects; the
 * diff in git is then what a change of the templates changes for users.
 */
const cases = readdirSync(import.meta.dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory());

describe('the golden directories', () => {
  for (const { name } of cases) {
    it(name, (t) => {
      const golden = join(import.meta.dirname, name);
      const folder = freshFolder(t);
      const before = join(golden, 'before');
      if (existsSync(before)) writeFiles(folder, filesIn(before));
      const { status, stderr } = goContainer(['--defaults', '--answers', join(golden, 'answers.yaml')], folder);
      assert.equal(stderr, '');
      assert.equal(status, 0);
      // The lock holds the other files, compressed; test/unit/lock.test.ts reads it.
      const { [lockFile]: lock, ...made } = filesIn(folder);
      assert.ok(lock !== undefined);
      if (process.env.UPDATE === '1') {
        rmSync(join(golden, 'project'), { recursive: true, force: true });
        writeFiles(join(golden, 'project'), made);
      }
      const expected = filesIn(join(golden, 'project'));
      assert.deepEqual(Object.keys(made), Object.keys(expected));
      for (const path of Object.keys(made)) assert.equal(made[path], expected[path], path);
    });
  }
});
