import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, it } from 'node:test';
import { commandOnPath, goOnPath } from '../../src/inspect/machine-go.ts';
import { freshFolder, writeFiles } from '../support/folders.ts';

/** Writes programs that can be run, with their scripts. */
function programs(folder: string, scripts: Readonly<Record<string, string>>): void {
  for (const [path, script] of Object.entries(scripts)) {
    writeFiles(folder, { [path]: `#!/bin/sh\n${script}\n` });
    chmodSync(join(folder, path), 0o755);
  }
}

describe('the Go of this machine', () => {
  it('is the first command on the path: no directory of its name, and no file that cannot be run', (t) => {
    const folder = freshFolder(t);
    mkdirSync(join(folder, 'home/go'), { recursive: true });
    programs(folder, { 'sdk/bin/go': 'exit 1' });
    writeFiles(folder, { 'sdk/VERSION': 'go1.26.3\ntime 2026-07-01T00:00:00Z\n', 'text/go': 'no program\n' });
    mkdirSync(join(folder, 'links'));
    symlinkSync('../sdk/bin/go', join(folder, 'links/go'));
    const path = ['', ...['none', 'home', 'text', 'links'].map((name) => join(folder, name))].join(delimiter);
    assert.equal(commandOnPath(path), join(folder, 'links/go'));
    assert.equal(goOnPath({ PATH: path }), '1.26');
  });
  it('is run by the name on the path, as the shims of mise, asdf and snap look at theirs', (t) => {
    const folder = freshFolder(t);
    const answer = '[ "$(basename "$0")" = go ] && [ "$GOTOOLCHAIN $*" = "local env GOVERSION" ] && echo go1.25.1';
    programs(folder, { 'local/bin/mise': answer });
    // Of mise itself.
    writeFiles(folder, { 'local/VERSION': 'go1.2.3\n' });
    mkdirSync(join(folder, 'shims'));
    symlinkSync('../local/bin/mise', join(folder, 'shims/go'));
    const PATH = [join(folder, 'shims'), process.env.PATH].join(delimiter);
    assert.equal(commandOnPath(PATH), join(folder, 'shims/go'));
    assert.equal(goOnPath({ PATH }), '1.25');
  });
  it('is none where nothing is found', (t) => {
    const folder = freshFolder(t);
    for (const PATH of [undefined, '', folder]) {
      assert.equal(commandOnPath(PATH), undefined);
      assert.equal(goOnPath({ PATH }), undefined);
    }
  });
  it('is none if it does not end, whatever signal it ignores, and is asked only once', { timeout: 30_000 }, (t) => {
    const folder = freshFolder(t);
    programs(folder, {
      'bin/go': `trap "" TERM INT HUP\necho x >>${folder}/asked\nwhile :; do sleep 1; done`,
    });
    const environment = { PATH: [join(folder, 'bin'), process.env.PATH].join(delimiter) };
    for (let i = 0; i < 3; i++) assert.equal(goOnPath(environment), undefined);
    assert.equal(spawnSync('cat', [join(folder, 'asked')], { encoding: 'utf8' }).stdout, 'x\n');
  });
  it('is none if a pipe is in place of its VERSION', { skip: process.platform === 'win32' }, (t) => {
    const folder = freshFolder(t);
    programs(folder, { 'sdk/bin/go': 'exit 1' });
    spawnSync('mkfifo', [join(folder, 'sdk/VERSION')]);
    assert.equal(goOnPath({ PATH: join(folder, 'sdk/bin') }), undefined);
  });
});
