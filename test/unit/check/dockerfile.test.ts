import { findingTests, lines, moduleAnswers, type Row } from '../../support/findings.ts';

/** A Dockerfile whose last stage has more instructions. */
const final = (...more: string[]) => ({
  Dockerfile: lines('FROM golang:1.27 AS build', 'RUN go build -o /server', 'FROM alpine:3.24', ...more),
});
const staged = (debug: string[], last: string[], compose?: string) => ({
  Dockerfile: lines(
    'FROM golang:1.27 AS debug',
    ...debug,
    'FROM alpine:3.24 AS run',
    'COPY --from=debug /server /server',
    ...last,
    'ENTRYPOINT ["/server"]',
  ),
  ...(compose === undefined ? {} : { 'compose.yaml': compose }),
});

const expose: Row[] = [
  ['another port', final('EXPOSE 9090'), ['expose-differs Dockerfile:4']],
  ['another port for TCP, and ours for UDP', final('EXPOSE 9090 8080/udp'), ['expose-differs Dockerfile:4']],
  [
    'another one in the last stage, and ours in a stage before',
    staged(['EXPOSE 8080'], ['EXPOSE 9999']),
    ['expose-differs Dockerfile:5'],
  ],
  [
    'another one in the stage that the last begins as',
    { Dockerfile: lines('FROM alpine:3.24 AS base', 'EXPOSE 9090', 'FROM base') },
    ['expose-differs Dockerfile:2'],
  ],
  [
    'the port of an argument',
    { Dockerfile: lines('ARG P=9090', 'FROM alpine:3.24', 'ARG P', 'EXPOSE $P') },
    ['expose-differs Dockerfile:4'],
  ],
  [
    'another one in a stage that Compose builds',
    {
      Dockerfile: lines(
        'FROM alpine:3.24 AS run',
        'EXPOSE 9999',
        'ENTRYPOINT ["/server"]',
        'FROM golang:1.27 AS debug',
        'EXPOSE 2345',
        'ENTRYPOINT ["dlv", "exec", "/server"]',
      ),
      'compose.yaml': 'services: {app: {build: {context: ., target: run}}}\n',
    },
    ['expose-differs Dockerfile:2'],
  ],
  [
    'another one for one of two programs',
    { Dockerfile: lines('FROM alpine:3.24 AS worker', 'EXPOSE 8080', 'FROM alpine:3.24 AS api', 'EXPOSE 8080') },
    ['expose-differs Dockerfile:2'],
    moduleAnswers,
  ],
  ['not: two ports', final('EXPOSE 8080/tcp 9090'), []],
  ['not: two instructions', final('EXPOSE 9090', 'EXPOSE 8080'), []],
  ['not: a port on a line that is continued', final('EXPOSE 8081 \\', '       8080'), []],
  ['not: a port in quotes', final('EXPOSE "8080"'), []],
  ['not: a variable', final('EXPOSE $ANY'), []],
  ['not: a range', final('EXPOSE 8000-8100'), []],
  ['not: another stage', staged(['EXPOSE 2345'], ['EXPOSE 8080']), []],
  ['not: text of a command', final('RUN echo "\\', 'EXPOSE 9090"'), []],
  ['not: a here-document', final('COPY <<EOF /x', 'EXPOSE 9090', 'EOF'), []],
  ['not: another image', { 'web/Dockerfile': lines('FROM alpine:3.24', 'EXPOSE 3000') }, []],
  [
    'not: a stage for debugging that Compose builds as well',
    staged(
      ['EXPOSE 2345', 'CMD ["dlv", "debug"]'],
      ['EXPOSE 8080'],
      'services: {d: {build: {context: ., target: debug}}}\n',
    ),
    [],
  ],
  [
    'not: a last stage of something else, behind one with a name',
    {
      Dockerfile: lines(
        'FROM alpine:3.24 AS run',
        'EXPOSE 8080',
        'ENTRYPOINT ["/server"]',
        'FROM nginx:1.27 AS docs',
        'EXPOSE 80',
        'HEALTHCHECK CMD curl -f http://localhost/',
      ),
    },
    [],
  ],
  ['not: a file put beside', { 'Dockerfile.orig': lines('FROM alpine:3.24', 'EXPOSE 9090') }, []],
  [
    'not: two programs with a port each',
    { Dockerfile: lines('FROM alpine:3.24 AS worker', 'EXPOSE 9090', 'FROM alpine:3.24 AS api', 'EXPOSE 8080') },
    [],
    moduleAnswers,
  ],
  ['not: a Dockerfile that nothing builds', { Dockerfile: lines('FROM alpine:3.24', 'EXPSE 1', 'EXPOSE 9090') }, []],
];

