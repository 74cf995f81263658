import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findingsIn } from '../../../src/check/findings.ts';
import { goEndOfLife } from '../../../src/versions/releases.ts';
import { answers, findingTests, lines, type Row } from '../../support/findings.ts';

const rows: Row[] = [
  [
    'releases past their end',
    {
      Dockerfile: lines(
        '# golang:1.19',
        'FROM golang:1.22-alpine AS b',
        'FROM alpine:3.19',
        'COPY --from=gcr.io/distroless/static-debian12 / /',
      ),
    },
    ['end-of-life Dockerfile:2', 'end-of-life Dockerfile:3', 'end-of-life Dockerfile:4'],
  ],
  [
    'releases that are older than all that is known',
    { Dockerfile: lines('FROM golang:1.9', 'FROM alpine:3.12.1', 'FROM gcr.io/distroless/static-debian10') },
    ['end-of-life Dockerfile:1', 'end-of-life Dockerfile:2', 'end-of-life Dockerfile:3'],
  ],
  [
    'an image of a pipeline, and no sentence that ends in one',
    { '.gitlab-ci.yml': lines('test:', '  image: golang:1.22', '  script:', '    - docker pull golang:1.21') },
    ['end-of-life .gitlab-ci.yml:2'],
  ],
  [
    'an argument for the version',
    { Dockerfile: lines('ARG GO_VERSION=1.22', 'FROM golang:${GO_VERSION}-alpine') },
    ['end-of-life Dockerfile:1'],
  ],
  [
    'the same without braces',
    { Dockerfile: lines('ARG GO_VERSION=1.22', 'FROM golang:$GO_VERSION') },
    ['end-of-life Dockerfile:1'],
  ],
  [
    'what stands in for an argument',
    { Dockerfile: lines('ARG GO_VERSION', 'FROM golang:${GO_VERSION:-1.22}') },
    ['end-of-life Dockerfile:2'],
  ],
  [
    'an argument of an argument',
    { Dockerfile: lines('ARG A=3.19', 'ARG T=alpine$A', 'FROM golang:1.27-$T') },
    ['end-of-life Dockerfile:1'],
  ],
  [
    'one release in two places',
    {
      Dockerfile: lines(
        'ARG A=m.daocloud.io/docker.io/library/golang:1.25-alpine3.23',
        'FROM ${A:-docker.io/library/golang:1.25-alpine3.23}',
      ),
    },
    ['end-of-life Dockerfile:1'],
  ],
  [
    'only what stands in for an argument',
    { Dockerfile: lines('ARG A=x/golang:1.27', 'FROM ${A:-golang:1.25}') },
    ['end-of-life Dockerfile:2'],
  ],
  [
    'not: images of other names',
    {
      '.gitlab-ci.yml': lines(
        'a:',
        '  image: example.com/custom-golang:1.2',
        'b:',
        '  image: example.com/team/alpine:1.0',
      ),
    },
    [],
  ],
  ...[
    'golang:1.22',
    'library/golang:1.22',
    'docker.io/golang:1.22',
    'docker.1ms.run/golang:1.22',
    'localhost:5000/golang:1.22',
    'm.daocloud.io/docker.io/library/golang:1.22-alpine3.24',
    'example.com/a/b/library/golang:1.22@sha256:abc',
    '${PREFIX}golang:1.22',
    '${REGISTRY:+${REGISTRY}/}golang:1.22',
    '${REGISTRY:-docker.io}/golang:1.22',
    '${IMAGE:-golang:1.22}',
    '${REGISTRY}/library/golang:1.22',
    '${CI_DEPENDENCY_PROXY_GROUP_IMAGE_PREFIX}/golang:1.22',
    'docker://golang:1.22',
    'golang:1.27-alpine3.19',
    'node:24-alpine3.19',
  ].map((image): Row => [image, { 'x.yaml': `a: {image: "${image}"}\n` }, ['end-of-life x.yaml:1']]),
  ...[
    // Somebody's own image has a tag of its own.
    'my-golang:1.20',
    'somebody/golang:1.20',
    // A folder of a registry may hold copies or not; its name does not tell.
    'harbor.example.com/dockerhub/golang:1.20',
    'example.com/ci/my-golang:1.20',
    'example.com/ci/golang:1.20',
    'example.com/a/b/docker/golang:1.20',
    '$CI_REGISTRY_IMAGE/golang:1.20',
    '${CI_REGISTRY}/me/golang:1.20',
    '${REGISTRY:-example.com/ci}/golang:1.20',
    'https://example.com/golang:1.20',
    'my-alpine:3.12',
    'example.com/ci/my-alpine:3.12',
    'ghcr.io/me/alpine:3.12',
    'ghcr.io/me/my-alpine3.12:v1',
    'ghcr.io/me/my-distroless/x-debian10',
    'golang.v2:1.20',
  ].flatMap((image): Row[] => [
    [`not: ${image}`, { 'x.yaml': `a: {image: "${image}"}\n` }, []],
    [`not: ${image} in a Dockerfile`, { Dockerfile: `FROM ${image}\n` }, []],
  ]),
  [
    'the image of a mount',
    { 'b.Dockerfile': lines('FROM scratch', 'RUN --mount=type=bind,from=golang:1.22,target=/go x') },
    ['end-of-life b.Dockerfile:2'],
  ],
  [
    'the image of a job',
    { '.gitlab-ci.yml': lines('test:', '  image: golang:1.22') },
    ['end-of-life .gitlab-ci.yml:2'],
  ],
  [
    'what a workflow installs',
    {
      '.github/workflows/mine.yml': lines(
        'jobs:',
        '  a:',
        '    steps:',
        '      - uses: actions/setup-go@v5',
        '        with: {go-version: "1.22"}',
      ),
    },
    ['end-of-life .github/workflows/mine.yml:5'],
  ],
  [
    'not: releases that are supported',
    { Dockerfile: lines('FROM golang:1.27-alpine3.24', 'FROM alpine:3.23', 'FROM alpine:latest') },
    [],
  ],
  ['not: an argument that is set', { Dockerfile: lines('ARG GO_VERSION=1.27', 'FROM golang:${GO_VERSION:-1.27}') }, []],
  ['not: a version that is not known', { Dockerfile: lines('ARG GO_VERSION', 'FROM golang:$GO_VERSION') }, []],
  ['not: the text of a command', { Dockerfile: lines('FROM alpine:3.24', 'RUN echo golang:1.19 is old') }, []],
  ['not: an argument that nothing uses', { Dockerfile: lines('ARG OLD=golang:1.19', 'FROM alpine:3.24') }, []],
  ['not: a comment at the end of a line', { 'ci.yaml': 'image: golang:1.27 # not golang:1.22\n' }, []],
  [
    'not: a version that is kept up',
    {
      '.github/workflows/mine.yml': lines(
        'jobs:',
        '  a:',
        '    steps:',
        '      - uses: actions/setup-go@v6',
        '        with: {go-version: stable}',
        '      - run: echo 1.22',
      ),
    },
    [],
  ],
  [
    'not: words about one',
    {
      'x.yaml': lines(
        'description: It was golang:1.10',
        '- name: Not on golang:1.10',
        '  "title": "alpine:3.12 no more"',
      ),
    },
    [],
  ],
  ['the image of a service', { 'x.yaml': lines('services:', '  - name: golang:1.10') }, ['end-of-life x.yaml:2']],
  ['not: a file put beside', { 'Dockerfile.new': 'FROM golang:1.19\n' }, []],
];

findingTests('end-of-life', rows);

describe('end-of-life, around the day itself', () => {
  const [[version, end] = ['', '']] = Object.entries(goEndOfLife);
  const dayBefore = new Date(Date.parse(end) - 86_400_000).toISOString().slice(0, 10);
  const files: [name: string, path: string, text: string][] = [
    ['an image', 'Dockerfile', `FROM golang:${version}\n`],
    [
      'what a workflow installs',
      '.github/workflows/mine.yml',
      lines(
        'jobs:',
        '  a:',
        '    steps:',
        '      - uses: actions/setup-go@v6',
        `        with: {go-version: "${version}"}`,
      ),
    ],
  ];
  for (const [name, path, text] of files) {
    it(name, async () => {
      const found = async (today: string) =>
        (await findingsIn(new Map([[path, text]]), answers, today)).filter(({ id }) => id === 'end-of-life').length;
      assert.deepEqual([await found(dayBefore), await found(end)], [0, 1]);
    });
  }
});
