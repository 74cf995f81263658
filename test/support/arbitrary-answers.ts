import fc from 'fast-check';
import { catalog } from '../../src/mirrors/catalog.ts';
import type { MirrorKind } from '../../src/mirrors/mirror.ts';
import {
  type Answers,
  cgoValues,
  commentsLevels,
  credentialKinds,
  dependencySources,
  engineSupports,
  extras,
  healthChecks,
  scaffolds,
  telemetries,
} from '../../src/options/answers.ts';
import { bases } from '../../src/options/bases.ts';
import { contradictionIn } from '../../src/options/contradiction.ts';
import { regions } from '../../src/options/regions.ts';
import { optionTable } from '../../src/options/table.ts';
import { surroundings } from './surroundings.ts';

const provider = (kind: MirrorKind) =>
  fc.constantFrom(...catalog.filter((mirror) => mirror.kind === kind).map((mirror) => mirror.provider));
const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?$/);
const path = fc.stringMatching(/^(\/[A-Za-z0-9\-._~:@+,=]{1,12}){1,3}\/?$/);

/** Text in which a test cannot mistake anything for what is left of a template. */
const printable = (pattern: RegExp) => fc.stringMatching(pattern).filter((text) => !/<%|%>/.test(text));

const inputs: { [Name in keyof Answers]: fc.Arbitrary<unknown> } = {
  language: fc.constantFrom('en', 'zh-CN'),
  comments: fc.constantFrom(...commentsLevels),
  name: label,
  module: fc.oneof(
    label,
    fc.stringMatching(/^[a-z0-9]{1,8}\.[a-z]{2,4}(\/[A-Za-z0-9\-._~]{1,10}){0,3}(\/v[2-9])?$/),
    fc.constantFrom('gopkg.in/yaml.v3', 'github.com/You/a.b-c_d~e/v12'),
  ),
  region: fc.constantFrom(...regions),
  base: fc.constantFrom(...bases),
  port: fc.integer({ min: 1, max: 65535 }),
  healthPath: fc.oneof(path, fc.constantFrom('/', '/healthz', '/readyz')),
  readyPath: path,
  goVersion: fc.constantFrom('1.26', '1.27'),
  alpineVersion: fc.constantFrom('3.24', '3.23'),
  packages: fc.array(fc.constantFrom('tini', 'curl', 'libstdc++', 'ca-certificates'), { maxLength: 3 }),
  imageMirror: fc.oneof(
    provider('docker.io'),
    fc.constantFrom('harbor.example.com/proxy', 'localhost:5000', 'docker.io=harbor.example.com/hub'),
  ),
  apkMirror: fc.oneof(
    provider('apk'),
    fc.constantFrom('https://nexus.example.com/repository/alpine', 'aliyun,tuna', 'https://a.example.com/x,upstream'),
  ),
  goProxy: fc.oneof(
    provider('goproxy'),
    fc.constantFrom('goproxy.cn|aliyun', 'goproxy.cn|aliyun,direct', 'https://athens.example.com,direct', 'direct'),
  ),
  goSumdb: fc.oneof(provider('sumdb'), fc.constant('sum.golang.org https://sum.golang.google.cn')),
  engines: fc.constantFrom(...engineSupports),
  caCertificate: fc.constantFrom('', 'certs/network.pem', 'ca.crt', 'bin/a+b@c_.pem'),
  scaffold: fc.constantFrom(...scaffolds),
  healthTimes: fc.subarray(['interval=10s', 'timeout=1m30s', 'start-period=0.5s', 'retries=5']),
  healthArgs: fc.array(printable(/^[!-~]{1,10}$/), { maxLength: 2 }),
  main: fc.uniqueArray(
    fc.constantFrom('.', './cmd/server', './cmd/worker=9090/livez', './cmd/job=none', './tools/build=81', './cmd/1'),
    { minLength: 1, maxLength: 4 },
  ),
  healthCheck: fc.constantFrom(...healthChecks),
  portVariable: fc.constantFrom('', 'PORT', 'HTTP_PORT'),
  morePorts: fc.array(fc.constantFrom('9090', '53/udp', '80/tcp'), { maxLength: 2 }),
  buildTags: fc.array(fc.constantFrom('sqlite_json', 'prod', 'v1.2'), { maxLength: 2 }),
  ldflags: fc.array(fc.constantFrom('main.version=$VERSION', 'example.com/x/v2.rev=$REVISION', 'main.a=1.2-x'), {
    maxLength: 3,
  }),
  cgo: fc.constantFrom(...cgoValues),
  builderPackages: fc.array(fc.constantFrom('make', 'sqlite-dev', 'git'), { maxLength: 2 }),
  buildSteps: fc.array(fc.constantFrom('go generate ./...', 'make assets && echo "$HOME" \'a b\'', 'true # end'), {
    maxLength: 2,
  }),
  dependencies: fc.constantFrom(...dependencySources),
  privateModules: fc.array(fc.constantFrom('git.example.com/team', '*.corp.example.com', 'example.org'), {
    maxLength: 2,
  }),
  credentials: fc.constantFrom(...credentialKinds),
  workdir: fc.constantFrom('/', '/app', '/srv/a-b'),
  copy: fc.array(fc.constantFrom('web', 'config.yaml:/etc/app/config.yaml', 'a/b+c/'), { maxLength: 2 }),
  env: fc.array(
    fc
      .tuple(fc.stringMatching(/^[A-Z][A-Z0-9_]{0,6}$/), printable(/^[ -~]{0,12}$/))
      .map(([name, value]) => `${name}=${value}`),
    { maxLength: 3 },
  ),
  volumes: fc.array(fc.constantFrom('/data', '/var/lib/app'), { maxLength: 2 }),
  folders: fc.array(fc.constantFrom('/data', '/cache'), { maxLength: 2 }),
  args: fc.array(printable(/^[!-~]{1,10}$/), { maxLength: 3 }),
  defaultArgs: fc.array(printable(/^[!-~]{1,10}$/), { maxLength: 3 }),
  telemetry: fc.constantFrom(...telemetries),
  with: fc.subarray([...extras]),
  repositoryPath: fc.constantFrom('', 'services/orders', '@a/_b.c'),
};

/** Any answers that the checks accept, over the whole option space: each option left to its default or given. */
export const arbitraryAnswers: fc.Arbitrary<Answers> = fc
  .record(inputs, { requiredKeys: ['name', 'base', 'region'] })
  .map((given) => {
    const answers: Record<string, unknown> = {};
    // A generated service needs none of these.
    for (const option of optionTable) {
      const { name } = option;
      const checked = option.check(given.scaffold === 'no' || option.appliesTo !== 'module' ? given[name] : undefined);
      answers[name] = checked.ok ? checked.value : option.fallback(answers as Answers, surroundings);
    }
    return answers as Answers;
  })
  .filter((answers) => contradictionIn(answers) === undefined);
