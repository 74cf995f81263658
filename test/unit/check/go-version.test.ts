import { answers, findingTests, lines, type Row } from '../../support/findings.ts';

const module = (version: string) => ({ 'go.mod': lines('module x', '', `go ${version}`) });
const builder = (from: string, ...more: string[]) => ({
  Dockerfile: lines(
    ...from.split('\n'),
    ...more,
    'RUN go build -o /server',
    'FROM scratch',
    'COPY --from=0 /server /server',
  ),
});
const old = ['go-older-than-module go.mod:3'];

const image: Row[] = [
  ['a go line newer than the builder', { ...module('1.28.0'), ...builder('FROM golang:1.27-alpine3.24 AS b') }, old],
  [
    'one of a newer patch than a pinned builder',
    { ...module('1.27.3'), ...builder('ARG I=x.io/golang:1.27.1\nFROM $I') },
    old,
  ],
  [
    'an argument for the version',
    { ...module('1.27.1'), ...builder('ARG GO_VERSION=1.26\nFROM golang:${GO_VERSION}-alpine') },
    old,
  ],
  [
    'an argument of an argument',
    { ...module('1.27.1'), ...builder('ARG V=1.26\nARG T=$V-alpine\nFROM golang:$T') },
    old,
  ],
  ['an argument that is empty by default', { ...module('1.27.1'), ...builder('ARG V=\nFROM golang:${V:-1.26}') }, old],
  [
    'a builder that begins as another stage',
    { ...module('1.28.0'), ...builder('FROM golang:1.27 AS tools\nFROM tools') },
    old,
  ],
  [
    'GOTOOLCHAIN that stays with the image',
    { ...module('1.28.0'), ...builder('FROM golang:1.27', 'ENV GOTOOLCHAIN=local') },
    old,
  ],
  [
    'our development container',
    { ...module('1.28'), '.devcontainer/Dockerfile': 'FROM golang:1.27\n' },
    old,
    { ...answers, with: ['devcontainer'] },
  ],
  ...['example.com/ci/my-golang:1.20', 'my-golang:1.20', 'example.com/ci/golang:1.20', 'my-golang:1.20-golang'].map(
    (own): Row => [`not: ${own}, whose tag is its own`, { ...module('1.27.0'), ...builder(`FROM ${own}`) }, []],
  ),
  ['not: another development container', { ...module('1.28'), '.devcontainer/Dockerfile': 'FROM golang:1.27\n' }, []],
  ['not: any patch, and a tag that moves', { ...module('1.27.3'), ...builder('FROM golang:1.27-alpine3.24') }, []],
  ['not: an older go line', { ...module('1.15'), ...builder('FROM golang:1.27-alpine3.24') }, []],
  [
    'not: an argument of a newer version',
    { ...module('1.27.1'), ...builder('ARG GO_VERSION=1.27\nFROM golang:${GO_VERSION}-alpine') },
    [],
  ],
  [
    'not: a version that is not known',
    { ...module('1.28.0'), ...builder('ARG GO_VERSION\nFROM golang:${GO_VERSION}') },
    [],
  ],
  [
    'not: a stage that builds something else',
    {
      ...module('1.27.0'),
      Dockerfile: lines(
        'FROM golang:1.26 AS lint',
        'RUN lint',
        'FROM golang:1.27 AS b',
        'RUN go build -o /server',
        'FROM scratch',
        'COPY --from=b /server /',
      ),
    },
    [],
  ],
  ['not: GOTOOLCHAIN=auto', { ...module('1.28.0'), ...builder('FROM golang:1.27', 'ENV GOTOOLCHAIN=auto') }, []],
  [
    'not: another toolchain that is not compared, in any form',
    { ...module('1.28.0'), ...builder('FROM golang:1.26', 'ENV GOTOOLCHAIN go1.27.0') },
    [],
  ],
  [
    'not: GOTOOLCHAIN that go writes down',
    { ...module('1.28.0'), ...builder('FROM golang:1.27', 'RUN go env -w GOTOOLCHAIN=auto') },
    [],
  ],
  [
    'GOTOOLCHAIN local in its old form',
    { ...module('1.28.0'), ...builder('FROM golang:1.27', 'ENV GOTOOLCHAIN "local"') },
    old,
  ],
  [
    'not: GOTOOLCHAIN=auto behind another one',
    { ...module('1.28.0'), ...builder('FROM golang:1.27', 'ENV GOTOOLCHAIN=go1.27.1+auto') },
    [],
  ],
  [
    'not: GOTOOLCHAIN of a version that is new enough',
    { ...module('1.28.0'), ...builder('FROM golang:1.27', 'ENV GOTOOLCHAIN=go1.28.2') },
    [],
  ],
  [
    'not: GOTOOLCHAIN of one command',
    { ...module('1.28.0'), ...builder('FROM golang:1.27', 'RUN GOTOOLCHAIN=auto go mod download') },
    [],
  ],
];

