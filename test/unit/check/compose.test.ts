import { answers, findingTests, lines, moduleAnswers, type Row } from '../../support/findings.ts';

/** A compose file with one service of this folder. */
const compose = (...settings: string[]) =>
  lines('services:', '  orders:', '    build: .', ...settings.map((setting) => `    ${setting}`));
const stages = lines(
  'FROM golang:1.27 AS toolchain',
  'FROM toolchain AS build',
  'RUN go build -o /server',
  'FROM alpine:3.24 AS run',
  'EXPOSE 8080',
  'HEALTHCHECK CMD curl localhost:8080/healthz',
  'ENTRYPOINT ["/server"]',
);
const one = (settings: string) => `services: {orders: ${settings}}\n`;

const port: Row[] = [
  [
    'another port',
    { 'compose.yaml': compose('ports: ["${PORT:-8080}:9090"]') },
    ['compose-port-differs compose.yaml:4'],
  ],
  [
    'the same in the long form, beside UDP',
    { 'docker-compose.yml': compose('ports: [{target: 9090, published: 80}, "53:53/udp"]') },
    ['compose-port-differs docker-compose.yml:4'],
  ],
  [
    'ports that a map is merged from',
    {
      'compose.yaml': lines(
        'x: &x',
        '  ports:',
        '    - "80:9090"',
        'services:',
        '  orders:',
        '    <<: *x',
        '    build: .',
      ),
    },
    ['compose-port-differs compose.yaml:3'],
  ],
  [
    'the last stage by its name',
    { Dockerfile: stages, 'compose.yaml': one('{build: {context: ., target: run}, ports: ["80:9090"]}') },
    ['compose-port-differs compose.yaml:1'],
  ],
  [
    'beside an override that says nothing of it',
    { 'compose.yaml': compose('ports: ["80:9090"]'), 'compose.override.yaml': one('{labels: [a]}') },
    ['compose-port-differs compose.yaml:4'],
  ],
  [
    'not: what an override may replace',
    { 'compose.yaml': compose('ports: ["80:9090"]'), 'compose.override.yaml': one('{ports: !override ["80:8080"]}') },
    [],
  ],
  [
    'a file of its own',
    {
      'compose.yaml': compose(),
      'compose.prod.yaml': lines('services:', '  web:', '    build: .', '    ports:', '      - "80:9090"'),
    },
    ['compose-port-differs compose.prod.yaml:5'],
  ],
  [
    'the program of a stage',
    { 'compose.yaml': 'services: {w: {build: {context: ., target: worker}, ports: ["80:8080"]}}\n' },
    ['compose-port-differs compose.yaml:1'],
    moduleAnswers,
  ],
  [
    'not: that of the stage',
    { 'compose.yaml': 'services: {w: {build: {context: ., target: worker}, ports: ["80:9090"]}}\n' },
    [],
    moduleAnswers,
  ],
  ['not: more ports of the answers', { 'compose.yaml': compose('ports: ["6060:6060"]') }, [], moduleAnswers],
  [
    'not: one of them that says its protocol',
    { 'compose.yaml': compose('ports: ["6060:6060"]') },
    [],
    { ...moduleAnswers, morePorts: ['53/udp', '6060/tcp'] },
  ],
  [
    'one of UDP, published as TCP',
    { 'compose.yaml': compose('ports: ["53:53"]') },
    ['compose-port-differs compose.yaml:4'],
    { ...moduleAnswers, morePorts: ['53/udp'] },
  ],
  ['not: our port among others', { 'compose.yaml': compose('ports: ["${A:-${B:-1}}:8080", 9090]') }, []],
  [
    'not: one that .env has',
    { '.env': 'APP_PORT=8080\n', 'compose.yaml': compose('ports: ["80:${APP_PORT:-9090}"]') },
    [],
  ],
  [
    'not: one that follows a variable of .env',
    { '.env': 'PORT=9090\n', 'compose.yaml': compose('ports: ["80:9090"]', 'environment: {PORT: "${PORT:-8080}"}') },
    [],
  ],
  ...[
    'build: .',
    'command: [a]',
    'entrypoint: [a]',
    'env_file: a',
    'environment: {A: 1}',
    'extends: {service: a}',
    'healthcheck: {disable: true}',
    'image: a',
    'network_mode: host',
    'ports: ["1:1"]',
  ].map((setting): Row => {
    const override = one(`{${setting}}`);
    return [
      `not: what an override may change by ${setting}`,
      { 'compose.yaml': compose('ports: ["80:9090"]'), 'compose.override.yaml': override },
      [],
    ];
  }),
  [
    'not: a service in the network of another',
    { 'compose.yaml': compose('network_mode: "service:x"', 'ports: ["80:9090"]') },
    [],
  ],
  ['not: one that is not known', { 'compose.yaml': compose('ports: ["80:${INNER}"]') }, []],
  ['not: another folder', { 'web/compose.yaml': compose('ports: ["80:9090"]') }, []],
  ['not: another build', { 'compose.yaml': 'services: {db: {build: ./db, ports: ["80:5432"]}}\n' }, []],
  [
    'not: another Dockerfile',
    { 'compose.yaml': one('{build: {context: ., dockerfile: web.Dockerfile}, ports: ["80:80"]}') },
    [],
  ],
  [
    'not: a service for debugging',
    {
      Dockerfile: stages,
      'compose.yaml': one('{build: {context: ., target: toolchain}, command: dlv debug, ports: ["2345:2345"]}'),
    },
    [],
  ],
  [
    'not: the same without a command',
    { Dockerfile: stages, 'compose.yaml': one('{build: {context: ., target: toolchain}, ports: ["2345:2345"]}') },
    [],
  ],
  [
    'not: a stage that is not known',
    { 'compose.yaml': one('{build: {context: ., target: dev}, ports: ["2345:2345"]}') },
    [],
  ],
  [
    'not: another command in our image',
    { Dockerfile: stages, 'compose.yaml': compose('entrypoint: [dlv, exec, /server]', 'ports: ["2345:2345"]') },
    [],
  ],
  [
    'not: what an override adds',
    { 'compose.yaml': compose('ports: ["80:8080"]'), 'compose.override.yaml': one('{ports: ["6060:6060"]}') },
    [],
  ],
  [
    'not: what another file adds',
    {
      'docker-compose.yml': compose('ports: ["80:8080"]'),
      'docker-compose.debug.yml': one('{build: ., ports: ["6060:6060"]}'),
    },
    [],
  ],
  [
    'not: what the image exposes besides',
    { Dockerfile: stages.replace('EXPOSE 8080', 'EXPOSE 8080 6060'), 'compose.yaml': compose('ports: ["6060:6060"]') },
    [],
  ],
  [
    'not: the metrics',
    { 'compose.yaml': compose('ports: ["9090:9090"]') },
    [],
    { ...answers, telemetry: 'prometheus' },
  ],
  ['not: what Compose refuses', { 'compose.yaml': 'services: {a: [\n' }, []],
];

