import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { existingProjects } from '../support/existing-projects.ts';
import { filesIn, freshFolder, writeFiles } from '../support/folders.ts';
import { goContainer, runProgram } from '../support/process.ts';
import { findTool } from '../support/tools.ts';

const saved = (folder: string) =>
  JSON.parse(readFileSync(join(folder, '.yo-rc.json'), 'utf8'))['generator-go-container'];
const read = (folder: string, path: string) => readFileSync(join(folder, path), 'utf8');
const without = 'module example.com/x\n\ngo 1.26\n';
const main = 'package main\n\nfunc main() {}\n';

describe('a module that is there', () => {
  for (const args of [['docker'], ['--defaults'], [], ['docker', '--defaults']]) {
    it(`is containerized by “${args.join(' ')}”, and nothing of Go is written`, (t) => {
      const folder = freshFolder(t);
      const before: Record<string, string> = { ...existingProjects.root };
      writeFiles(folder, before);
      const { status, stdout, stderr } = goContainer(args, folder);
      assert.equal(stderr, '');
      assert.equal(status, 0);
      const { 'go.mod': mod, 'main.go': code, ...made } = filesIn(folder);
      assert.deepEqual({ 'go.mod': mod, 'main.go': code }, before);
      assert.deepEqual(Object.keys(made), [
        '.dockerignore',
        '.gitattributes',
        '.go-container.lock',
        '.yo-rc.json',
        'Dockerfile',
      ]);
      assert.match(stdout, /^ {2}port +8081 +main\.go:\d+$/m);
      assert.equal(/--scaffold=yes/.test(stdout), !args.includes('docker'));
      assert.deepEqual(
        [saved(folder).scaffold, saved(folder).port, saved(folder).healthPath],
        ['no', 8081, '/healthz'],
      );
    });
  }
  it('becomes a service by --scaffold=yes afterwards, whatever was found and saved', (t) => {
    const folder = freshFolder(t);
    writeFiles(folder, existingProjects.commands);
    assert.equal(goContainer(['docker'], folder).status, 0);
    assert.ok(saved(folder).main !== undefined);
    const { status, stderr } = goContainer(['--scaffold=yes', '--on-conflict=new'], folder);
    assert.equal(stderr, '');
    assert.equal(status, 0);
    assert.deepEqual([saved(folder).scaffold, saved(folder).main], ['yes', undefined]);
    assert.ok('cmd/server/handler.go' in filesIn(folder));
    const stays = goContainer(['--scaffold=yes', '--main=./cmd/api'], folder);
    assert.match(stays.stderr, /^--main: /);
    assert.equal(stays.status, 2);
  });
  it('is left alone by a second run, by check and where no Go is on the machine', (t) => {
    const folder = freshFolder(t);
    writeFiles(folder, existingProjects.commands);
    assert.equal(goContainer(['docker'], folder).status, 0);
    const before = filesIn(folder);
    for (const args of [[], ['docker'], ['update']]) {
      const again = goContainer(args, folder, { PATH: '/nowhere' });
      assert.equal(again.status, 0, again.stderr);
      assert.deepEqual(filesIn(folder), before);
    }
    const checked = goContainer(['check'], folder);
    assert.equal(checked.status, 0, checked.stdout);
  });
  it('gives the same bytes with and without Go on the machine, and to another person from the saved answers', (t) => {
    const [one, two, three] = [freshFolder(t), freshFolder(t), freshFolder(t)];
    for (const folder of [one, two, three]) writeFiles(folder, existingProjects.commands);
    goContainer(['docker', '--go-version=1.27'], one);
    goContainer(['docker', '--go-version=1.27'], two, { PATH: '/nowhere' });
    assert.deepEqual(filesIn(one), filesIn(two));
    writeFiles(three, { '.yo-rc.json': read(one, '.yo-rc.json') });
    assert.equal(goContainer([], three).status, 0);
    assert.deepEqual(filesIn(three), filesIn(one));
  });
  it('says why the go command was asked in vain', (t) => {
    const folder = freshFolder(t);
    writeFiles(folder, existingProjects.root);
    const programs = join(folder, '..', 'programs');
    writeFiles(programs, { go: '#!/bin/sh\necho "go: updates to go.mod needed" >&2\necho more >&2\nexit 1\n' });
    chmodSync(join(programs, 'go'), 0o755);
    const { status, stdout } = goContainer(['docker', '--dry-run'], folder, { PATH: programs });
    assert.equal(status, 0);
    assert.match(stdout, /^go list did not tell the packages.*: go: updates to go\.mod needed$/m);
  });
  it('keeps the times of its health check, and how it asks itself', (t) => {
    const folder = freshFolder(t);
    const dockerfile = [
      'FROM golang:1.26-alpine AS b',
      'WORKDIR /src',
      'COPY . .',
      'RUN CGO_ENABLED=0 go build -o /app .',
      'FROM alpine:3.24',
      'COPY --from=b /app /app',
      'HEALTHCHECK --interval=1m --retries=5 CMD ["/app", "-probe", "live"]',
      'ENTRYPOINT ["/app"]',
      '',
    ].join('\n');
    writeFiles(folder, { 'go.mod': without, 'main.go': main, Dockerfile: dockerfile });
    const { status, stderr } = goContainer(['docker', '--defaults'], folder);
    assert.equal(status, 0, stderr);
    assert.match(
      read(folder, 'Dockerfile'),
      /^HEALTHCHECK --interval=1m --timeout=3s --start-period=10s --retries=5 CMD \["[^"]*", "-probe", "live"\]$/m,
    );
  });
  it('has a flag over everything that was found', (t) => {
    const folder = freshFolder(t);
    writeFiles(folder, existingProjects.commands);
    const { status, stderr } = goContainer(
      ['docker', '--main=./cmd/worker', '--port=9999', '--health-check=tcp'],
      folder,
    );
    assert.equal(stderr, '');
    assert.equal(status, 0);
    assert.match(read(folder, 'Dockerfile'), /EXPOSE 9999\n[\s\S]*CMD \["\/usr\/local\/bin\/healthprobe", "9999"\]/);
  });
  it('keeps edits when an answer changes', (t) => {
    const folder = freshFolder(t);
    writeFiles(folder, existingProjects.root);
    goContainer(['docker'], folder);
    writeFiles(folder, {
      Dockerfile: read(folder, 'Dockerfile').replace('USER 65532:65532', 'ENV MINE=1\nUSER 65532:65532'),
    });
    const { status } = goContainer(['--base=distroless'], folder);
    assert.equal(status, 0);
    const text = read(folder, 'Dockerfile');
    assert.match(text, /^ENV MINE=1$/m);
    assert.match(text, /"\/usr\/local\/bin\/healthprobe", "8081", "\/healthz"/);
    assert.match(read(folder, 'internal/healthprobe/main.go'), /^package main$/m);
    assert.equal(goContainer(['--base=alpine'], folder).status, 0);
    assert.equal(filesIn(folder)['internal/healthprobe/main.go'], undefined);
  });
  it('still builds, and git sees only the files that were told', {
    skip: findTool('go') === undefined ? 'no go' : false,
  }, (t) => {
    const folder = freshFolder(t);
    writeFiles(folder, existingProjects.article);
    const run = (file: string, args: string[]) => runProgram(file, args, { cwd: folder });
    run('git', ['init', '-q']);
    run('git', ['add', '.']);
    run('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', 'commit', '-qm', 'x']);
    goContainer(['docker', '--base=scratch'], folder);
    assert.equal(run('go', ['build', './...']).stderr, '');
    assert.deepEqual(
      run('git', ['status', '--porcelain', '-uall'])
        .stdout.trim()
        .split('\n')
        .map((line) => line.trim())
        .sort(),
      [
        '?? .dockerignore',
        '?? .gitattributes',
        '?? .go-container.lock',
        '?? .yo-rc.json',
        '?? Dockerfile.orig',
        '?? internal/healthprobe/main.go',
        'M Dockerfile',
      ],
    );
  });
  it('can have a service generated beside it on request', (t) => {
    const folder = freshFolder(t);
    writeFiles(folder, { 'go.mod': without });
    const { status, stdout } = goContainer(['--scaffold=yes'], folder);
    assert.equal(status, 3);
    assert.match(stdout, /^conflict +go\.mod/m);
  });
  it('that was generated can become one like any other, and loses no file', (t) => {
    const folder = freshFolder(t);
    goContainer([], folder);
    const before = Object.keys(filesIn(folder));
    const { status, stdout, stderr } = goContainer(['--scaffold=no', '--health-check=self'], folder);
    assert.equal(stderr, '');
    assert.equal(status, 0, stdout);
    for (const path of before) assert.ok(path in filesIn(folder), path);
    assert.match(read(folder, 'Dockerfile'), /go build -o \/out\/orders .* \.\/cmd\/server/);
  });
});

