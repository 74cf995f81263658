import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { GoBuild, Needs } from '../../../src/inspect/dockerfile/adoption.ts';
import { adoptionOf } from '../../../src/inspect/dockerfile/adoption-of.ts';
import { improvementsOver } from '../../../src/inspect/dockerfile/improvements.ts';
import { foundInDockerfile } from '../../../src/inspect/existing/found-in-dockerfile.ts';
import { keptInstructions } from '../../../src/inspect/existing/kept.ts';
import type { Message } from '../../../src/language/message.ts';
import { sayMessage } from '../../../src/language/say.ts';
import { parsed } from '../dockerfile/summary.ts';

/** A Dockerfile of two stages, in pieces: before the source, after it, what is added to the compiler's line, the image. */
type Pieces = { copy?: string; early?: string; late?: string; build?: string; image?: string; start?: string };

function dockerfile({
  copy = 'go.mod',
  early = '',
  late = '',
  build = 'go build -o /app .',
  image = '',
  start,
}: Pieces) {
  return `FROM golang:1.27-alpine AS build
WORKDIR /src
${early}
COPY ${copy} ./
COPY . .
${late}
RUN CGO_ENABLED=0 ${build}
FROM alpine:3.24
COPY --from=build /app /app
${image}
${start ?? 'ENTRYPOINT ["/app"]'}
`;
}

/** All that a run makes of a Dockerfile: answers, instructions, and what it tells. */
function outcome(pieces: Pieces): string {
  const read = parsed(dockerfile(pieces));
  const adoption = adoptionOf(read);
  const { warnings, ...kept } = keptInstructions(adoption);
  const found = foundInDockerfile(adoption, { ...kept, warnings }, undefined);
  const say = (message: Message) => sayMessage('en', message);
  const told = [...adoption.changed, ...adoption.open].map(({ id, values }) => [id, values]);
  const better = improvementsOver(read, { today: '2026-11-24' }, adoption).map(({ id, values }) => [id, values]);
  const answers = found.found.map(({ option, value }) => [option, value]);
  const said = found.warnings.map((warning) => say(warning).replace(/line \d+: /, ''));
  return JSON.stringify({
    answers,
    kept: { ...kept, steps: kept.steps.map(({ value }) => value) },
    told,
    better,
    said,
  });
}

/** For each field a piece that fills it. A new field has to come here, and so cannot be forgotten. */
const needs: Readonly<Record<keyof Needs, Pieces>> = {
  builds: { build: 'go build -tags fancy -o /app .' },
  moduleFolder: { copy: 'backend/go.mod' },
  vendor: { build: 'go build -mod=vendor -o /app .' },
  start: { start: 'ENTRYPOINT ["/app", "serve"]' },
  health: { image: 'HEALTHCHECK CMD ["/app", "ask"]' },
  user: { image: 'USER root' },
  workdir: { image: 'WORKDIR /data' },
  morePorts: { image: 'EXPOSE 8080 9090' },
  builderPackages: { early: 'RUN apk add --no-cache protobuf' },
  files: { image: 'COPY web /web' },
  folders: { image: 'RUN mkdir /data' },
  environment: { image: 'ENV MODE=prod' },
  buildEnvironment: { early: 'ENV GOEXPERIMENT=jsonv2' },
  buildArguments: { early: 'ARG FLAVOUR=prod' },
  imageArguments: { image: 'ARG FLAVOUR=prod' },
  goFlags: { early: 'ENV GOFLAGS=-tags=fancy' },
  labels: { image: 'LABEL team=a' },
  volumes: { image: 'VOLUME /data' },
  buildSteps: { late: 'RUN go generate ./...' },
  stopSignal: { image: 'STOPSIGNAL SIGQUIT' },
  timeZone: { image: 'RUN echo Asia/Shanghai > /etc/timezone' },
  privatePatterns: { early: 'ENV GONOSUMDB=git.example.com' },
  credentials: { early: 'RUN --mount=type=ssh go mod download' },
};
const builds: Readonly<Record<keyof GoBuild, Pieces>> = {
  // Which programs are meant is decided among those of the module.
  package: { build: 'go build -o /app $PACKAGE' },
  output: { build: 'go build -o /app . && go build -o /other ./other', start: 'ENTRYPOINT ["/third"]' },
  tags: { build: 'go build -tags fancy -o /app .' },
  variables: { build: 'go build -ldflags "-X main.stage=prod" -o /app .' },
  linkerFlags: { build: 'go build -ldflags "-checklinkname=0" -o /app .' },
  flags: { build: 'go build -race -o /app .' },
  cgo: { build: 'CGO_ENABLED=1 go build -o /app .' },
};

describe('what a Dockerfile needs', () => {
  const plain = outcome({});
  for (const [field, pieces] of [...Object.entries(needs), ...Object.entries(builds)]) {
    it(`has an effect or is told: ${field}`, () => assert.notEqual(outcome(pieces), plain));
  }
});