const workflow = (version: string, ...more: string[]) =>
  lines(
    'jobs:',
    '  test:',
    ...more,
    '    steps:',
    '      - uses: actions/setup-go@v6',
    '        with:',
    `          go-version: ${version}`,
    '      - run: go test ./...',
  );
const ci = '.github/workflows/ci.yaml';

const pipeline: Row[] = [
  [
    'jobs of an older Go than the module wants',
    {
      ...module('1.27.0'),
      [ci]: workflow('"1.26"'),
      '.gitlab-ci.yml': lines('lint:', '  image: golangci/golangci-lint:v1.2', 'test:', '  image: x.io/golang:1.26'),
    },
    [`pipeline-go-older ${ci}:6`, 'pipeline-go-older .gitlab-ci.yml:4'],
  ],
  [
    'a workflow that is not ours',
    { ...module('1.27.0'), '.github/workflows/mine.yml': workflow('1.26.x') },
    ['pipeline-go-older .github/workflows/mine.yml:6'],
  ],
  [
    'one of a matrix',
    {
      ...module('1.27.0'),
      [ci]: workflow(
        '${{ matrix.go }}',
        '    strategy:',
        '      matrix:',
        '        go:',
        '          - "1.27"',
        '          - "1.26"',
      ),
    },
    [`pipeline-go-older ${ci}:7`],
  ],
  [
    'not: the Go that the module wants',
    { ...module('1.27.3'), [ci]: workflow('"1.27"'), '.gitlab-ci.yml': 'image: golang:1.27\n' },
    [],
  ],
  [
    'not: images whose tags are their own',
    {
      ...module('1.27.3'),
      '.gitlab-ci.yml': lines(
        'a:',
        '  image: x.org/ci/my-golang:1.20',
        'b:',
        '  image: $CI_REGISTRY_IMAGE/golang:1.20',
      ),
    },
    [],
  ],
  [
    'a job of GitLab beside one that may fetch another, and one that may not',
    {
      ...module('1.27.3'),
      '.gitlab-ci.yml': lines(
        'stages:',
        '- test',
        'tools:',
        '  image: golang:1.26',
        '',
        '  variables:',
        '    GOTOOLCHAIN: auto',
        'test:',
        '  variables: {GOTOOLCHAIN: local}',
        '',
        '  image: golang:1.26',
      ),
    },
    ['pipeline-go-older .gitlab-ci.yml:11'],
  ],
  [
    'not: jobs of GitLab that may all fetch another',
    {
      ...module('1.27.3'),
      '.gitlab-ci.yml': lines(
        'default:',
        '  before_script: [export GOTOOLCHAIN=auto]',
        'test:',
        '  image: golang:1.26',
      ),
    },
    [],
  ],
  [
    'not: a comment in .gitlab-ci.yml',
    { ...module('1.27.3'), '.gitlab-ci.yml': 'image: golang:1.27 # golang:1.26\n' },
    [],
  ],
  [
    'not: jobs that may fetch another',
    {
      ...module('1.27.3'),
      '.gitlab-ci.yml': lines('variables: {GOTOOLCHAIN: auto}', 'test:', '  image: golang:1.26'),
    },
    [],
  ],
  ['not: a range', { ...module('1.27.0'), [ci]: workflow('"^1.26"') }, []],
  [
    'not: a job that works in another folder',
    { ...module('1.27.0'), [ci]: workflow('"1.26"', '    defaults:', '      run:', '        working-directory: docs') },
    [],
  ],
  [
    'a job that works in the directory of the project in its repository',
    {
      ...module('1.27.0'),
      [ci]: workflow('"1.26"', '    defaults:', '      run:', '        working-directory: services/orders'),
    },
    [`pipeline-go-older ${ci}:9`],
    { ...answers, repositoryPath: 'services/orders' },
  ],
  [
    'not: a job that compiles nothing',
    { ...module('1.27.0'), [ci]: workflow('"1.26"').replace('go test ./...', 'hugo') },
    [],
  ],
  [
    'not: a job that may fetch another',
    { ...module('1.27.0'), [ci]: workflow('"1.26"', '    env: {GOTOOLCHAIN: auto}') },
    [],
  ],
  ...['cd tools && go build ./...', 'go run example.com/tool@v1', 'echo "use go test here"'].map(
    (command): Row => [
      `not: ${command}`,
      { ...module('1.27.0'), [ci]: workflow('"1.26"').replace('go test ./...', () => `|\n          ${command}`) },
      [],
    ],
  ),
  ['not: a comment', { ...module('1.27.0'), [ci]: workflow('"1.27" # not 1.26') }, []],
  ['not: what is no workflow', { ...module('1.27.0'), 'docs/ci.yaml': workflow('"1.26"') }, []],
];

findingTests('go-older-than-module', image);
findingTests('pipeline-go-older', pipeline);