const health = (...command: string[]) => final(...command);
const healthCheck: Row[] = [
  [
    'another path, on a line that is continued',
    health('HEALTHCHECK --interval=30s \\', '  CMD wget -q --spider http://localhost:8080/health || exit 1'),
    ['healthcheck-differs Dockerfile:4'],
  ],
  [
    'another port',
    health('HEALTHCHECK CMD curl -f http://127.0.0.1:9090/healthz'),
    ['healthcheck-differs Dockerfile:4'],
  ],
  [
    'an address without a scheme',
    health('HEALTHCHECK CMD curl -f localhost:9090/healthz'),
    ['healthcheck-differs Dockerfile:4'],
  ],
  [
    'one in JSON form',
    health('HEALTHCHECK CMD ["wget", "-qO-", "localhost:9090/healthz"]'),
    ['healthcheck-differs Dockerfile:4'],
  ],
  [
    'one behind sh -c',
    health('HEALTHCHECK CMD ["sh", "-c", "curl -f localhost:9090/healthz || exit 1"]'),
    ['healthcheck-differs Dockerfile:4'],
  ],
  [
    'the second of two',
    health('HEALTHCHECK CMD curl localhost:8080/healthz', 'HEALTHCHECK CMD curl localhost:9090/healthz'),
    ['healthcheck-differs Dockerfile:5'],
  ],
  [
    'another path of one of two programs',
    {
      Dockerfile: lines(
        'FROM alpine:3.24 AS worker',
        'HEALTHCHECK CMD wget localhost:9090/healthz',
        'FROM alpine:3.24 AS api',
      ),
    },
    ['healthcheck-differs Dockerfile:2'],
    moduleAnswers,
  ],
  ...[
    'wget -qO- http://localhost:${PORT:-9090}/healthz',
    'wget -qO- localhost:${PORT:-9090}/healthz || exit 1',
    'curl -f "http://localhost:${PORT-9090}/healthz"',
    '["sh", "-c", "curl -f http://localhost:${PORT:-9090}/healthz"]',
    'sh -c \'wget -qO- "http://localhost:${PORT:-9090}/healthz"\'',
    'nc -z localhost ${PORT:-9090}',
  ].map(
    (command): Row => [
      `${command}, where nothing sets PORT`,
      health(`HEALTHCHECK CMD ${command}`),
      ['healthcheck-differs Dockerfile:4'],
    ],
  ),
  [
    'a variable that the image sets',
    health('ENV HEALTH_PORT=9090', 'HEALTHCHECK CMD curl localhost:$HEALTH_PORT/healthz'),
    ['healthcheck-differs Dockerfile:5'],
  ],
  ...[
    'nc -z localhost 9090',
    'nc -z -w 5 127.0.0.1 9090 || exit 1',
    'nc -vzw1 localhost 9090',
    '["nc", "-z", "-v", "localhost", "9090"]',
    '["busybox", "nc", "-z", "localhost", "9090"]',
    'ncat -z ::1 9090',
  ].map((command): Row => [command, health(`HEALTHCHECK CMD ${command}`), ['healthcheck-differs Dockerfile:4']]),
  ...[
    'nc -z -w 9090 localhost 8080',
    'nc -zu localhost 9090',
    'nc -z localhost 9090-9099',
    'nc -z db 5432',
    'nc -z localhost $(cat /port)',
    'nc -z localhost 9090 || nc -z localhost 8080',
    'nc -l 9090',
    'curl --unix-socket /run/x.sock http://localhost/healthz',
    'curl --proxy http://proxy:3128 http://localhost:1/healthz',
    'curl localhost:$(cat /port)/healthz',
    '["wget", "-qO-", "http://localhost:${PORT:-9090}/healthz"]',
    'wget -qO- http://localhost:$PORT/healthz',
    'wget -qO- http://localhost:${PORT:=9090}/healthz',
    'PORT=8080; wget -qO- http://localhost:${PORT:-9090}/healthz',
    'export PORT=8080; wget -qO- localhost:${PORT:-9090}/healthz',
    '. /etc/service.env; wget -qO- http://localhost:${PORT:-9090}/healthz',
    'if true; then PORT=8080; fi; wget -qO- localhost:${PORT:-9090}/healthz',
    "wget -qO- 'http://localhost:${PORT:-9090}/healthz'",
    'wget -qO- http://localhost:\\${PORT:-9090}/healthz',
  ].map((command): Row => [`not: ${command}`, health(`HEALTHCHECK CMD ${command}`), []]),
  [
    'not: a variable that the image sets, to our port',
    health('ENV PORT=8080', 'HEALTHCHECK CMD wget -qO- localhost:${PORT:-9090}/healthz'),
    [],
  ],
  [
    'not: a variable that a build may set',
    health('ARG PORT', 'HEALTHCHECK CMD wget -qO- http://localhost:${PORT:-9090}/healthz'),
    [],
  ],
  [
    'not: a variable of which the value is not known',
    health('ENV PORT=$ANY', 'HEALTHCHECK CMD wget -qO- http://localhost:${PORT:-9090}/healthz'),
    [],
  ],
  [
    'not: a variable that the base may set',
    {
      Dockerfile: lines('FROM example.com/base:1', 'HEALTHCHECK CMD wget -qO- http://localhost:${PORT:-9090}/healthz'),
    },
    [],
  ],
  [
    'not: a port that the image exposes besides',
    health('EXPOSE 8080 6060', 'HEALTHCHECK CMD nc -z localhost 6060'),
    [],
  ],
  [
    'not: another port of the answers',
    { Dockerfile: lines('FROM alpine:3.24', 'HEALTHCHECK CMD curl localhost:6060/health') },
    [],
    { ...moduleAnswers, main: ['.'] },
  ],
  ['not: the program that asks itself', health('HEALTHCHECK CMD ["/server", "healthcheck"]'), []],
  ['not: none', health('HEALTHCHECK CMD curl localhost:9090/', 'HEALTHCHECK NONE'), []],
  ['not: the path of readiness', health('HEALTHCHECK CMD wget http://localhost:8080/readyz'), []],
  ['not: our path with a query', health('HEALTHCHECK CMD wget "http://localhost:8080/healthz?x=1"'), []],
  ['not: a variable', health('HEALTHCHECK CMD wget http://localhost:${PORT:-8080}/healthz'), []],
  ['not: a connection', health('HEALTHCHECK CMD nc -z localhost 8080'), []],
  ['not: another host', health('HEALTHCHECK CMD curl -f localhost.example.com:9090/'), []],
  ['not: another stage', staged(['HEALTHCHECK CMD curl localhost:2345/'], []), []],
  ['not: text of a command', health('RUN echo "x\\', 'HEALTHCHECK CMD curl localhost:1/" > /x'), []],
  ['not: a here-document', health('RUN <<EOF', 'cat > x', 'HEALTHCHECK CMD curl http://localhost:1/', 'EOF'), []],
  [
    'not: only the path of a program that says nothing of paths',
    { Dockerfile: lines('FROM alpine:3.24', 'HEALTHCHECK CMD wget http://localhost:8080/status') },
    [],
    { ...moduleAnswers, main: ['.'], healthCheck: 'tcp' },
  ],
  [
    'not: a program with a port and a path of its own',
    {
      Dockerfile: lines(
        'FROM alpine:3.24 AS worker',
        'HEALTHCHECK CMD wget localhost:9090/live',
        'FROM alpine:3.24 AS api',
      ),
    },
    [],
    moduleAnswers,
  ],
];

