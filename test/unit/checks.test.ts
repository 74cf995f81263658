import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { checkedDefaults } from '../../src/ask/choose.ts';
import type { OptionName } from '../../src/options/answers.ts';
import { optionOf, optionTable } from '../../src/options/table.ts';
import { arbitraryAnswers } from '../support/arbitrary-answers.ts';

const longest = `example.com/${'x'.repeat(255 - 'example.com/'.length)}`;

/** Inputs that each option takes, and those that it refuses with the key of the reason. */
const cases: Record<OptionName, { takes: unknown[]; refuses: [input: unknown, reason: string][] }> = {
  language: {
    takes: ['en', 'zh-CN'],
    refuses: [
      ['zh-cn', 'check.choiceNear'],
      ['fr', 'check.choice'],
      [7, 'check.choice'],
    ],
  },
  comments: {
    takes: ['teach', 'brief', 'none'],
    refuses: [
      ['nome', 'check.choiceNear'],
      ['all', 'check.choice'],
      [true, 'check.choice'],
    ],
  },
  name: {
    takes: ['a', '0', 'orders', 'a-b-1', 'x'.repeat(63)],
    refuses: ['', 'Orders', 'a.b', '-a', 'a-', 'a_b', 'x'.repeat(64), 'a b', 'a\n', 'ä', '$(id)', 7, null].map(
      (name) => [name, 'check.name'],
    ),
  },
  module: {
    takes: [
      'orders',
      'example.com/orders',
      'github.com/You/Orders',
      'example.com/x/v2',
      'gopkg.in/yaml.v3',
      'example.com/a~b',
      'a.b/c.d/e-f_g',
      longest,
    ],
    refuses: [
      ['', 'check.module.empty'],
      [7, 'check.module.empty'],
      ['Foo Bar', 'check.module.character'],
      ['C:\\x', 'check.module.character'],
      ['example.com/x\ny', 'check.module.character'],
      ['example.com/$(id)', 'check.module.character'],
      ['example.com/"x', 'check.module.character'],
      [`${longest}x`, 'check.module.long'],
      ['../x', 'check.module.element'],
      ['./x', 'check.module.element'],
      ['/x', 'check.module.element'],
      ['example.com//x', 'check.module.element'],
      ['example.com/x/', 'check.module.element'],
      ['example.com/con', 'check.module.element'],
      ['example.com/x~1', 'check.module.element'],
      ['Example.com/x', 'check.module.first'],
      ['-a.com/x', 'check.module.first'],
      ['net/orders', 'check.module.reserved'],
      ['std', 'check.module.reserved'],
      ['toolchain', 'check.module.reserved'],
      ['example.com/a/vendor', 'check.module.element'],
      ['example.com/x/v1', 'check.module.major'],
      ['example.com/x/v02', 'check.module.major'],
      ['gopkg.in/yaml', 'check.module.major'],
    ],
  },
  region: {
    takes: ['global', 'china'],
    refuses: [
      ['chian', 'check.choiceNear'],
      ['mars', 'check.choice'],
    ],
  },
  base: {
    takes: ['alpine', 'distroless', 'scratch'],
    refuses: [
      ['alpin', 'check.choiceNear'],
      ['debian', 'check.choice'],
      ['Alpine', 'check.choiceNear'],
    ],
  },
  port: {
    takes: [1, 80, 65535, '8080'],
    refuses: [0, 65536, -1, 1.5, '80a', '8080; rm -rf /', '', ' 80', '080', '1e3', '0x50', Number.NaN, null, [80]].map(
      (port) => [port, 'check.port'],
    ),
  },
  healthPath: {
    takes: ['/', '/healthz', '/a/b-c_d.e~f', '/health/', '/v1:check', '/a@b+c,d=e'],
    refuses: [
      ['healthz', 'check.path.slash'],
      ['', 'check.path.slash'],
      [7, 'check.path.slash'],
      ['/a b', 'check.path.character'],
      ['/"', 'check.path.character'],
      ['/$(id)', 'check.path.character'],
      ['/a\n', 'check.path.character'],
      ['/a?q', 'check.path.character'],
      ['/%zz', 'check.path.character'],
      ['/{x}', 'check.path.character'],
      ['/a#b', 'check.path.character'],
      ['/ä', 'check.path.character'],
      ['//a', 'check.path.unclean'],
      ['/a/../b', 'check.path.unclean'],
      ['/.', 'check.path.unclean'],
      [`/${'x'.repeat(200)}`, 'check.path.long'],
    ],
  },
  readyPath: { takes: ['/readyz'], refuses: [['readyz', 'check.path.slash']] },
  goVersion: {
    takes: ['1.25', '1.26', '1.27', '1.30'],
    refuses: [
      ['1.24', 'check.goVersionOld'],
      ['1.27.4', 'check.goVersion'],
      ['go1.27', 'check.goVersion'],
      ['1.027', 'check.goVersion'],
      [1.27, 'check.goVersion'],
      ['2.0', 'check.goVersion'],
    ],
  },
  alpineVersion: {
    takes: ['3.24', '3.23'],
    refuses: [
      ['3', 'check.alpineVersion'],
      ['v3.24', 'check.alpineVersion'],
      [3.24, 'check.alpineVersion'],
    ],
  },
  packages: {
    takes: ['', [], 'tini', ['curl', 'tini'], 'libstdc++, py3-pip'],
    refuses: [
      ['tini;id', 'check.packages'],
      [['a', 7], 'check.packages'],
      ['--root', 'check.packages'],
      ['$(id)', 'check.packages'],
      [7, 'check.packages'],
    ],
  },
  imageMirror: {
    takes: [
      'upstream',
      'daocloud',
      '1ms',
      'harbor.example.com/proxy',
      'localhost:5000',
      '10.0.0.1:5000/a/b',
      'docker.io=harbor.example.com/hub',
      'docker.io=nexus.example.com:8443/docker-hub/, gcr.io=harbor.example.com/gcr',
    ],
    refuses: [
      [`${'a.'.repeat(126)}com`, 'check.imageMirror'],
      ['daoclod', 'check.mirror.providerNear'],
      ['aliyun', 'check.mirror.otherKind'],
      ['goproxy.cn', 'check.mirror.otherKind'],
      ['nowhere', 'check.mirror.provider'],
      ['https://harbor.example.com', 'check.imageMirror.scheme'],
      ['me:secret@harbor.example.com', 'check.imageMirror.credentials'],
      ['harbor.example.com/"x', 'check.imageMirror'],
      ['quay.io=harbor.example.com/quay', 'check.imageMirror'],
      ['docker.io=', 'check.imageMirror'],
      ['docker.io=a.example.com,docker.io=b.example.com', 'check.imageMirror'],
      ['docker.io=a.example.com/$(id)', 'check.imageMirror'],
      ['docker.io=a.example.com/x y', 'check.imageMirror'],
      ['docker.io=https://a.example.com', 'check.imageMirror.scheme'],
      ['docker.io=me:secret@a.example.com', 'check.imageMirror.credentials'],
      ['harbor.example.com/a b', 'check.imageMirror'],
      ['harbor.example.com:99999', 'check.imageMirror'],
      ['', 'check.imageMirror'],
      [7, 'check.imageMirror'],
    ],
  },
  apkMirror: {
    takes: [
      'upstream',
      'aliyun',
      'https://nexus.example.com/repository/alpine',
      'http://10.0.0.1:8081/alpine/',
      'aliyun,tuna,upstream',
      ' aliyun , https://nexus.example.com/alpine ',
      ['aliyun', 'https://nexus.example.com/alpine'],
    ],
    refuses: [
      ['aliyum', 'check.mirror.providerNear'],
      ['aliyun,tunna', 'check.mirror.providerNear'],
      ['goproxy.cn', 'check.mirror.otherKind'],
      ['aliyun,daocloud', 'check.mirror.otherKind'],
      ['', 'check.apkMirror'],
      ['aliyun,', 'check.apkMirror'],
      [',', 'check.apkMirror'],
      [7, 'check.apkMirror'],
      [[], 'check.apkMirror'],
      [['aliyun', 7], 'check.mirror.provider'],
      ['aliyun tuna', 'check.mirror.provider'],
      ['aliyun,https://nexus.example.com/a b', 'check.url.character'],
      ['aliyun,https://me:secret@nexus.example.com/alpine', 'check.url.credentials'],
      ['https://nexus.example.com/$(id)', 'check.url.character'],
      ['https://nexus.example.com/a#b', 'check.url.character'],
      ['https://nexus.example.com/a&b', 'check.url.character'],
      ['somebody', 'check.mirror.provider'],
      ['javascript:alert(1)', 'check.url.scheme'],
      ['https://me:secret@nexus.example.com/alpine', 'check.url.credentials'],
      ['https://nexus.example.com/"x"', 'check.url.character'],
      ["https://nexus.example.com/'x'", 'check.url.character'],
      ['https://nexus.example.com/a b', 'check.url.character'],
      ['https://nexus.example.com/#x', 'check.url.character'],
      ['https://', 'check.url.host'],
      ['https://-a/', 'check.url.host'],
    ],
  },
  goProxy: {
    takes: [
      'upstream',
      'goproxy.cn',
      'goproxy.cn|aliyun,direct',
      'https://athens.example.com',
      'https://a.example.com|https://b.example.com,direct',
      'direct',
      'off',
    ],
    refuses: [
      ['goproxy.cm', 'check.mirror.providerNear'],
      ['goproxy.cn|', 'check.goProxy'],
      ['goproxy.cn||aliyun', 'check.goProxy'],
      ['daocloud', 'check.mirror.otherKind'],
      ['goproxy.cn|sjtug', 'check.mirror.otherKind'],
      ['goproxy.cn aliyun', 'check.mirror.provider'],
      ['goproxy.cn,https://a.example.com/"', 'check.url.character'],
      ['upstream|aliyun', 'check.goProxy.upstream'],
      ['https://me:secret@athens.example.com', 'check.url.credentials'],
      ['https://a.example.com/$(id)', 'check.url.character'],
      ['javascript:x', 'check.url.scheme'],
      ['', 'check.goProxy'],
    ],
  },
  goSumdb: {
    takes: [
      'upstream',
      'google-cn',
      'sum.golang.org',
      'sum.golang.org https://sum.golang.google.cn',
      'sum.example.com+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8',
    ],
    refuses: [
      ['off', 'check.goSumdb.off'],
      ['gogle-cn', 'check.mirror.providerNear'],
      ['aliyun', 'check.mirror.otherKind'],
      ['goproxy.cn', 'check.mirror.otherKind'],
      ['sum.golang.org https://me:secret@a.example.com', 'check.url.credentials'],
      ['sum.golang.org "https://a.example.com"', 'check.url.scheme'],
      ['sum.example.com', 'check.goSumdb'],
      ['sum.golang.org javascript:x', 'check.url.scheme'],
      ['sum.golang.org https://a https://b', 'check.goSumdb'],
      ['$(id)', 'check.goSumdb'],
      ['', 'check.goSumdb'],
    ],
  },
  caCertificate: {
    takes: ['', 'ca.pem', 'certs/network.pem', './certs/a_b+c@d.crt', '.certs/x'],
    refuses: [
      '/etc/ssl/x.pem',
      '../ca.pem',
      'a/../../b.pem',
      'a//b.pem',
      'a/./b.pem',
      'certs/',
      '-x.pem',
      'a b.pem',
      'a*.pem',
      '!a.pem',
      '#a.pem',
      '$(id)',
      'a\nb',
      'C:\\ca.pem',
      '.',
      '..',
      7,
      null,
    ].map((path) => [path, 'check.caCertificate']),
  },
  scaffold: { takes: ['yes', 'no'], refuses: [['maybe', 'check.choice']] },
  main: {
    takes: [
      '.',
      './cmd/server',
      'cmd/server',
      './cmd/a,./cmd/b=9090',
      './cmd/a=9090/live',
      './cmd/job=none',
      ['.', './x'],
    ],
    refuses: ['../x', './a/../b', './a b;c', './$(id)', './a=0', './a=none/x', '/cmd', './a\nb"', '-o', 7].map(
      (main) => [main, 'check.main'],
    ),
  },
  healthCheck: { takes: ['self', 'http', 'tcp', 'none'], refuses: [['ping', 'check.choice']] },
  portVariable: {
    takes: ['', 'PORT', 'HTTP_PORT2'],
    refuses: ['port', '1A', 'A B', 'A;B', 'A\nB', '${A}', 7].map((name) => [name, 'check.variable']),
  },
  morePorts: {
    takes: ['', '9090', '9090,53/udp', [53, '80/tcp']],
    refuses: ['0', '65536', '80/x', '80;', '$P', '80\n81;', {}].map((ports) => [ports, 'check.morePorts']),
  },
  buildTags: {
    takes: ['', 'prod', 'a,b_c', ['v1.2']],
    refuses: ['a-b', '$(id)', '"a', 'a;b', '!a', {}].map((tags) => [tags, 'check.buildTags']),
  },
  ldflags: {
    takes: ['', 'main.version=$VERSION', 'example.com/a/v2.rev=$REVISION', 'main.a=1.0-x,main.b=y'],
    refuses: [
      'version=1',
      'main.version=$VERSION!',
      'main.version=$HOME',
      "main.a='x",
      'main.a="x',
      'main.a=$(id)',
      'main.a=`id`',
      'main.a=x;y',
      'main.a=$VERSION$(id)',
      '-X',
      {},
    ].map((flags) => [flags, 'check.ldflags']),
  },
  engines: { takes: ['current', 'all'], refuses: [['old', 'check.choice']] },
  cgo: { takes: ['on', 'off'], refuses: [['auto', 'check.choice']] },
  builderPackages: { takes: ['', 'make', 'gcc,make'], refuses: [['a;b', 'check.packages']] },
  buildSteps: {
    takes: ['', 'go generate ./...', 'make assets && echo "$X" \'a\'', ['a', 'b']],
    refuses: ['--mount=type=secret,id=x cat', '["sh"]', 'cat <<EOF', 'x \\', '# x', 'a\u0000b', 'a\rb', {}].map(
      (step) => [step, 'check.buildSteps'],
    ),
  },
  dependencies: { takes: ['layer', 'vendor', 'plain'], refuses: [['none', 'check.choice']] },
  privateModules: {
    takes: ['', 'git.example.com/team', '*.corp.example.com,example.org/a-b'],
    refuses: ['a b;', '"a', '$(id)', '-x', 'a\nb$', {}].map((patterns) => [patterns, 'check.privateModules']),
  },
  credentials: { takes: ['none', 'netrc', 'ssh'], refuses: [['token', 'check.choice']] },
  workdir: {
    takes: ['/', '/app', '/srv/a-b.c'],
    refuses: ['', 'app', '/a/', '/a/../b', '/a b', '/a\nUSER root', '/$X', '/a"', 7].map((path) => [
      path,
      'check.workdir',
    ]),
  },
  copy: {
    takes: ['', 'web', 'web/', 'a/b:/etc/x', 'config.yaml:/app/', ['a', 'b:/c']],
    refuses: [
      ...['../x', 'a/../b', '/etc/passwd', 'a:b', '--from=x', 'a;b', 'a:$X', '"a"', '[a]', 'a\n/x:', {}].map(
        (entry): [unknown, string] => [entry, 'check.copy'],
      ),
      ...['.env', 'a/.env.prod', 'tls.key', 'x/id_rsa:/a'].map((entry): [unknown, string] => [
        entry,
        'check.copy.secret',
      ]),
    ],
  },
  env: {
    takes: ['', 'A=1', 'A=1,B=2', 'A=x,y,B=', ['A=$(id) "x" \\ `y`'], 'TOKENS=3'],
    refuses: [
      ...['A', '1A=x', 'A B=x', 'A=x\ny', 'A=\u0000', 'A-B=1', {}].map((env): [unknown, string] => [env, 'check.env']),
      ...['DB_PASSWORD=x', 'TOKEN=x', 'API_KEY=x'].map((env): [unknown, string] => [env, 'check.env.secret']),
    ],
  },
  repositoryPath: {
    takes: ['', '.', './', 'orders', 'services/orders/', './a', '@team/_x.y-z', '0', '.hidden', 'x'.repeat(200)],
    refuses: [
      ...[
        '/a',
        '/',
        '..',
        '../a',
        'a/../b',
        'a/./b',
        'a//b',
        '-a',
        'a/-b',
        'a b',
        'a\\b',
        'a\n',
        'a*',
        'a+b',
        'ä',
        '$(id)',
      ],
      ...['a:b', '!a', '~', '"a"', 'x'.repeat(201), 7, null, ['a']],
    ].map((path): [unknown, string] => [path, 'check.repositoryPath']),
  },
  volumes: {
    takes: ['', '/data', '/var/lib/x,/a'],
    refuses: ['data', '/', '/a/../b', '/a;b', '/a"', '/$X', '/a\n/', {}].map((volume) => [volume, 'check.volumes']),
  },
  folders: { takes: ['', '/data'], refuses: [['data', 'check.volumes']] },
  args: {
    takes: ['', 'serve --config /etc/x.yaml', ['a b', '"x"', '$(id)']],
    refuses: [
      [['a\nb'], 'check.args'],
      [['a\u0000'], 'check.args'],
      [{}, 'check.args'],
    ],
  },
  defaultArgs: { takes: ['', 'serve'], refuses: [[['a\nb'], 'check.args']] },
  healthArgs: { takes: ['', '-health'], refuses: [[['a\nb'], 'check.args']] },
  healthTimes: {
    takes: ['', 'interval=10s,retries=5', ['timeout=1m30s', 'start-period=500ms']],
    refuses: [
      ['interval=10', 'check.healthTimes'],
      ['interval=10sx', 'check.healthTimes'],
      ['retries=3x', 'check.healthTimes'],
      ['retries=0', 'check.healthTimes'],
      ['interval=10s CMD x', 'check.healthTimes'],
      ['disable=1', 'check.healthTimes'],
    ],
  },
  telemetry: {
    takes: ['none', 'prometheus', 'opentelemetry'],
    refuses: [
      ['statsd', 'check.choice'],
      [true, 'check.choice'],
    ],
  },
  with: {
    takes: ['', 'compose', 'make, bake', ['k8s', 'compose'], []],
    refuses: [
      ['composer', 'check.choiceNear'],
      ['compose;make', 'check.choice'],
      [[1], 'check.choice'],
      [true, 'check.choice'],
    ],
  },
};

