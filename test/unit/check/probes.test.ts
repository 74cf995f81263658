import { answers, findingTests, lines, moduleAnswers, type Row } from '../../support/findings.ts';

const deployment = (...settings: string[]) => ({
  'k8s.yaml': lines(
    'kind: Deployment',
    'spec:',
    '  containers:',
    '    - name: orders',
    '      image: registry:5000/you/orders:v1',
    '      ports:',
    '        - {name: http, containerPort: 8080}',
    ...settings.map((line) => `      ${line}`),
    '    - name: sidecar',
    '      image: envoy:v1',
    '      livenessProbe: {httpGet: {path: /other, port: 9901}}',
  ),
});

const container = (...all: string[]) => lines('containers:', ...all.map((one) => `  - ${one}`));

const probes: Row[] = [
  [
    'another path and another port',
    deployment(
      'livenessProbe:',
      '  httpGet: {path: /health, port: http}',
      'readinessProbe:',
      '  httpGet:',
      '    path: /readyz',
      '    port: 9090',
    ),
    ['probe-differs k8s.yaml:9', 'probe-differs k8s.yaml:12'],
  ],
  [
    'the path of readiness for liveness',
    deployment('livenessProbe: {httpGet: {path: /readyz, port: 8080}}'),
    ['probe-differs k8s.yaml:8'],
  ],
  [
    'another port than the container sets',
    deployment('env: [{name: PORT, value: "9090"}]', 'livenessProbe: {httpGet: {path: /healthz, port: 8080}}'),
    ['probe-differs k8s.yaml:9'],
  ],
  [
    'not: probes that agree',
    deployment(
      'livenessProbe: {httpGet: {path: /healthz, port: http}}',
      'readinessProbe: {httpGet: {path: /readyz, port: 8080}}',
      'startupProbe: {httpGet: {path: /healthz, port: 8080}}',
    ),
    [],
  ],
  ['not: our path with a query', deployment('livenessProbe: {httpGet: {path: "/healthz?x=1", port: 8080}}'), []],
  [
    'not: the port that the container sets',
    deployment('env: [{name: PORT, value: "9090"}]', 'livenessProbe: {httpGet: {path: /healthz, port: 9090}}'),
    [],
  ],
  [
    'not: readiness by the path of liveness, which asks less',
    deployment('readinessProbe: {httpGet: {path: /healthz, port: 8080}}'),
    [],
  ],
  ...['args: [worker]', 'command: [/other]', 'envFrom: [{configMapRef: {name: x}}]'].map(
    (line): Row => [`not: with ${line}`, deployment(line, 'livenessProbe: {httpGet: {path: /x, port: 1}}'), []],
  ),
  [
    'not: a port that comes from elsewhere',
    deployment(
      'env: [{name: PORT, valueFrom: {configMapKeyRef: {name: x, key: y}}}]',
      'livenessProbe: {httpGet: {path: /healthz, port: 9090}}',
    ),
    [],
  ],
  [
    'a connection to another port',
    deployment('livenessProbe: {tcpSocket: {port: 9090}}', 'readinessProbe:', '  tcpSocket:', '    port: 9091'),
    ['probe-differs k8s.yaml:8', 'probe-differs k8s.yaml:11'],
  ],
  [
    'a connection to a port by a name that stands for another',
    {
      'k8s.yaml': container(
        '{image: orders, ports: [{name: http, containerPort: 9090}], livenessProbe: {tcpSocket: {port: http}}}',
      ),
    },
    ['probe-differs k8s.yaml:2'],
  ],
  [
    'settings that an anchor holds',
    {
      'k8s.yaml': lines(
        'x: &x',
        '  image: orders',
        '  env: &env [{name: PORT, value: "9090"}]',
        'y: {image: orders, env: *env, livenessProbe: {httpGet: {path: /healthz, port: 8080}}}',
        'z: {image: orders, env: *env, livenessProbe: {httpGet: {path: /healthz, port: 9090}}}',
        'a:',
        '  <<: *x',
        '  livenessProbe: {httpGet: {path: /healthz, port: 8080}}',
      ),
    },
    ['probe-differs k8s.yaml:4', 'probe-differs k8s.yaml:8'],
  ],
  [
    'not: a connection',
    deployment('livenessProbe: {tcpSocket: {port: http}}', 'readinessProbe: {tcpSocket: {port: 8080}}'),
    [],
  ],
  ...[
    'tcpSocket: {port: admin}',
    'tcpSocket: {port: 0}',
    'httpGet: {path: /healthz, port: 0}',
    'tcpSocket: {port: 9090, host: db}',
    'httpGet: {path: /healthz, port: 9090, host: 10.0.0.1}',
    'httpGet: {path: healthz, port: 8080}',
    'httpGet: {path: {{ .Values.path }}, port: {{ .Values.port }}}',
    'httpGet: {path: "${HEALTH}", port: 8080}',
    'httpGet: {path: "{{ .Values.path }}", port: 8080}',
    'grpc: {port: 9090}',
    'exec: {command: [/server, healthcheck]}',
  ].map((asks): Row => [`not: ${asks}`, deployment(`livenessProbe: {${asks}}`), []]),
  [
    'not: a port that the container has besides, or another one of the pod',
    {
      'k8s.yaml': container(
        '{image: orders, ports: [{containerPort: 8080}, {name: admin, containerPort: 9091}], livenessProbe: {httpGet: {path: /live, port: admin}}, readinessProbe: {tcpSocket: {port: 15021}}}',
        '{image: proxy, ports: [{containerPort: 15021}]}',
      ),
    },
    [],
  ],
  [
    'not: a port that the image exposes besides',
    {
      ...deployment('livenessProbe: {httpGet: {path: /live, port: 6060}}'),
      Dockerfile: lines('FROM alpine:3.24', 'EXPOSE 8080 6060'),
    },
    [],
  ],
  [
    'only the variable, where the image sets the port that is asked',
    {
      ...deployment('livenessProbe: {httpGet: {path: /healthz, port: 9090}}'),
      Dockerfile: lines('FROM alpine:3.24', 'ENV PORT=9090'),
    },
    ['port-variable-differs Dockerfile:2'],
  ],
  [
    'not: the last of two variables',
    deployment(
      'env: [{name: PORT, value: "8080"}, {name: PORT, value: "9090"}]',
      'livenessProbe: {httpGet: {path: /healthz, port: 9090}}',
    ),
    [],
  ],
  ...['env: [{name: PORT, value: "9090"}]', 'envFrom: [{configMapRef: {name: x}}]'].map(
    (setting): Row => [
      `not: a base that a patch gives ${setting}`,
      {
        ...deployment('livenessProbe: {httpGet: {path: /healthz, port: 9090}}'),
        'overlays/a/patch.yaml': container(`{name: orders, ${setting}}`),
      },
      [],
    ],
  ),
  [
    'not: the metrics',
    deployment('livenessProbe: {httpGet: {path: /metrics, port: 9090}}'),
    [],
    { ...answers, telemetry: 'prometheus' },
  ],
  ['not: YAML that is none', { 'broken.yaml': 'livenessProbe: [\n' }, []],
  [
    'not: a module that was there',
    deployment('livenessProbe: {httpGet: {path: /x, port: 1}}'),
    [],
    { ...moduleAnswers, portVariable: '' },
  ],
];