const variable: Row[] = [
  ['another port in ENV', final('ENV PORT=9090', 'EXPOSE 8080'), ['port-variable-differs Dockerfile:4']],
  [
    'one among others, and what follows it',
    final('ENV A=1 \\', '    PORT=9090', 'EXPOSE 9090', 'HEALTHCHECK CMD curl localhost:9090/healthz'),
    ['port-variable-differs Dockerfile:5'],
  ],
  ['one of an argument', final('ARG P=9090', 'ENV PORT=$P'), ['port-variable-differs Dockerfile:5']],
  [
    'one that the stage inherits',
    { Dockerfile: lines('FROM alpine:3.24 AS base', 'ENV PORT=9090', 'FROM base') },
    ['port-variable-differs Dockerfile:2'],
  ],
  [
    'one beside an EXPOSE of a third',
    final('ENV PORT=9090', 'EXPOSE 7070'),
    ['expose-differs Dockerfile:5', 'port-variable-differs Dockerfile:4'],
  ],
  ['not: our port', final('ENV PORT=8080'), []],
  ['not: a builder', staged(['ENV PORT=9090'], []), []],
  ['not: an argument', final('ARG PORT=9090'), []],
  ['not: what is not known', final('ENV PORT=$ANY'), []],
  [
    'not: a variable that the program does not read',
    { Dockerfile: lines('FROM alpine:3.24', 'ENV PORT=9090') },
    [],
    { ...moduleAnswers, main: ['.'], portVariable: '' },
  ],
];

