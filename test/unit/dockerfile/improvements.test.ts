import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type ImprovementId, improvementsOver } from '../../../src/inspect/dockerfile/improvements.ts';
import { parsed, twoStages } from './summary.ts';
import { improvementTexts, remarkTexts } from './texts.ts';

const today = '2026-11-24';

function found(text: string, id: ImprovementId, hasDockerignore?: boolean): string | undefined {
  const circumstances = hasDockerignore === undefined ? { today } : { today, hasDockerignore };
  const improvement = improvementsOver(parsed(text), circumstances).find((candidate) => candidate.id === id);
  return improvement && [`@${improvement.line}`, ...Object.values(improvement.values)].join(' ');
}

/** As good as a Dockerfile by hand gets: nothing that ours would do better. */
const good = `FROM --platform=$BUILDPLATFORM golang:1.27-alpine3.24 AS build
WORKDIR /src
ARG TARGETOS TARGETARCH VERSION=dev GOPROXY
COPY go.mod go.sum* ./
RUN go mod download
COPY . .
RUN --mount=type=cache,target=/root/.cache/go-build CGO_ENABLED=0 GOOS=$TARGETOS GOARCH=$TARGETARCH go build -trimpath -ldflags "-s -w -X main.version=$VERSION" -o /out/app ./cmd/app
FROM alpine:3.24
RUN apk add --no-cache ca-certificates tzdata
LABEL org.opencontainers.image.title=app
COPY --from=build /out/app /app
USER 65532:65532
HEALTHCHECK CMD ["/app", "healthcheck"]
ENTRYPOINT ["/app"]
`;