describe('a setting of the builder', () => {
  const cases: [what: string, pieces: Pieces, has: string[], hasNot?: string[]][] = [
    ['a variable stays', { early: 'ENV API_BASE="a $X" B=2' }, ['ENV API_BASE=\\"a $X\\"', 'ENV B=2']],
    ['one in the old form', { early: 'ENV API_BASE a b' }, ['ENV API_BASE a b']],
    [
      'one that only the line of the compiler has',
      { build: 'GOAMD64=v3 go build -o /app .' },
      ['ENV GOAMD64=\\"v3\\"'],
    ],
    ['one that is exported', { late: 'RUN export CGO_CFLAGS=-O3 && echo' }, ['ENV CGO_CFLAGS=\\"-O3\\"']],
    [
      'one that is computed is told',
      { late: 'RUN export CC=$(which gcc)' },
      ['“CC=$(which gcc)” could not be kept'],
      ['ENV CC'],
    ],
    ['one that would overrule ours is told', { early: 'ENV VERSION=1' }, ['“ENV VERSION=1” could not be kept']],
    ['a path to tools stays', { early: 'ENV PATH=/opt/tools:$PATH' }, ['ENV PATH=/opt/tools:$PATH']],
    ['the path of Go is not needed', { early: 'ENV PATH=$GOPATH/bin:/usr/local/go/bin:$PATH' }, [], ['ENV PATH']],
    [
      'an argument of a step is declared before it',
      { early: 'ARG FLAVOUR=prod', late: 'RUN echo "$FLAVOUR" > flavour.txt' },
      ['"build":["ARG FLAVOUR=prod"]'],
      ['left out'],
    ],
    [
      'an argument that a step may read in its environment',
      { early: 'ARG NODE_ENV=production', late: 'RUN npm run build' },
      ['"build":["ARG NODE_ENV=production"]'],
    ],
    [
      'an argument of a variable, with those that it names itself',
      { early: 'ARG HOST=x\nARG URL=https://$HOST/\nENV API=$URL' },
      ['"builder":["ARG HOST=x","ARG URL=https://$HOST/","ENV API=$URL"]'],
    ],
    [
      'the platform, for what is kept before it is declared',
      { early: 'ARG TARGETARCH\nRUN frobnicate $TARGETARCH' },
      ['"builder":["ARG TARGETARCH","RUN frobnicate $TARGETARCH"]'],
    ],
    ['an argument that nothing reads is told', { early: 'ARG APP=x' }, ['build argument APP is left out']],
    [
      'an argument with another name is told',
      { early: 'ARG COMMIT', build: 'go build -ldflags "-X main.commit=$COMMIT" -o /app .' },
      ['build argument COMMIT is called REVISION here', 'main.commit=$REVISION'],
    ],
    ['an argument of ours is not', { early: 'ARG VERSION=dev' }, [], ['left out']],
    [
      'a label of an argument',
      { image: 'ARG BUILD_DATE\nLABEL created=$BUILD_DATE' },
      ['"runtime":["ARG BUILD_DATE","LABEL created=$BUILD_DATE"]'],
      ['left out'],
    ],
    ['a variable of another', { image: 'ENV DATA=$ROOT/data' }, ['"runtime":["ENV DATA=$ROOT/data"]']],
    ['tags of GOFLAGS', { early: 'ENV GOFLAGS="-tags=fancy,plain -mod=mod"' }, ['["buildTags",["fancy","plain"]]']],
    [
      'those of the command stand for them',
      { early: 'ENV GOFLAGS=-tags=fancy', build: 'go build -tags other -o /app .' },
      ['["buildTags",["other"]]'],
    ],
    ['other flags of GOFLAGS', { early: 'ENV GOFLAGS=-race' }, ['go build had -race, which is left out']],
    ['a flag', { build: 'go build -buildmode=pie -o /app .' }, ['go build had -buildmode=pie, which is left out']],
    [
      'a flag of the linker',
      { build: 'go build -ldflags=-checklinkname=0 -o /app .' },
      ['linker had -checklinkname=0'],
    ],
    ['a date', { build: 'go build -ldflags "-X main.t=$(date)" -o /app .' }, ['-X main.t is left out']],
    [
      'what a step stands behind in its RUN',
      { late: 'RUN export MODE=x && cd web && go generate ./... && cd .. && npm ci' },
      ['["buildSteps",["export MODE=x && cd web && go generate ./...","export MODE=x && npm ci"]]'],
    ],
    [
      'the same of a command that is not understood',
      { late: 'RUN V=1.2 && echo && cd /opt && frobnicate $V' },
      ['"steps":["V=1.2 && cd /opt && frobnicate $V"]'],
    ],
    [
      'but no secret',
      { late: 'RUN export API_TOKEN=abc123 && go generate ./...' },
      ['["buildSteps",["go generate ./..."]]', '["secretNotTaken",{"name":"API_TOKEN"}]'],
      ['abc123'],
    ],
    ['the same in the toolchain', { early: 'RUN V=1 && echo && frobnicate $V' }, ['"RUN V=1 && frobnicate $V"']],
    ['the same in the image', { image: 'RUN cd /opt && frobnicate' }, ['"RUN cd /opt && frobnicate"']],
    ['a folder of the module', { copy: 'backend/go.mod' }, ['the module was in backend of the build context']],
  ];
  for (const [what, pieces, has, hasNot = []] of cases) {
    it(what, () => {
      const text = outcome(pieces);
      for (const part of has) assert.ok(text.includes(part), `${part}\n${text}`);
      for (const part of hasNot) assert.ok(!text.includes(part), `${part}\n${text}`);
    });
  }
});
