import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { arbitraryAnswers } from '../support/arbitrary-answers.ts';
import { freshFolder, writeFiles } from '../support/folders.ts';
import { runProgram } from '../support/process.ts';
import { renderedTexts } from '../support/rendering.ts';
import { without } from '../support/tools.ts';

describe('generated Go files, over the whole option space', { skip: without('gofmt') }, () => {
  it('are formatted, and so have the syntax of Go', (t) => {
    const folder = freshFolder(t);
    for (const [i, answers] of fc.sample(arbitraryAnswers, 100).entries()) {
      const files = [...renderedTexts({ ...answers, scaffold: 'yes' })].filter(([path]) => path.endsWith('.go'));
      writeFiles(join(folder, String(i)), Object.fromEntries(files));
    }
    const { status, stdout, stderr } = runProgram('gofmt', ['-l', '.'], { cwd: folder });
    assert.equal(stdout + stderr, '');
    assert.equal(status, 0);
  });
});
