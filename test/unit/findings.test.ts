import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findingsIn } from '../../src/check/findings.ts';
import type { Answers } from '../../src/options/answers.ts';
import { optionTable } from '../../src/options/table.ts';

const answers = {
  name: 'orders',
  scaffold: 'yes',
  main: ['.'],
  port: 8080,
  healthPath: '/healthz',
  readyPath: '/readyz',
  with: ['github'],
} as Partial<Answers> as Answers;
const lines = (...all: string[]) => all.map((line) => `${line}\n`).join('');
const compose = (...settings: string[]) =>
  lines('services:', '  orders:', '    build: .', ...settings.map((setting) => `    ${setting}`));
const deployment = (probes: string[]) =>
  lines(
    'apiVersion: apps/v1',
    'kind: Deployment',
    'spec:',
    '  template:',
    '    spec:',
    '      containers:',
    '        - name: orders',
    '          image: registry.example.com/you/orders:v1',
    '          ports:',
    '            - {name: http, containerPort: 8080}',
    ...probes.map((line) => `          ${line}`),
    '        - name: sidecar',
    '          image: envoy:v1',
    '          livenessProbe: {httpGet: {path: /other, port: 9901}}',
  );

/** Files, and the findings in them as `id file:line`. */
const rows: [name: string, files: Record<string, string>, found: string[]][] = [
  [
    'a go line newer than the builder',
    { 'go.mod': lines('module x', '', 'go 1.28.0'), Dockerfile: lines('FROM golang:1.27-alpine3.24 AS b') },
    ['go-older-than-module go.mod:3'],
  ],
  [
    'a go line of a newer patch than a pinned builder',
    {
      'go.mod': lines('module x', 'go 1.27.3'),
      Dockerfile: lines('ARG BUILD_IMAGE=docker.io/library/golang:1.27.1-alpine3.24'),
    },
    ['go-older-than-module go.mod:2'],
  ],
  [
    'a go line of any patch, and a tag that moves',
    { 'go.mod': lines('module x', 'go 1.27.3'), Dockerfile: lines('FROM golang:1.27-alpine3.24') },
    [],
  ],
  [
    'a go line that is older',
    { 'go.mod': lines('module x', 'go 1.15'), Dockerfile: lines('FROM golang:1.27-alpine3.24') },
    [],
  ],
  [
    'jobs of an older Go than the module wants',
    {
      'go.mod': lines('module x', 'go 1.27.0'),
      '.github/workflows/ci.yaml': lines('steps:', '  - with:', '      go-version: "1.26"'),
      '.gitlab-ci.yml': lines('lint:', '  image: golangci/golangci-lint:v1.2', 'test:', '  image: x/golang:1.26'),
    },
    ['pipeline-go-older .github/workflows/ci.yaml:3', 'pipeline-go-older .gitlab-ci.yml:4'],
  ],
  [
    'jobs of the Go that the module wants, and a workflow that is not ours',
    {
      'go.mod': lines('module x', 'go 1.27.3'),
      '.github/workflows/ci.yaml': lines('go-version: "1.27"'),
      '.github/workflows/old.yaml': lines('go-version: "1.26"'),
      '.gitlab-ci.yml': lines('image: golang:1.27'),
    },
    [],
  ],
  ['another EXPOSE', { Dockerfile: lines('FROM scratch', 'EXPOSE 9090') }, ['expose-differs Dockerfile:2']],
  ['EXPOSE of two ports', { Dockerfile: lines('FROM scratch', 'EXPOSE 8080/tcp 9090') }, []],
  ['EXPOSE of a variable', { Dockerfile: lines('FROM scratch', 'EXPOSE $PORT') }, []],
  [
    'a health check of another path',
    {
      Dockerfile: lines(
        'FROM alpine:3.24',
        'HEALTHCHECK --interval=30s \\',
        '  CMD wget -q --spider http://localhost:8080/health || exit 1',
      ),
    },
    ['healthcheck-differs Dockerfile:2'],
  ],
  [
    'a health check of another port',
    { Dockerfile: lines('HEALTHCHECK CMD curl -f http://127.0.0.1:9090/healthz') },
    ['healthcheck-differs Dockerfile:1'],
  ],
  [
    'a health check that agrees, or asks nobody',
    {
      Dockerfile: lines('HEALTHCHECK CMD ["/server", "healthcheck"]'),
      'b.Dockerfile': lines('HEALTHCHECK CMD wget http://localhost:8080/readyz'),
      'c.Dockerfile': 'HEALTHCHECK NONE\n',
    },
    [],
  ],
  [
    'an image that is older than what stands in for it',
    {
      Dockerfile: lines(
        'ARG RUN_IMAGE=m.daocloud.io/docker.io/library/alpine:3.23',
        'FROM ${RUN_IMAGE:-docker.io/library/alpine:3.24}',
      ),
    },
    ['fallback-differs Dockerfile:2'],
  ],
  [
    'an image that a version bot raised in its argument alone',
    {
      Dockerfile: lines(
        'ARG BUILD_IMAGE=x/golang:1.26.5-alpine3.24',
        'FROM ${BUILD_IMAGE:-docker.io/library/golang:1.26-alpine3.24}',
      ),
    },
    [],
  ],
  [
    'Dockerfiles of other images',
    {
      'web/Dockerfile': lines('EXPOSE 3000', 'HEALTHCHECK CMD curl localhost:3000/'),
      '.devcontainer/Dockerfile': lines('FROM golang:1.26'),
      'go.mod': lines('module x', 'go 1.27'),
    },
    [],
  ],
  [
    'a health check with a variable',
    { Dockerfile: lines('HEALTHCHECK CMD wget http://localhost:${PORT:-8080}/healthz') },
    [],
  ],
  ['EXPOSE of a range', { Dockerfile: lines('EXPOSE 8000-8100') }, []],
  [
    'releases that are older than all that is known',
    { Dockerfile: lines('FROM golang:1.9', 'FROM alpine:3.12.1', 'FROM gcr.io/distroless/static-debian10') },
    ['end-of-life Dockerfile:1', 'end-of-life Dockerfile:2', 'end-of-life Dockerfile:3'],
  ],
  [
    'a probe of an image from a registry with a port',
    {
      'k8s.yaml': deployment(['livenessProbe: {httpGet: {path: /x, port: 8080}}']).replace(
        'registry.example.com/you',
        'registry:5000',
      ),
    },
    ['probe-differs k8s.yaml:11'],
  ],
  [
    'a health check of what Compose builds from this folder',
    {
      'compose.yaml': lines(
        'services:',
        '  app:',
        '    build: .',
        '    healthcheck:',
        '      test: curl http://localhost:8080/health',
      ),
    },
    ['probe-differs compose.yaml:5'],
  ],
  [
    'an image with its digest',
    { Dockerfile: lines('ARG RUN_IMAGE=x/alpine:3.24@sha256:abc', 'FROM ${RUN_IMAGE:-docker.io/library/alpine:3.24}') },
    [],
  ],
  [
    'code that was changed alone',
    {
      'cmd/server/config.go': 'const defaultPort = 9090\n',
      'cmd/server/handler.go': 'const (\n\thealthPath = "/live"\n\treadyPath  = "/readyz"\n)\n',
    },
    ['code-differs cmd/server/config.go:1', 'code-differs cmd/server/handler.go:2'],
  ],
  [
    'probes that disagree',
    {
      'k8s/deployment.yaml': deployment([
        'livenessProbe:',
        '  httpGet: {path: /health, port: http}',
        'readinessProbe:',
        '  httpGet:',
        '    path: /readyz',
        '    port: 9090',
      ]),
    },
    ['probe-differs k8s/deployment.yaml:12', 'probe-differs k8s/deployment.yaml:15'],
  ],
  [
    'probes that agree',
    {
      'k8s/deployment.yaml': deployment([
        'livenessProbe: {httpGet: {path: /healthz, port: http}}',
        'readinessProbe: {httpGet: {path: /readyz, port: 8080}}',
        'startupProbe: {httpGet: {path: /healthz, port: 8080}}',
      ]),
    },
    [],
  ],
  [
    'a health check of Compose',
    {
      'compose.yaml': lines(
        'services:',
        '  app:',
        '    image: orders',
        '    healthcheck:',
        '      test: ["CMD", "wget", "http://localhost:9090/healthz"]',
      ),
    },
    ['probe-differs compose.yaml:5'],
  ],
  ['YAML that is none', { 'broken.yaml': 'livenessProbe: [\n' }, []],
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
    'releases that are supported',
    { Dockerfile: lines('FROM golang:1.27-alpine3.24', 'FROM alpine:3.23', 'FROM alpine:latest') },
    [],
  ],
  [
    'a mirror that is closed',
    { Makefile: lines('all:', '\tdocker pull docker.mirrors.ustc.edu.cn/library/golang') },
    ['closed-mirror Makefile:2'],
  ],
  [
    'a list of mirrors of which one is closed',
    {
      Dockerfile: lines(
        'ARG APK_MIRROR="https://mirrors.aliyun.com/alpine https://mirror.baidubce.com/alpine"',
        'ARG GOPROXY="https://goproxy.cn|https://repo.huaweicloud.com/repository/goproxy/"',
      ),
    },
    ['closed-mirror Dockerfile:1', 'closed-mirror Dockerfile:2'],
  ],
  [
    'a file put beside by a conflict',
    { 'Dockerfile.orig': lines('EXPOSE 9090'), 'Dockerfile.new': lines('EXPOSE 9090') },
    [],
  ],
  [
    'a compose file that publishes another port',
    { 'compose.yaml': compose('ports: ["${PORT:-8080}:9090"]') },
    ['compose-port-differs compose.yaml:4'],
  ],
  [
    'the same in the long form, beside UDP',
    { 'docker-compose.yml': compose('ports: [{target: 9090, published: 80}, "53:53/udp"]') },
    ['compose-port-differs docker-compose.yml:4'],
  ],
  ['a compose file that publishes the port', { 'compose.yaml': compose('ports: ["${A:-${B:-1}}:8080", 9090]') }, []],
  ['one that publishes an unknown port', { 'compose.yaml': compose('ports: ["80:${INNER}"]') }, []],
  [
    'one that tells the program its port',
    { 'compose.yaml': compose('ports: ["80:9090"]', 'environment: {PORT: 9090}') },
    [],
  ],
  ['one of another folder', { 'web/compose.yaml': compose('ports: ["80:9090"]') }, []],
  ['one that builds something else', { 'compose.yaml': 'services: {db: {build: ./db, ports: ["80:5432"]}}\n' }, []],
  [
    'a health check in a compose file whose image has a variable',
    {
      'compose.yaml': compose(
        'image: "${REGISTRY:+${REGISTRY}/}orders:${VERSION:-dev}"',
        'healthcheck: {test: [CMD, wget, "http://localhost:1/healthz"]}',
      ),
    },
    ['probe-differs compose.yaml:5'],
  ],
];

