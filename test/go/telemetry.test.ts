import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { compareVersions } from '../../src/versions/compare.ts';
import { goReleases, telemetryGo } from '../../src/versions/releases.ts';
import { freshFolder } from '../support/folders.ts';
import { goContainer, runProgram } from '../support/process.ts';
import { without } from '../support/tools.ts';

const supported = goReleases
  .map(({ version }) => version)
  .filter((version) => compareVersions(version, telemetryGo) >= 0);

describe('go.mod and go.sum of a service with telemetry', { skip: without('go'), timeout: 600_000 }, () => {
  for (const kind of ['prometheus', 'opentelemetry']) {
    for (const version of supported) {
      it(`of ${kind} are complete and tidy for Go ${version}`, (t) => {
        const folder = freshFolder(t);
        const flags = ['--defaults', `--telemetry=${kind}`, `--go-version=${version}`, '--module=github.com/You/x/v3'];
        assert.equal(goContainer(flags, folder).status, 0);
        // The machine may have an older Go; the go command then fetches the one that go.mod names.
        const go = (...args: string[]) => runProgram('go', args, { cwd: folder, env: { GOTOOLCHAIN: 'auto' } });
        const tidy = go('mod', 'tidy', '-diff');
        assert.equal(tidy.stdout, '', tidy.stderr);
        assert.equal(tidy.status, 0, tidy.stderr);
        assert.equal(go('mod', 'verify').status, 0);
      });
    }
  }
  it('go together with modules that the user has already', (t) => {
    const folder = freshFolder(t);
    const go = (...args: string[]) => runProgram('go', args, { cwd: folder });
    assert.equal(goContainer(['--defaults', `--go-version=${telemetryGo}`], folder).status, 0);
    writeFileSync(join(folder, 'cmd/server/uuid.go'), 'package main\n\nimport _ "github.com/google/uuid"\n');
    assert.equal(go('get', 'github.com/google/uuid@v1.6.0').status, 0);
    const made = goContainer(['--defaults', '--telemetry=opentelemetry'], folder);
    assert.equal(made.status, 0, made.stdout + made.stderr);
    const build = go('build', '-o', 'bin/server', './cmd/server');
    assert.equal(build.status, 0, build.stderr);
    assert.equal(go('mod', 'tidy').status, 0);
    assert.match(readFileSync(join(folder, 'go.mod'), 'utf8'), /google\/uuid v1\.6\.0\n/);
    // And back again: what is no longer needed goes, and the user's module stays.
    const back = goContainer(['--defaults', '--telemetry=none', '--on-conflict=mine'], folder);
    assert.equal(back.status, 0, back.stdout + back.stderr);
    assert.equal(go('mod', 'tidy').status, 0);
    assert.equal(go('build', '-o', 'bin/server', './cmd/server').status, 0);
    assert.doesNotMatch(readFileSync(join(folder, 'go.mod'), 'utf8'), /opentelemetry/);
  });
  it('are refused for a Go that is too old for them', (t) => {
    const { status, stderr } = goContainer(
      ['--defaults', '--telemetry=prometheus', '--go-version=1.25', '--language=en'],
      freshFolder(t),
    );
    assert.equal(status, 2);
    assert.match(stderr, new RegExp(`prometheus needs is made for Go ${telemetryGo}`));
  });
});
