import fc from 'fast-check';
import { catalog } from '../../src/mirrors/catalog.ts';
import type { MirrorKind } from '../../src/mirrors/mirror.ts';
import { type Answers, bases, regions } from '../../src/options/answers.ts';
import { contradictionIn } from '../../src/options/contradiction.ts';
import { optionOf, optionTable } from '../../src/options/table.ts';

const provider = (kind: MirrorKind) =>
  fc.constantFrom(...catalog.filter((mirror) => mirror.kind === kind).map((mirror) => mirror.provider));
const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?$/);
const path = fc.stringMatching(/^(\/[A-Za-z0-9\-._~:@+,=]{1,12}){1,3}\/?$/);

const inputs: { [Name in keyof Answers]: fc.Arbitrary<unknown> } = {
  language: fc.constantFrom('en', 'zh-CN'),
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
  imageMirror: fc.oneof(provider('docker.io'), fc.constantFrom('harbor.example.com/proxy', 'localhost:5000')),
  apkMirror: fc.oneof(provider('apk'), fc.constant('https://nexus.example.com/repository/alpine')),
  goProxy: fc.oneof(
    provider('goproxy'),
    fc.constantFrom('goproxy.cn|aliyun', 'goproxy.cn|aliyun,direct', 'https://athens.example.com,direct', 'direct'),
  ),
  goSumdb: fc.oneof(provider('sumdb'), fc.constant('sum.golang.org https://sum.golang.google.cn')),
};

/** Any answers that the checks accept, over the whole option space: each option left to its default or given. */
export const arbitraryAnswers: fc.Arbitrary<Answers> = fc
  .record(inputs, { requiredKeys: ['name', 'base', 'region'] })
  .map((given) => {
    const answers: Record<string, unknown> = {};
    const surroundings = { folder: 'orders', language: 'en', goOnMachine: '1.27', moduleInFolder: undefined } as const;
    for (const { name } of optionTable) {
      const option = optionOf(name);
      const checked = option.check(given[name]);
      answers[name] = checked.ok ? checked.value : option.fallback(answers as Answers, surroundings);
    }
    return answers as Answers;
  })
  .filter((answers) => contradictionIn(answers) === undefined);
