import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readBuildFiles } from '../../../src/inspect/module/build-files.ts';
import { freshFolder, writeFiles } from '../../support/folders.ts';
import { at } from './summary.ts';

const cases: readonly [name: string, file: string, text: string, tags: string[], variables: string[]][] = [
  [
    'a Makefile',
    'Makefile',
    `# go build -tags commented
PKG := $(BASE)/internal/version
BASE := example.com/x
TAGS ?= netgo osusergo
LDFLAGS = -s -w -X main.version=$(VERSION) \\
	-X '$(PKG).Commit=$(shell git rev-parse HEAD)' -X "main.date=a b" \\
	-X $(UNKNOWN).Name=x
build:
	CGO_ENABLED=0 go build -tags "$(TAGS)" -ldflags "$(LDFLAGS)" ./cmd/server
	go install --tags=extra,netgo ./...
test:
	go test -tags integration ./...
	golangci-lint run --build-tags=lint
`,
    ['netgo Makefile:9', 'osusergo Makefile:9', 'extra Makefile:10'],
    [
      'main.version=$(VERSION) true Makefile:5',
      'example.com/x/internal/version.Commit=$(shell git rev-parse HEAD) true Makefile:6',
      'main.date=a b true Makefile:6',
      '$(UNKNOWN).Name=x false Makefile:7',
    ],
  ],
  [
    'a Taskfile',
    'Taskfile.yml',
    `version: '3'
vars:
  PKG: example.com/x
tasks:
  build:
    cmds:
      - go build -tags embed -ldflags="-X {{.PKG}}.Version={{.VERSION}}" .
      - go test -tags e2e ./...
`,
    ['embed Taskfile.yml:7'],
    ['example.com/x.Version={{.VERSION}} true Taskfile.yml:7'],
  ],
  [
    'goreleaser',
    '.goreleaser.yaml',
    `builds:
  - id: server
    tags:
      - osusergo # why
      - "netgo"
    flags: [-trimpath]
    ldflags:
      - -s -w -X main.version={{.Version}} -X main.commit={{ .Commit }}
  - tags: [sqlite, fts5]
    id: other
`,
    ['osusergo .goreleaser.yaml:3', 'netgo .goreleaser.yaml:3', 'sqlite .goreleaser.yaml:9', 'fts5 .goreleaser.yaml:9'],
    ['main.version={{.Version}} true .goreleaser.yaml:8', 'main.commit={{ .Commit }} true .goreleaser.yaml:8'],
  ],
  ['another file', 'build.sh', 'go build -tags x -ldflags "-X main.v=1" .\n', [], []],
  [
    'a Makefile without Go',
    'Makefile',
    'all:\n\tcurl -X POST x=1\n\tgit push --tags origin\n\tgcc -Xlinker a.b=c\n',
    [],
    [],
  ],
  [
    'a Makefile that names itself',
    'GNUmakefile',
    'A = $(A) x\nbuild:\n\tgo build -tags "$(A)" -ldflags "-X=main.a=$(A)"\n',
    ['x GNUmakefile:3'],
    ['main.a=$(A) true GNUmakefile:3'],
  ],
];

describe('the build file', () => {
  for (const [name, file, text, tags, variables] of cases) {
    it(name, (t) => {
      const folder = freshFolder(t);
      writeFiles(folder, { [file]: text });
      const found = readBuildFiles(folder, [folder, folder]);
      assert.deepEqual(
        found.tags.map(({ tag, place }) => `${tag} ${at(place)}`),
        tags,
      );
      assert.deepEqual(
        found.linkerVariables.map((one) => `${one.name}=${one.value} ${one.resolved} ${at(one.place)}`),
        variables,
      );
    });
  }

  it('is not needed', (t) => {
    assert.deepEqual(readBuildFiles('/', [`${freshFolder(t)}/gone`]), { tags: [], linkerVariables: [] });
  });
});
