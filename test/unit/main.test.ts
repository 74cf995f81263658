import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { main } from '../../src/command/main.ts';
import { message } from '../../src/language/message.ts';
import { sayMessage } from '../../src/language/say.ts';
import { deadRun, freshFolder, writeFiles } from '../support/folders.ts';
import { scriptedAsker } from '../support/scripted-asker.ts';

describe('go-container in a terminal, after a run that was cut short', () => {
  it('says so once, though the question fails', async (t) => {
    const folder = freshFolder(t);
    writeFiles(folder, { [`${deadRun}/0`]: 'half of a file' });
    let said = '';
    const status = await main([], {
      folder,
      environment: {},
      out: () => undefined,
      err: (text) => {
        said += text;
      },
      asker: { ...scriptedAsker({}).asker, prompt: () => Promise.reject(new Error('out of order')) },
      readInput: () => Promise.resolve(new Uint8Array()),
      errColumns: () => undefined,
      onInterrupt: () => () => undefined,
    });
    assert.equal(status, 4);
    assert.equal(said.split(sayMessage('en', message('apply.undone'))).length, 2, said);
    assert.match(said, /out of order/);
  });
});