describe('the findings of check', () => {
  for (const [name, files, found] of rows) {
    it(name, async () => {
      const findings = await findingsIn(new Map(Object.entries(files)), answers, '2026-11-24');
      assert.deepEqual(
        findings.map(({ id, file, line }) => `${id} ${file}:${line}`),
        found,
      );
    });
  }
  it('in a development container of ours are those of its Go', async () => {
    const texts = new Map([
      ['go.mod', 'module x\ngo 1.28\n'],
      ['.devcontainer/Dockerfile', 'FROM golang:1.27\n'],
    ]);
    const findings = await findingsIn(texts, { ...answers, with: ['devcontainer'] }, '2026-11-24');
    assert.deepEqual(
      findings.map(({ id, problem }) => [id, problem.values.file]),
      [['go-older-than-module', '.devcontainer/Dockerfile']],
    );
  });
  it('in a compose file are about the program of the stage', async () => {
    const module: Answers = { ...answers, scaffold: 'no', main: ['./cmd/api', './cmd/worker=9090'] };
    const text = (port: number) => `services: {w: {build: {context: ., target: worker}, ports: ["80:${port}"]}}\n`;
    const found = async (port: number) => {
      const texts = new Map([['compose.yaml', text(port)]]);
      return (
        await findingsIn(texts, { ...module, args: [], portVariable: '', module: 'example.com/x' }, '2026-11-24')
      ).map(({ id }) => id);
    };
    assert.deepEqual(await found(9090), []);
    assert.deepEqual(await found(8080), ['compose-port-differs']);
  });
  it('are about answers that exist', () => {
    for (const name of Object.keys(answers)) assert.ok(optionTable.some((option) => option.name === name));
  });
});
