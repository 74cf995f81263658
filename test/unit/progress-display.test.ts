import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { errColumns, progressOn } from '../../src/report/progress-display.ts';

describe('the columns of standard error', () => {
  const columns = (isTTY: boolean, width: number, TERM = 'xterm') =>
    errColumns({ stderr: { isTTY, columns: width }, env: { TERM } });
  it('are those of a terminal, and 80 where it does not tell', () => {
    assert.equal(columns(true, 120), 120);
    assert.equal(columns(true, 0), 80);
  });
  it('are none where it is no terminal, or one that takes no line back', () => {
    assert.equal(columns(false, 120), undefined);
    assert.equal(columns(true, 120, 'dumb'), undefined);
  });
});

describe('the progress display', () => {
  it('writes one line anew, with room for the cursor, and takes it away', () => {
    let said = '';
    const err = (text: string) => {
      said += text;
    };
    const { show, hide } = progressOn({ err, errColumns: () => 80 });
    hide();
    assert.equal(said, '');
    show((columns) => `one of ${columns}`);
    show(() => 'two');
    hide();
    hide();
    assert.equal(said, '\rone of 79\u001b[K\rtwo\u001b[K\r\u001b[K');
  });
  it('shows nothing where there are no columns', () => {
    const { show, hide } = progressOn({ err: () => assert.fail(), errColumns: () => undefined });
    show(() => assert.fail());
    hide();
  });
});