const variable: Row[] = [
  [
    'another port than what is published',
    { 'compose.yaml': compose('environment:', '  PORT: 9090', 'ports: ["80:8080"]') },
    ['port-variable-differs compose.yaml:5'],
  ],
  [
    'the same in a list',
    { 'compose.yaml': compose('ports: ["80:8080"]', 'environment:', '  - A=1', '  - PORT=9090') },
    ['port-variable-differs compose.yaml:7'],
  ],
  [
    'the same in a file',
    { '.env': 'PORT=9090\n', 'compose.yaml': compose('env_file: .env', 'ports: ["80:8080"]') },
    ['port-variable-differs .env:1'],
  ],
  [
    'another one than the image asks',
    { Dockerfile: stages, 'compose.yaml': compose('ports: ["80:9090"]', 'environment: {PORT: 9090}') },
    ['port-variable-differs compose.yaml:5'],
  ],
  ['not: one that is published', { 'compose.yaml': compose('ports: ["80:9090"]', 'environment: {PORT: 9090}') }, []],
  [
    'not: one that is published by an override',
    { 'compose.yaml': compose('ports: ["80:9090"]'), 'compose.override.yaml': one('{environment: {PORT: "9090"}}') },
    [],
  ],
  [
    'not: one that is asked',
    {
      Dockerfile: stages,
      'compose.yaml': compose(
        'ports: ["80:9090"]',
        'environment: {PORT: 9090}',
        'healthcheck: {test: [CMD, curl, "localhost:9090/healthz"]}',
      ),
    },
    [],
  ],
  [
    'not: one that the image asks by its variable',
    {
      Dockerfile: stages.replace('localhost:8080', 'localhost:${PORT:-8080}'),
      'compose.yaml': compose('ports: ["80:9090"]', 'environment: {PORT: 9090}'),
    },
    [],
  ],
  ['not: one of the shell', { 'compose.yaml': compose('ports: ["80:8080"]', 'environment: [PORT]') }, []],
  ['not: a file that is not there', { 'compose.yaml': compose('ports: ["80:9090"]', 'env_file: secret.env') }, []],
];

