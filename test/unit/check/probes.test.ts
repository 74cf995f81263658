import { answers, findingTests, lines, type Row } from '../../support/findings.ts';

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
  ['not: YAML that is none', { 'broken.yaml': 'livenessProbe: [\n' }, []],
  [
    'not: a module that was there',
    deployment('livenessProbe: {httpGet: {path: /x, port: 1}}'),
    [],
    { ...answers, scaffold: 'no', args: [], portVariable: '', module: 'x' },
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
  ['not: a comment', { 'cmd/server/config.go': '// Was defaultPort = 9090.\nconst defaultPort = 8080\n' }, []],
  ['not: other files', { 'cmd/other/config.go': 'const defaultPort = 9090\n' }, []],
];

findingTests('probe-differs of Kubernetes', probes);
findingTests('code-differs', code);
