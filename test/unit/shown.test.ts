import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { shown } from '../../src/options/checks/result.ts';

describe('an input in a message', () => {
  for (const [input, text] of [
    ['plain', 'plain'],
    ['say "no" \\ to', 'say "no" \\ to'],
    ['a\nb\u001b[31m', 'a\\nb\\u001b[31m'],
    ['https://me:secret@example.com/x', 'https://…@example.com/x'],
    ['x'.repeat(60), 'x'.repeat(60)],
    ['x'.repeat(61), `${'x'.repeat(57)}...`],
    [7, '7'],
    [undefined, 'undefined'],
    [['a'], '["a"]'],
  ] as const)
    it(`is shown as ${text}`, () => assert.equal(shown(input), text));
});
