import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { describe, it } from 'node:test';
import { unifiedDiff } from '../../src/report/unified-diff.ts';
import { filesIn, freshFolder, writeFiles } from '../support/folders.ts';
import { runProgram } from '../support/process.ts';
import { editedText, randomOf } from './merge/edits.ts';

const numbered = (...changes: [line: number, text: string][]) => {
  const lines = Array.from({ length: 20 }, (_, index) => `${index + 1}`);
  for (const [line, text] of changes) lines[line - 1] = text;
  return `${lines.join('\n')}\n`;
};
const diff = (before: string | undefined, after: string | undefined, path = 'f') =>
  unifiedDiff({ path, before, after }).split('\n').slice(0, -1);

describe('a unified diff', () => {
  it('has three lines around a change', () => {
    assert.deepEqual(diff(numbered(), numbered([10, 'x'])), [
      '--- a/f',
      '+++ b/f',
      '@@ -7,7 +7,7 @@',
      ' 7',
      ' 8',
      ' 9',
      '-10',
      '+x',
      ' 11',
      ' 12',
      ' 13',
    ]);
  });
  it('has fewer at the ends of the file', () => {
    const ranges = diff(numbered(), numbered([2, 'x'], [19, 'y'])).filter((line) => line.startsWith('@@'));
    assert.deepEqual(ranges, ['@@ -1,5 +1,5 @@', '@@ -16,5 +16,5 @@']);
  });
  it('joins changes with up to six lines between them', () => {
    const ranges = (second: number) =>
      diff(numbered(), numbered([5, 'x'], [second, 'y'])).filter((line) => line.startsWith('@@'));
    assert.deepEqual(ranges(12), ['@@ -2,14 +2,14 @@']);
    assert.deepEqual(ranges(13), ['@@ -2,7 +2,7 @@', '@@ -10,7 +10,7 @@']);
  });
  it('says if there is no newline at the end', () => {
    const missing = '\\ No newline at end of file';
    assert.deepEqual(diff('a\nb', 'a\nc\n').slice(3), [' a', '-b', missing, '+c']);
    assert.deepEqual(diff('a\nb', 'x\nb').slice(3), ['-a', '+x', ' b', missing]);
  });
  it('of a new or removed file names /dev/null', () => {
    assert.deepEqual(diff(undefined, 'a\n'), ['--- /dev/null', '+++ b/f', '@@ -0,0 +1,1 @@', '+a']);
    assert.deepEqual(diff('a\n', undefined), ['--- a/f', '+++ /dev/null', '@@ -1,1 +0,0 @@', '-a']);
  });
  it('is empty if nothing changes, and for the lock', () => {
    assert.deepEqual(
      [diff('a\n', 'a\n'), diff(undefined, undefined), diff('a\n', 'b\n', '.go-container.lock')],
      [[], [], []],
    );
  });
  for (const [name, args] of [
    ['git', ['apply', '--whitespace=nowarn', '-']],
    ['patch', ['-p1', '--silent']],
  ] as const) {
    it(`is read by ${name}, for any edits and file names`, {
      skip: runProgram(name, ['--version'], { cwd: tmpdir() }).status !== 0,
    }, (t) => {
      const folder = freshFolder(t);
      const random = randomOf(1);
      const names = ['a b', '健康', 'quote"d', 'back\\slash', 'tab\there'];
      const before: Record<string, string> = {};
      const after: Record<string, string> = {};
      for (let i = 0; i < 200; i += 1) {
        const text = editedText(numbered(), random);
        if (text === '') continue;
        before[`dir/${names[i] ?? i}`] = text;
        after[`dir/${names[i] ?? i}`] = editedText(text, random) || 'x';
      }
      const patch = Object.entries(before).map(([path, text]) =>
        unifiedDiff({ path: path.slice(4), below: 'dir/', before: text, after: after[path] }),
      );
      writeFiles(folder, before);
      const { status, stderr } = runProgram(name, args, { cwd: folder, input: patch.join('') });
      assert.deepEqual([status, stderr], [0, '']);
      assert.deepEqual(filesIn(folder), after);
    });
  }
});
