import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, constants, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { writeText } from '../../src/command/output.ts';
import { freshFolder } from '../support/folders.ts';

describe('a text that is written to a pipe', { skip: process.platform === 'win32' && 'no mkfifo' }, () => {
  it('is written whole, also where the pipe is full, does not wait, and is read late', async (t) => {
    const folder = freshFolder(t);
    assert.equal(spawnSync('mkfifo', [join(folder, 'pipe')]).status, 0);
    const writer = openSync(join(folder, 'pipe'), constants.O_RDWR | constants.O_NONBLOCK);
    const reader = spawn('sh', ['-c', 'exec <pipe; echo ready; sleep 0.3; cat >read'], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(reader.stdout, 'data');
    const text = 'Gänge 行\n'.repeat(50_000);
    writeText(writer, text);
    closeSync(writer);
    await once(reader, 'exit');
    assert.equal(readFileSync(join(folder, 'read'), 'utf8'), text);
  });
});