/** A Dockerfile whose image argument has another image as its default. */
const replacing = (image: string, other: string) => ({
  Dockerfile: lines(`ARG RUN_IMAGE=${image}`, `FROM \${RUN_IMAGE:-docker.io/library/${other}}`),
});
const fallback: Row[] = [
  ...[
    ['golang:1.26', 'golang:1.27'],
    ['m.daocloud.io/docker.io/library/golang:1.26.4-alpine3.24', 'golang:1.26.5-alpine3.24'],
    ['golang:1.26.9-alpine3.24', 'golang:1.27-alpine3.24'],
    ['golang:1.26-alpine3.23', 'golang:1.26-alpine3.24'],
    ['localhost:5000/golang:1.26-alpine3.23@sha256:abc', 'golang:1.26-alpine3.24'],
    ['alpine:3.23', 'alpine:3.24'],
  ].map(
    ([image = '', other = '']): Row => [
      `${image} for ${other}`,
      replacing(image, other),
      ['fallback-differs Dockerfile:2'],
    ],
  ),
  ...[
    ['alpine:latest', 'alpine:3.24'],
    ['alpine:3', 'alpine:3.24'],
    ['alpine@sha256:abc', 'alpine:3.24'],
    ['golang:1.26-alpine', 'golang:1.26-alpine3.24'],
    ['golang:1.26.5-alpine3.24', 'golang:1.26-alpine3.24'],
    ['example.com/me/golang:1.20', 'golang:1.26'],
    ['golang:1.26', 'alpine:3.24'],
  ].map(([image = '', other = '']): Row => [`not: ${image} for ${other}`, replacing(image, other), []]),
];

findingTests('fallback-differs', fallback);
findingTests('expose-differs', expose);
findingTests('healthcheck-differs', healthCheck);
findingTests('port-variable-differs', variable);
