import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { build, docker, emptyMounts, tryDocker, withoutEngine } from '../support/engine.ts';
import { freshFolder, writeFiles } from '../support/folders.ts';
import { goContainer, runProgram } from '../support/process.ts';

const tag = 'go-container-test-cache';
/** A name that no earlier run had: the engine keeps layers of the same content, and would have them CACHED here. */
const name = `cachetest-${Date.now().toString(36)}`;
/** The id of the cache mounts: the module's path and the platform. */
const mounts = `example.com/${name}-${process.arch === 'x64' ? 'amd64' : process.arch}`;

/** Routes of a user's own that pull in a dependency with dependencies of its own. */
const usesChi = `package main

import "github.com/go-chi/chi/v5"

func router() *chi.Mux { return chi.NewRouter() }
`;
const usesUuid = `package main

import "github.com/google/uuid"

func id() string { return uuid.NewString() }
`;

const usesXid = `package main

import "github.com/rs/xid"

func sortableID() string { return xid.New().String() }
`;

/** The lines of one stage's RUN in BuildKit's log, and whether it came from the cache. */
function stage(log: string, name: string): { cached: boolean; output: string } {
  const [, number] = new RegExp(`^#(\\d+) \\[${name} \\d+/\\d+\\] RUN`, 'm').exec(log) ?? [];
  assert.ok(number !== undefined, `no RUN of ${name} in\n${log}`);
  const lines = log.split('\n').filter((line) => line.startsWith(`#${number} `));
  return { cached: lines.some((line) => line.endsWith(' CACHED')), output: lines.join('\n') };
}
const downloadsIn = (output: string) => [...output.matchAll(/downloading (\S+)/g)].map((match) => match[1]);

describe('what a rebuild does again', { skip: withoutEngine, timeout: 1_800_000 }, () => {
  const folder = freshFolder({ after });
  const go = (...args: string[]) => {
    const { status, stderr } = runProgram('go', args, { cwd: folder, timeout: 300_000 });
    assert.equal(status, 0, stderr);
  };
  const edit = (text: string) => {
    const file = join(folder, 'cmd/server/server.go');
    const before = readFileSync(file, 'utf8');
    const changed = before.replace(/"stopp[a-z0-9]*"\)\n\treturn nil/, `"${text}")\n\treturn nil`);
    assert.notEqual(changed, before);
    writeFileSync(file, changed);
  };
  before(() => {
    assert.equal(
      goContainer(['--defaults', `--name=${name}`, '--base=scratch', '--go-version=1.26'], folder).status,
      0,
    );
    writeFiles(folder, { 'cmd/server/router.go': usesChi });
    go('get', 'github.com/go-chi/chi/v5@v5.2.3');
  });
  after(() => {
    tryDocker(['rmi', '-f', tag]);
    emptyMounts(mounts);
  });

  it('the first build fetches the dependency, with its go.sum', () => {
    const log = build(folder, tag);
    assert.deepEqual(downloadsIn(stage(log, 'deps').output), ['github.com/go-chi/chi/v5']);
  });
  it('after an edit: nothing is fetched or compiled but the program’s own packages', () => {
    edit('stoppeda');
    const log = build(folder, tag);
    assert.equal(stage(log, 'imports').cached, false);
    assert.equal(stage(log, 'deps').cached, true);
    assert.equal(stage(log, 'build').cached, false);
  });
  it('after an edit of a file that is not part of the image: nothing at all', () => {
    writeFiles(folder, { 'README.md': '# edited\n', '.env': 'SECRET=1\n' });
    const log = build(folder, tag);
    for (const name of ['imports', 'deps', 'build']) assert.equal(stage(log, name).cached, true, name);
  });
  it('after an edit, where layers are cached and mounts are empty, as on a fresh CI runner: the same', () => {
    assert.ok(emptyMounts(mounts) > 0);
    edit('stoppedb');
    const log = build(folder, tag);
    assert.equal(stage(log, 'deps').cached, true);
    assert.doesNotMatch(stage(log, 'build').output, /downloading/);
    assert.equal(stage(log, 'build').cached, false);
  });
  it('after a new dependency: only that is fetched', () => {
    // The mount of the stage was emptied by the test before.
    build(folder, tag, '--no-cache-filter=deps');
    writeFiles(folder, { 'cmd/server/id.go': usesUuid });
    go('get', 'github.com/google/uuid@v1.6.0');
    const log = build(folder, tag);
    assert.equal(stage(log, 'deps').cached, false);
    assert.deepEqual(downloadsIn(stage(log, 'deps').output), ['github.com/google/uuid']);
  });
  it('after a new dependency on a fresh CI runner that was given an earlier image of the stage: only that is fetched', () => {
    docker(['build', '-q', '--target=deps', '-t', `${tag}:deps`, '.'], folder);
    assert.ok(emptyMounts(mounts) > 0);
    writeFiles(folder, { 'cmd/server/xid.go': usesXid });
    go('get', 'github.com/rs/xid@v1.6.0');
    const log = build(folder, tag, `--build-context=deps=docker-image://${tag}:deps`);
    assert.deepEqual(downloadsIn(stage(log, 'build').output), ['github.com/rs/xid']);
    docker(['rmi', '-f', `${tag}:deps`]);
  });
});