for (const { name } of optionTable) {
  describe(`the check of ${name}`, () => {
    for (const input of cases[name].takes) {
      it(`takes ${JSON.stringify(input)}`, () => assert.equal(optionOf(name).check(input).ok, true));
    }
    for (const [input, reason] of cases[name].refuses) {
      it(`refuses ${JSON.stringify(input)} with ${reason}`, () => {
        const checked = optionOf(name).check(input);
        assert.equal(checked.ok ? 'taken' : checked.problem.key, reason);
      });
    }
  });
}

describe('a default', () => {
  it('is what its check gives back, but where choosing the answers checks it', () => {
    fc.assert(
      fc.property(arbitraryAnswers, (answers) => {
        for (const option of optionTable) {
          if (checkedDefaults.has(option.name)) continue;
          const { language, scaffold } = answers;
          const isForeignModule = scaffold === 'no';
          const value = option.fallback(answers, { ...nothingAround, language, isForeignModule });
          assert.deepEqual(option.check(value), { ok: true, value }, option.name);
        }
      }),
      { numRuns: 300 },
    );
  });
});

const nothingAround = {
  folder: '',
  isInMainland: false,
  goOnMachine: undefined,
  dockerOnMachine: undefined,
  moduleInFolder: undefined,
  moduleFromOrigin: undefined,
  pathInRepository: '',
  goInModule: undefined,
};

describe('what a check says', () => {
  it('never repeats a password', () => {
    for (const name of ['apkMirror', 'goProxy', 'imageMirror'] as const) {
      for (const input of ['https://me:secret@host.example.com', 'me:secret@host.example.com']) {
        const checked = optionOf(name).check(input);
        assert.equal(JSON.stringify(checked).includes('secret'), false, `${name} ${input}`);
      }
    }
  });
  it('shows an input in one short line', () => {
    const checked = optionOf('name').check(`a\nb${'c'.repeat(500)}`);
    const input = checked.ok ? '' : String(checked.problem.values.input);
    assert.match(input, /^a\\nbc+\.\.\.$/);
    assert.equal(input.length, 60);
  });
});
