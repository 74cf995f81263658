import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, realpathSync, symlinkSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, it } from 'node:test';
import { commandOnPath, goOnPath } from '../../src/inspect/machine-go.ts';
import { freshFolder, writeFiles } from '../support/folders.ts';

describe('the Go of this machine', () => {
  it('is the first command on the path, and no folder of its name', (t) => {
    const folder = realpathSync(freshFolder(t));
    mkdirSync(join(folder, 'home/go'), { recursive: true });
    writeFiles(folder, { 'sdk/bin/go': '#!/bin/sh\n', 'sdk/VERSION': 'go1.26.3\ntime 2026-07-01T00:00:00Z\n' });
    chmodSync(join(folder, 'sdk/bin/go'), 0o755);
    mkdirSync(join(folder, 'links'));
    symlinkSync('../sdk/bin/go', join(folder, 'links/go'));
    const path = ['', join(folder, 'none'), join(folder, 'home'), join(folder, 'links')].join(delimiter);
    assert.equal(commandOnPath(path), join(folder, 'sdk/bin/go'));
    assert.equal(goOnPath(path), '1.26');
  });
  it('is none where nothing is found', (t) => {
    const folder = freshFolder(t);
    for (const path of [undefined, '', folder]) {
      assert.equal(commandOnPath(path), undefined);
      assert.equal(goOnPath(path), undefined);
    }
  });
});
