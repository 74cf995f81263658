import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { generatorKey, type SavedAnswers } from '../../src/inspect/saved-answers.ts';
import { nothingSeen, type Seen } from '../../src/reconcile/operation.ts';
import { savedAnswersChange } from '../../src/reconcile/own-files.ts';

const textOf = (values: object) => `${JSON.stringify({ [generatorKey]: values }, null, 2)}\n`;
const file = (text: string, executable = false): Seen => ({
  file: { bytes: Buffer.from(text), executable },
  obstacle: undefined,
});
const saved = (values: Record<string, unknown>): SavedAnswers => {
  const document = { [generatorKey]: values };
  return { document, onDisk: document, values };
};
const none: SavedAnswers = { document: {}, onDisk: undefined, values: {} };

describe('the file of the answers', () => {
  it('is new', () => {
    const change = savedAnswersChange(none, { port: 1 }, ['port'], nothingSeen);
    assert.deepEqual([change.status, change.why.key, change.after], ['new', 'why.new', textOf({ port: 1 })]);
    assert.deepEqual(
      change.operations.map((one) => one.kind === 'write' && [one.executable, Buffer.from(one.content).toString()]),
      [[false, textOf({ port: 1 })]],
    );
  });
  it('is updated, keeps its mode, and what another version has saved', () => {
    const before = { port: 1, later: true };
    const change = savedAnswersChange(saved(before), { port: 2 }, ['port'], file(textOf(before), true));
    const after = textOf({ port: 2, later: true });
    assert.deepEqual([change.status, change.why.key, change.after], ['updated', 'why.answers', after]);
    assert.deepEqual(
      change.operations.map((one) => one.kind === 'write' && one.executable),
      [true],
    );
  });
  it('keeps the layout that a user gave it, if it says the same', () => {
    const text = JSON.stringify({ [generatorKey]: { port: 1 } });
    const change = savedAnswersChange(saved({ port: 1 }), { port: 1 }, ['port'], file(text));
    assert.deepEqual([change.status, change.after, change.operations], ['unchanged', text, []]);
  });
  it('is unchanged if it has the very text, whoever wrote it', () => {
    const change = savedAnswersChange(none, { port: 1 }, ['port'], file(textOf({ port: 1 })));
    assert.deepEqual([change.status, change.why.key, change.operations], ['unchanged', 'why.unchanged', []]);
  });
  it('is blocked by what stands at its path', () => {
    const obstacle = { at: '.yo-rc.json', reason: 'apply.reason.folder' } as const;
    const change = savedAnswersChange(none, { port: 1 }, ['port'], { file: undefined, obstacle });
    assert.deepEqual([change.status, change.why.key, change.operations], ['blocked', 'why.blocked', []]);
  });
});