describe('what becomes better', () => {
  it('is nothing where all is well', () => {
    assert.deepEqual(improvementsOver(parsed(good), { today, hasDockerignore: true }), []);
  });

  const cases: [id: ImprovementId, change: (text: string) => string, told: string][] = [
    ['secretInLayer', (text) => text.replace('RUN go mod', 'RUN echo x > ~/.netrc\nRUN go mod'), '@5'],
    ['secretInVariable', (text) => text.replace('WORKDIR', 'ARG GITHUB_TOKEN\nWORKDIR'), '@2 GITHUB_TOKEN'],
    ['secretInVariable', (text) => text.replace('USER', 'ENV A=1 DB_PASSWORD=x\nUSER'), '@12 DB_PASSWORD'],
    ['root', (text) => text.replace('USER 65532:65532', 'USER root'), '@12'],
    ['root', (text) => text.replace('USER 65532:65532\n', ''), '@8'],
    ['namedUser', (text) => text.replace('USER 65532:65532', 'USER nobody'), '@12 nobody'],
    ['goEndOfLife', (text) => text.replace('1.27', '1.22'), '@1 1.22'],
    ['goEndOfLife', (text) => text.replace('1.27', '1.25'), '@1 1.25'],
    ['alpineEndOfLife', (text) => text.replace('alpine:3.24', 'alpine:3.21'), '@8 3.21'],
    ['alpineEndOfLife', (text) => text.replace('alpine:3.24', 'alpine:3.12'), '@8 3.12'],
    [
      'baseEndOfLife',
      (text) => text.replace('alpine:3.24', 'gcr.io/distroless/static-debian8'),
      '@8 gcr.io/distroless/static-debian8',
    ],
    [
      'baseEndOfLife',
      (text) => text.replace('alpine:3.24', 'gcr.io/distroless/static-debian12'),
      '@8 gcr.io/distroless/static-debian12',
    ],
    ['floatingTag', (text) => text.replace('alpine:3.24', 'alpine:latest'), '@8 alpine:latest'],
    ['floatingTag', (text) => text.replace('golang:1.27-alpine3.24', 'golang'), '@1 golang'],
    ['largeBase', (text) => text.replace('alpine:3.24', 'debian:13-slim'), '@8 debian:13-slim'],
    [
      'healthShell',
      (text) => text.replace('["/app", "healthcheck"]', 'wget -q http://localhost/ || exit 1'),
      '@13 wget',
    ],
    ['healthMissing', (text) => text.replace(/HEALTHCHECK.*\n/, ''), '@8'],
    ['shellForm', (text) => text.replace('["/app"]', '/app'), '@14 ENTRYPOINT'],
    ['dependencyLayer', (text) => text.replace(/COPY go.*\n.*download\n/, ''), '@4'],
    [
      'dependencyLayer',
      (text) => text.replace(/COPY go.*\n/, '').replace(/(RUN go mod download\n)(COPY \. \.\n)/, '$2$1'),
      '@4',
    ],
    ['cacheMounts', (text) => text.replace('--mount=type=cache,target=/root/.cache/go-build ', ''), '@7'],
    ['goSumRequired', (text) => text.replace('go.sum*', 'go.sum'), '@4'],
    ['copiedContext', (text) => text.replace('USER', 'COPY . /srv\nUSER'), '@12'],
    [
      'apkMirrorFixed',
      (text) =>
        text.replace(
          'RUN apk',
          "RUN sed -i 's/dl-cdn.alpinelinux.org/mirrors.aliyun.com/' /etc/apk/repositories\nRUN apk",
        ),
      '@9',
    ],
    ['goProxyFixed', (text) => text.replace('RUN go mod', 'ENV GOPROXY=https://goproxy.cn\nRUN go mod'), '@5'],
    ['imageMirrorFixed', (text) => text.replace('golang:', 'm.daocloud.io/docker.io/library/golang:'), '@1'],
    ['goProxyComma', (text) => text.replace('GOPROXY', 'GOPROXY=https://goproxy.cn,https://goproxy.io,direct'), '@3'],
    ['sumdbOff', (text) => text.replace('RUN go mod', 'ENV GOSUMDB=off\nRUN go mod'), '@5'],
    ['syntaxLine', (text) => `# syntax=docker/dockerfile:1\n${text}`, '@1 docker/dockerfile:1'],
    ['addUrl', (text) => text.replace('USER', 'ADD https://example.com/a /a\nUSER'), '@12'],
    ['addLocal', (text) => text.replace('COPY . .', 'ADD . .'), '@6'],
    [
      'pipedScript',
      (text) => text.replace('RUN go mod', 'RUN curl -sSf https://example.com/i.sh | sh\nRUN go mod'),
      '@5',
    ],
    ['cgoOpen', (text) => text.replace('golang:1.27-alpine3.24', 'golang:1.27').replace('CGO_ENABLED=0 ', ''), '@7'],
    ['notStripped', (text) => text.replace('-s -w ', ''), '@7'],
    ['onePlatform', (text) => text.replace('--platform=$BUILDPLATFORM ', ''), '@1'],
    [
      'onePlatform',
      (text) => text.replace('--platform=$BUILDPLATFORM ', '').replace('GOARCH=$TARGETARCH', 'GOARCH=amd64'),
      '@7',
    ],
    ['versionStamp', (text) => text.replace(' -X main.version=$VERSION', ''), '@7'],
    ['noCertificates', (text) => text.replace('alpine:3.24', 'scratch').replace(/RUN apk.*\n/, ''), '@8'],
    ['noTimeZones', (text) => text.replace(' tzdata', ''), '@8'],
    ['packageLists', (text) => text.replace('--no-cache ', ''), '@9'],
    ['compressed', (text) => text.replace('FROM alpine', 'RUN upx /out/app\nFROM alpine'), '@8'],
    ['noLabels', (text) => text.replace(/LABEL.*\n/, ''), '@8'],
    ['maintainer', (text) => text.replace('USER', 'MAINTAINER me\nUSER'), '@12'],
  ];
  for (const [id, change, told] of cases) {
    it(`${id}: ${told}`, () => {
      assert.notEqual(change(good), good);
      assert.equal(found(change(good), id), told);
      assert.equal(found(good, id), undefined);
    });
  }
  it('singleStage', () => {
    assert.equal(
      found('FROM golang:1.27\nWORKDIR /a\nCOPY . .\nRUN go build -o /app .\nCMD ["/app"]\n', 'singleStage'),
      '@1',
    );
  });
  it('noDockerignore', () => {
    assert.equal(found(good, 'noDockerignore', false), '@6');
    assert.equal(found(good, 'noDockerignore', true), undefined);
  });
  it('follows the date', () => {
    const end = (base: string, date: string) =>
      improvementsOver(parsed(twoStages('', '', base)), { today: date }).some(({ id }) => id.endsWith('EndOfLife'));
    const distroless = 'gcr.io/distroless/static-debian12';
    assert.deepEqual([end('alpine:3.22', '2027-04-30'), end('alpine:3.22', '2027-05-01')], [false, true]);
    assert.deepEqual([end(distroless, '2026-08-31'), end(distroless, '2026-09-01')], [false, true]);
  });
  it('has a test for every improvement', () => {
    const tested = new Set<string>([...cases.map(([id]) => id), 'singleStage', 'noDockerignore']);
    assert.deepEqual(
      Object.keys(improvementTexts).filter((id) => !tested.has(id)),
      [],
    );
  });
});

describe('the texts about a Dockerfile', () => {
  const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([word]) => word).sort();
  for (const [id, { en, 'zh-CN': chinese }] of Object.entries({ ...remarkTexts, ...improvementTexts })) {
    it(`of ${id} are one line, in both languages with the same values`, () => {
      assert.deepEqual(placeholders(chinese), placeholders(en));
      assert.doesNotMatch(en + chinese, /\n/);
      assert.match(chinese, /[\u4e00-\u9fff]/);
    });
  }
});
