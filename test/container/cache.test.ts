import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { afresh } from '../support/afresh.ts';
import { build, docker, emptyMounts, modulesFetched, tryDocker, withoutEngine, withoutLab } from '../support/engine.ts';
import { freshFolder, writeFiles } from '../support/folders.ts';
import { goContainer, runProgram } from '../support/process.ts';

const tag = 'go-container-test-cache';
/** A name that no earlier run had: the engine keeps layers of the same content, and would have them CACHED here. */
const name = `cachetest-${Date.now().toString(36)}`;
/** The id of the cache mount: the path of the module. */
const mounts = `example.com/${name}`;

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

const usesErrors = `package main

import "github.com/pkg/errors"

func failure() error { return errors.New("none") }
`;

/** Runs docker without waiting for it, and gives its exit status. */
function besides(args: readonly string[], cwd: string): Promise<number | null> {
  return new Promise((resolve) => {
    spawn('docker', args, { cwd, stdio: 'ignore' }).on('close', resolve);
  });
}

/** The lines of one stage's RUN in BuildKit's log, and whether it came from the cache. */
function stage(log: string, name: string): { cached: boolean; output: string } {
  const [, number] = new RegExp(`^#(\\d+) \\[${name} \\d+/\\d+\\] RUN`, 'm').exec(log) ?? [];
  assert.ok(number !== undefined, `no RUN of ${name} in\n${log}`);
  const lines = log.split('\n').filter((line) => line.startsWith(`#${number} `));
  return { cached: lines.some((line) => line.endsWith(' CACHED')), output: lines.join('\n') };
}
const downloadsIn = (output: string) => [...output.matchAll(/downloading (\S+)/g)].map((match) => match[1]).sort();

/** The compiled packages and modules in the layer of dependencies. */
function layer(folder: string): string[] {
  docker(['build', '-q', '--target=deps', '-t', `${tag}:deps`, '.'], folder);
  const container = docker(['create', `${tag}:deps`, 'none']).trim();
  const { stdout } = runProgram('sh', ['-c', `docker export ${container} | tar -tf - cache`], { cwd: '/' });
  docker(['rm', container]);
  docker(['rmi', '-f', `${tag}:deps`]);
  return stdout.split('\n').sort();
}

/** Runs a shell command on the cache mount of the stage of dependencies. */
function onMount(folder: string, command: string): string {
  const lines = ['FROM toolchain AS mounted', `RUN --mount=type=cache,id=${mounts},target=/saved ${command}`];
  const file = `${readFileSync(join(folder, 'Dockerfile'), 'utf8').split('\nFROM toolchain AS imports')[0]}\n${lines.join('\n')}\n`;
  writeFiles(folder, { 'mount.Dockerfile': file });
  return docker(['build', '--progress=plain', '-f', 'mount.Dockerfile', afresh(), '.'], folder);
}

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
    let log = '';
    const fetched = modulesFetched(() => {
      log = build(folder, tag);
    });
    assert.equal(stage(log, 'deps').cached, false);
    // Go also calls it a download if it takes a module from the mount.
    assert.deepEqual(downloadsIn(stage(log, 'deps').output), ['github.com/go-chi/chi/v5', 'github.com/google/uuid']);
    if (!withoutLab) assert.deepEqual(fetched, ['github.com/google/uuid']);
  });
  it('the layer holds what go.mod and the imports need, whatever was built before, and the mount no more than that', () => {
    writeFiles(folder, { 'cmd/server/id.go': usesXid });
    go('get', 'github.com/rs/xid@v1.6.0');
    go('mod', 'tidy');
    build(folder, tag);
    const [here, saved] = [layer(folder), onMount(folder, 'find /saved -type f')];
    for (const path of ['/cache/mod/github.com/rs/xid@', '/cache/mod/github.com/go-chi/chi/v5@'])
      assert.ok(
        here.some((line) => `/${line}`.startsWith(path)),
        path,
      );
    assert.doesNotMatch(here.join('\n'), /google\/uuid|\.zip$/m);
    assert.match(saved, /rs\/xid/);
    assert.doesNotMatch(saved, /google\/uuid/);
    assert.ok(emptyMounts(mounts) > 0);
    build(folder, tag, '--no-cache-filter=deps');
    assert.deepEqual(layer(folder), here);
  });
  it('a mount whose files were cut short does no harm', () => {
    onMount(folder, `find /saved -name '*-d' -exec sh -c 'for file; do : > "$file"; done' sh {} +`);
    onMount(folder, 'for saved in /saved/*; do mkdir "$saved.killed"; done');
    writeFiles(folder, { 'cmd/server/id.go': usesUuid });
    go('get', 'github.com/google/uuid@v1.6.0');
    build(folder, tag);
    const left = onMount(folder, 'ls /saved');
    assert.match(left, / (amd|arm)64$/m);
    assert.doesNotMatch(left, /killed$/m);
  });
  it('two builds at once are both well', async () => {
    writeFiles(folder, { 'cmd/server/id.go': usesXid });
    go('get', 'github.com/rs/xid@v1.6.0');
    const other = freshFolder({ after });
    cpSync(folder, other, { recursive: true });
    writeFiles(other, { 'cmd/server/id.go': usesUuid });
    const both = await Promise.all([folder, other].map((at) => besides(['build', '-q', '.'], at)));
    assert.deepEqual(both, [0, 0]);
  });
  it('after a new dependency on a fresh CI runner that was given an earlier image of the stage: only that is fetched', () => {
    docker(['build', '-q', '--target=deps', '-t', `${tag}:deps`, '.'], folder);
    assert.ok(emptyMounts(mounts) > 0);
    writeFiles(folder, { 'cmd/server/errors.go': usesErrors });
    go('get', 'github.com/pkg/errors@v0.9.1');
    const log = build(folder, tag, `--build-context=deps=docker-image://${tag}:deps`);
    assert.deepEqual(downloadsIn(stage(log, 'build').output), ['github.com/pkg/errors']);
    docker(['rmi', '-f', `${tag}:deps`]);
  });
});

describe('what a failing build says', { skip: withoutEngine, timeout: 600_000 }, () => {
  const failed = (files: Record<string, string>) => {
    const folder = freshFolder({ after });
    const flags = ['--defaults', `--name=${name}`, '--base=scratch', '--go-version=1.26'];
    assert.equal(goContainer(flags, folder).status, 0);
    writeFiles(folder, files);
    const { status, stderr } = tryDocker(['build', '--progress=plain', '.'], folder);
    assert.notEqual(status, 0);
    return stderr;
  };
  it('names a newer golang image where go.mod asks for a newer Go', () => {
    assert.match(
      failed({ 'go.mod': 'module example.com/new\n\ngo 1.99\n' }),
      /requires go >= 1\.99[\s\S]*newer golang image/,
    );
  });
  it('names go mod tidy where go.sum lacks an entry', () => {
    const mod = 'module example.com/sum\n\ngo 1.26.0\n\nrequire github.com/google/uuid v1.6.0\n';
    const log = failed({ 'go.mod': mod, 'cmd/server/id.go': usesUuid });
    assert.match(log, /missing go\.sum entry[\s\S]*go mod tidy/);
  });
});