describe('several programs', () => {
  it('are a target each, the first one last, and a bake file', (t) => {
    const folder = freshFolder(t);
    writeFiles(folder, existingProjects.commands);
    goContainer(
      ['docker', '--main=./cmd/worker,./cmd/api=8080/healthz,./cmd/job=none', '--port=9090', '--health-path=/livez'],
      folder,
    );
    const text = read(folder, 'Dockerfile');
    assert.deepEqual(
      [...text.matchAll(/^FROM runtime AS (\S+)$/gm)].map((match) => match[1]),
      ['api', 'job', 'worker'],
    );
    assert.deepEqual(
      [...text.matchAll(/^EXPOSE (.*)$/gm)].map((match) => match[1]),
      ['8080', '9090'],
    );
    assert.match(text, /AS job\n[\s\S]*HEALTHCHECK NONE\n[\s\S]*AS worker/);
    assert.match(read(folder, 'docker-bake.hcl'), /targets = \["worker", "api", "job"\]/);
  });
});

describe('a Dockerfile that is there', () => {
  it('is taken over: old and new are shown with reasons, and the old one stays as .orig', (t) => {
    const folder = freshFolder(t);
    writeFiles(folder, existingProjects.article);
    const { status, stdout } = goContainer(['docker'], folder);
    assert.equal(status, 0);
    assert.equal(read(folder, 'Dockerfile.orig'), existingProjects.article.Dockerfile);
    assert.match(stdout, /^taken over +Dockerfile/m);
    assert.match(stdout, /^-FROM golang:1\.22-alpine AS builder$/m);
    assert.match(stdout, /^\+USER 65532:65532$/m);
    assert.match(stdout, /line 2: Go 1\.22 gets no security fixes any more/);
    assert.doesNotMatch(stdout, /To be looked at/);
    const { base, port, healthPath, apkMirror, goProxy, main } = saved(folder);
    assert.deepEqual(
      { base, port, healthPath, apkMirror, goProxy, main },
      {
        base: 'alpine',
        port: 8080,
        healthPath: '/healthz',
        apkMirror: 'aliyun',
        goProxy: 'goproxy.cn,direct',
        main: ['./cmd/server'],
      },
    );
    assert.equal(goContainer(['check'], folder).status, 0);
  });
  it('gives its packages up, and says so, where the chosen base has none', (t) => {
    const folder = freshFolder(t);
    const dockerfile = existingProjects.article.Dockerfile.replace('ca-certificates tzdata', 'ca-certificates tini');
    writeFiles(folder, { ...existingProjects.article, Dockerfile: dockerfile });
    const { status, stdout, stderr } = goContainer(['docker', '--base=scratch'], folder);
    assert.equal(stderr, '');
    assert.equal(status, 0);
    assert.match(stdout, /packages tini cannot be installed on scratch/);
  });
  it('is not touched by a dry run', (t) => {
    const folder = freshFolder(t);
    writeFiles(folder, existingProjects.article);
    const before = filesIn(folder);
    assert.equal(goContainer(['docker', '--dry-run'], folder).status, 0);
    assert.deepEqual(filesIn(folder), before);
  });
  it('keeps what is not understood in place, through a later change too', (t) => {
    const folder = freshFolder(t);
    const dockerfile = existingProjects.article.Dockerfile.replace(
      'USER appuser',
      'RUN ln -s /bin/true /usr/bin/thing\nLABEL team="a b"\nUSER appuser',
    );
    writeFiles(folder, { ...existingProjects.article, Dockerfile: dockerfile });
    for (const args of [['docker'], ['--port=8090']]) {
      const { status, stderr, stdout } = goContainer(args, folder);
      assert.equal(status, 0, stderr + stdout);
      assert.match(
        read(folder, 'Dockerfile'),
        /RUN ln -s \/bin\/true \/usr\/bin\/thing\nLABEL team="a b"\n(?:#.*\n)*USER /,
      );
    }
  });
  it('does not make a conflict of a .dockerignore either', (t) => {
    const folder = freshFolder(t);
    writeFiles(folder, { ...existingProjects.root, '.dockerignore': 'mine\n' });
    const { status, stdout } = goContainer(['docker'], folder);
    assert.equal(status, 0);
    assert.match(stdout, /\.dockerignore is yours and stays as it is/);
    assert.equal(read(folder, '.dockerignore'), 'mine\n');
  });
});

describe('private modules and cgo', () => {
  it('mount credentials, and say how to pass them', (t) => {
    const folder = freshFolder(t);
    writeFiles(folder, existingProjects.root);
    const { stdout } = goContainer(['docker', '--private-modules=git.example.com/team'], folder);
    const text = read(folder, 'Dockerfile');
    assert.match(text, /^ARG GOPRIVATE="git\.example\.com\/team"$/m);
    // Where apk, the dependencies and the program are fetched.
    assert.equal(text.match(/--mount=type=secret,id=netrc,target=\/root\/\.netrc/g)?.length, 3);
    assert.match(text, /apk add --no-cache git/);
    assert.match(stdout, /docker build --secret id=netrc,src=\$HOME\/\.netrc/);
    goContainer(['--credentials=ssh'], folder);
    assert.match(read(folder, 'Dockerfile'), /insteadOf "https:\/\/git\.example\.com\/"/);
    assert.match(read(folder, 'Dockerfile'), /--mount=type=ssh/);
  });
  it('compile with gcc on alpine, and link statically where the base has no C library', (t) => {
    const folder = freshFolder(t);
    writeFiles(folder, {
      'go.mod': without,
      'main.go': 'package main\n\n// int one(void) { return 1; }\nimport "C"\n\nfunc main() { println(C.one()) }\n',
    });
    const { status, stderr } = goContainer(['docker'], folder);
    assert.equal(status, 0, stderr);
    assert.equal(saved(folder).cgo, 'on');
    const text = read(folder, 'Dockerfile');
    assert.match(text, /apk add --no-cache gcc musl-dev/);
    assert.match(text, /^ENV CGO_ENABLED=1 /m);
    assert.doesNotMatch(text, /BUILDPLATFORM/);
    goContainer(['--base=scratch'], folder);
    assert.match(read(folder, 'Dockerfile'), /-tags=timetzdata,osusergo,netgo"/);
    assert.match(read(folder, 'Dockerfile'), /-linkmode external -extldflags '-static'/);
    const shared = goContainer(['--base=scratch', '--builder-packages=vips-dev'], folder);
    assert.equal(shared.status, 2);
    assert.match(shared.stderr, /^--base: vips-dev are shared libraries/);
  });
});

describe('bad input for an existing module', () => {
  const other = 'FROM node:22\nRUN npm ci\nCMD ["node", "x.js"]\n';
  const bad: [what: string, files: Record<string, string>, args: string[], names: RegExp][] = [
    ['no go.mod', { 'main.go': main }, [], /has no go\.mod/],
    ['a broken go.mod', { 'go.mod': 'module example.com/x\n\nrequire (\n', 'main.go': main }, [], /go\.mod .*line 3/],
    ['no main package', { 'go.mod': without, 'x.go': 'package x\n' }, [], /no main package/],
    [
      'a main package that a tag keeps out',
      { 'go.mod': without, 'cmd/x/main.go': `//go:build fancy\n\n${main}` },
      [],
      /no main package .* keep out cmd\/x\/main\.go:5: .*--build-tags/,
    ],
    [
      'a main package of another module',
      { 'go.mod': without, 'x.go': 'package x\n', 'tools/go.mod': without, 'tools/lint/main.go': main },
      [],
      /no main package .* other modules have, in tools\/lint; /,
    ],
    [
      'a module in a folder below',
      { 'backend/go.mod': without, 'backend/main.go': main },
      [],
      /module is in backend, and this folder has no go\.mod/,
    ],
    [
      'two modules and no choice',
      { 'a/go.mod': without, 'a/main.go': main, 'b/go.mod': without, 'b/main.go': main },
      [],
      /several modules \(a, b\); choose one by --dir/,
    ],
    ['no such program', existingProjects.root, ['--main=./nope'], /no main package \.\/nope .*commands are \./],
    [
      'a Dockerfile that does not parse',
      { ...existingProjects.root, Dockerfile: 'FORM x\n' },
      [],
      /Dockerfile line 1: .*FORM/,
    ],
    [
      'a Dockerfile of another language',
      { ...existingProjects.root, Dockerfile: other },
      [],
      /Dockerfile line 1: .*JavaScript/,
    ],
    [
      'a Go that there is no image of',
      { 'go.mod': 'module example.com/x\n\ngo 1.99\n', 'main.go': main },
      [],
      /line 3 asks for Go 1\.99/,
    ],
    [
      'a module replaced by one outside',
      { 'go.mod': `${without}\nreplace example.com/y => ../y\n`, 'main.go': main },
      [],
      /line 5 replaces example\.com\/y by \.\.\/y/,
    ],
    ['options of a module for a service', {}, ['--scaffold=yes', '--env=A=1'], /^--env: /],
    ['an env that is none', existingProjects.root, ['--env=A'], /^--env: /],
    ['a secret', existingProjects.root, ['--env=DB_PASSWORD=x'], /^--env: .*DB_PASSWORD/],
    ['a path outside', existingProjects.root, ['--copy=../x'], /^--copy: /],
  ];
  for (const [what, files, args, names] of bad) {
    it(`${what} is one sentence, status 2, and nothing written`, (t) => {
      const folder = freshFolder(t);
      mkdirSync(folder, { recursive: true });
      writeFiles(folder, files);
      const before = filesIn(folder);
      const { status, stderr } = goContainer([...(args.includes('--scaffold=yes') ? [] : ['docker']), ...args], folder);
      assert.match(stderr, names);
      assert.equal(stderr.trimEnd().split('\n').length, 1);
      assert.equal(status, 2);
      assert.deepEqual(filesIn(folder), before);
    });
  }
});