const code: Row[] = [
  [
    'constants that were changed alone',
    {
      'cmd/server/config.go': 'const defaultPort = 9090\n',
      'cmd/server/handler.go': 'const (\n\thealthPath = "/live"\n\treadyPath  = "/readyz"\n)\n',
    },
    ['code-differs cmd/server/config.go:1', 'code-differs cmd/server/handler.go:2'],
  ],
  [
    'the port of the metrics',
    { 'cmd/server/config.go': 'const (\n\tdefaultPort = 8080\n\tdefaultMetricsPort = 1\n)\n' },
    ['code-differs cmd/server/config.go:3'],
    { ...answers, telemetry: 'prometheus' },
  ],
  ...['9_090', '9090 // was 8080', '9090 /* x */'].map(
    (value): Row => [
      `the port ${value}`,
      { 'cmd/server/config.go': `const defaultPort = ${value}\n` },
      ['code-differs cmd/server/config.go:1'],
    ],
  ),
  [
    'constants with a type',
    {
      'cmd/server/config.go': 'const defaultPort uint16 = 9090\n',
      'cmd/server/handler.go': 'const (\n\thealthPath string = "/healthz"\n\treadyPath = `/ready`\n)\n',
    },
    ['code-differs cmd/server/config.go:1', 'code-differs cmd/server/handler.go:3'],
  ],
  // Only a decimal number is compared.
  ...['8_080', '0x1F90', '0x2382', '021602', '0b1', '8000 + 80', '9000 - 920'].map(
    (value): Row => [`not: ${value}`, { 'cmd/server/config.go': `const defaultPort = ${value}\n` }, []],
  ),
  ...['portOf(9090)', 'basePort', '1 << 13', '9090 +\n\tx', '9090, true', "'\\x90'", '8080.0'].map(
    (value): Row => [`not: ${value}, which is no number`, { 'cmd/server/config.go': `defaultPort = ${value}\n` }, []],
  ),
  ...['"/" + name', 'prefix + "/x"', '"/\\x68ealthz"', '"/a",\n'].map(
    (value): Row => [`not: ${value}`, { 'cmd/server/handler.go': `const healthPath = ${value}\n` }, []],
  ),
  [
    'not: a comment of several lines',
    { 'cmd/server/config.go': '/*\ndefaultPort = 9090\n*/\nconst defaultPort = 8080\n' },
    [],
  ],
  ['not: a comment', { 'cmd/server/config.go': '// Was defaultPort = 9090.\nconst defaultPort = 8080\n' }, []],
  ['not: other files', { 'cmd/other/config.go': 'const defaultPort = 9090\n' }, []],
];

findingTests('probe-differs of Kubernetes', probes);
findingTests('code-differs', code);