const probe: Row[] = [
  [
    'another path of what is built from this folder',
    { 'compose.yaml': compose('healthcheck:', '  test: curl http://localhost:8080/health') },
    ['probe-differs compose.yaml:5'],
  ],
  [
    'an address without a scheme',
    { 'compose.yaml': compose('healthcheck: {test: [CMD-SHELL, "wget -qO- localhost:9000/healthz"]}') },
    ['probe-differs compose.yaml:4'],
  ],
  [
    'our image',
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
  [
    'our image with a variable, in another folder',
    {
      'deploy/compose.yaml': lines(
        'services:',
        '  app:',
        '    image: "${REGISTRY:+${REGISTRY}/}orders:${VERSION:-dev}"',
        '    healthcheck: {test: [CMD, wget, "http://localhost:1/healthz"]}',
      ),
    },
    ['probe-differs deploy/compose.yaml:4'],
  ],
  [
    'the port of HTTPS',
    { 'compose.yaml': compose('healthcheck: {test: curl https://localhost/healthz}') },
    ['probe-differs compose.yaml:4'],
  ],
  [
    'a connection to another port',
    { 'compose.yaml': compose('healthcheck: {test: nc -z localhost 9090}') },
    ['probe-differs compose.yaml:4'],
  ],
  ['not: a connection', { 'compose.yaml': compose('healthcheck: {test: [CMD, nc, -z, localhost, "8080"]}') }, []],
  [
    'not: a variable, which Compose or the shell of the container may know',
    {
      'compose.yaml': compose('healthcheck: {test: "curl localhost:$${PORT:-9090}/healthz"}'),
      'compose.b.yaml': compose('healthcheck: {test: "curl localhost:${PORT:-9090}/healthz"}'),
    },
    [],
  ],
  [
    'not: the metrics',
    { 'compose.yaml': compose('healthcheck: {test: curl localhost:9090/metrics}') },
    [],
    { ...answers, telemetry: 'prometheus' },
  ],
  [
    'not: the port of HTTPS',
    { 'compose.yaml': compose('healthcheck: {test: curl https://localhost/healthz}') },
    [],
    { ...answers, port: 443 },
  ],
  [
    'not: our path with a query',
    { 'compose.yaml': compose('healthcheck: {test: "curl http://localhost:8080/healthz?x=1"}') },
    [],
  ],
  [
    'not: the port that the service sets',
    { 'compose.yaml': compose('environment: {PORT: 9090}', 'healthcheck: {test: curl localhost:9090/healthz}') },
    [],
  ],
  [
    'not: another command in our image',
    { 'compose.yaml': one('{image: orders, command: [admin], healthcheck: {test: curl localhost:7000/}}') },
    [],
  ],
  [
    'not: what is built elsewhere',
    { 'compose.yaml': 'services: {web: {build: ./web, healthcheck: {test: curl localhost:3000/}}}\n' },
    [],
  ],
];

findingTests('compose-port-differs', port);
findingTests('port-variable-differs of Compose', variable);
findingTests('probe-differs of Compose', probe);

const target: Row[] = [
  [
    'a stage that is gone',
    {
      Dockerfile: stages,
      'compose.yaml': lines('services:', '  orders:', '    build:', '      context: .', '      target: test'),
    },
    ['target-missing compose.yaml:5'],
  ],
  [
    'a number that is too high',
    { Dockerfile: stages, 'compose.yaml': one('{build: {context: ., target: 4}}') },
    ['target-missing compose.yaml:1'],
  ],
  [
    'a stage in other letters, by its number, and the last one',
    {
      Dockerfile: stages,
      'compose.yaml':
        'services: {a: {build: {context: ., target: Build}}, b: {build: {context: ., target: 1}}, c: {build: .}}\n',
    },
    [],
  ],
  [
    'a stage of another Dockerfile, a variable, and what another service has',
    {
      Dockerfile: stages,
      'compose.yaml': lines(
        'services:',
        '  a: {build: {context: ., target: test, dockerfile: Dockerfile.test}}',
        '  b: {build: {context: ., target: "${TARGET:-test}"}}',
        '  c: {build: {context: ., target: test}, extends: {service: a}}',
        '  d: {build: {context: ./tool, target: test}}',
      ),
    },
    [],
  ],
  ['no Dockerfile at all', { 'compose.yaml': one('{build: {context: ., target: test}}') }, []],
];
findingTests('target-missing', target);
