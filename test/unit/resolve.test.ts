import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Answers } from '../../src/options/answers.ts';
import { optionOf, optionTable } from '../../src/options/table.ts';
import { apkAdd, apkMirrorList } from '../../src/resolve/apk.ts';
import { credentialTable, packagesForModules, sshHosts } from '../../src/resolve/credentials.ts';
import { fetchesDirectly, goProxyList } from '../../src/resolve/go-proxy.ts';
import { healthFlags, probeTimeout } from '../../src/resolve/health-flags.ts';
import { buildImage, runImage } from '../../src/resolve/images.ts';
import { resolve } from '../../src/resolve/resolve.ts';
import { sourceUrl } from '../../src/resolve/source-url.ts';
import { filesIn, freshFolder, writeFiles } from '../support/folders.ts';
import { runProgram } from '../support/process.ts';
import { surroundings } from '../support/surroundings.ts';

/** The answers of somebody who only pressed Enter. */
function defaults(): Answers {
  const answers: Record<string, unknown> = {};
  for (const { name, fallback } of optionTable) answers[name] = fallback(answers as Answers, surroundings);
  return answers as Answers;
}

const images = (answers: Pick<Answers, 'base' | 'imageMirror'>) => {
  const complete = { goVersion: '1.27', alpineVersion: '3.24', ...answers } as Answers;
  return [buildImage(complete).reference, runImage(complete)?.reference];
};

describe('the images', () => {
  it('are whole references', () => {
    assert.deepEqual(images({ base: 'alpine', imageMirror: 'upstream' }), [
      'docker.io/library/golang:1.27-alpine3.24',
      'docker.io/library/alpine:3.24',
    ]);
    assert.deepEqual(images({ base: 'scratch', imageMirror: 'upstream' })[1], undefined);
  });
  it('come from a provider’s address, by registry', () => {
    assert.deepEqual(images({ base: 'distroless', imageMirror: 'daocloud' }), [
      'm.daocloud.io/docker.io/library/golang:1.27-alpine3.24',
      'm.daocloud.io/gcr.io/distroless/static-debian13:nonroot',
    ]);
    assert.deepEqual(images({ base: 'alpine', imageMirror: '1ms' })[1], 'docker.1ms.run/library/alpine:3.24');
  });
  it('come from an address for each registry, and from the original where none is given', () => {
    const imageMirror = 'docker.io=harbor.example.com/hub,gcr.io=harbor.example.com/gcr';
    assert.deepEqual(images({ base: 'distroless', imageMirror }), [
      'harbor.example.com/hub/library/golang:1.27-alpine3.24',
      'harbor.example.com/gcr/distroless/static-debian13:nonroot',
    ]);
    assert.deepEqual(images({ base: 'distroless', imageMirror: 'docker.io=harbor.example.com/hub' }), [
      'harbor.example.com/hub/library/golang:1.27-alpine3.24',
      'gcr.io/distroless/static-debian13:nonroot',
    ]);
  });
  it('come from a prefix of one’s own, before the whole reference', () => {
    assert.deepEqual(images({ base: 'distroless', imageMirror: 'harbor.example.com/proxy' }), [
      'harbor.example.com/proxy/docker.io/library/golang:1.27-alpine3.24',
      'harbor.example.com/proxy/gcr.io/distroless/static-debian13:nonroot',
    ]);
  });
});

describe('GOPROXY', () => {
  for (const [answer, list] of [
    ['upstream', ''],
    ['goproxy.cn', 'https://goproxy.cn'],
    ['goproxy.cn|aliyun', 'https://goproxy.cn|https://mirrors.aliyun.com/goproxy/'],
    ['goproxy.cn,aliyun', 'https://goproxy.cn|https://mirrors.aliyun.com/goproxy/'],
    ['goproxy.cn|aliyun,direct', 'https://goproxy.cn|https://mirrors.aliyun.com/goproxy/,direct'],
    ['https://a.example.com,goproxy.cn', 'https://a.example.com,https://goproxy.cn'],
    ['direct', 'direct'],
  ] as const) {
    it(`is ${JSON.stringify(list)} for ${answer}`, () => assert.equal(goProxyList(answer), list));
  }
  it('needs git where it says direct', () => {
    assert.equal(fetchesDirectly('https://goproxy.cn,direct'), true);
    assert.equal(fetchesDirectly('https://direct.example.com'), false);
  });
});

describe('the mirrors of apk', () => {
  for (const [answer, list] of [
    ['upstream', ''],
    ['aliyun', 'https://mirrors.aliyun.com/alpine'],
    ['aliyun,tuna', 'https://mirrors.aliyun.com/alpine https://mirrors.tuna.tsinghua.edu.cn/alpine'],
    [
      'https://nexus.example.com/alpine,upstream',
      'https://nexus.example.com/alpine https://dl-cdn.alpinelinux.org/alpine',
    ],
  ] as const) {
    it(`are ${JSON.stringify(list)} for ${answer}`, () => assert.equal(apkMirrorList(answer), list));
  }
  for (const [mirrors, broken, asked, status] of [
    ['', [], ['https://dl-cdn.alpinelinux.org/alpine'], 0],
    ['https://a', [], ['https://a'], 0],
    ['https://a https://b', [], ['https://a'], 0],
    ['https://a https://b', ['https://a'], ['https://a', 'https://b'], 0],
    ['https://a https://b', ['https://a', 'https://b'], ['https://a', 'https://b'], 7],
    ['', ['https://dl-cdn.alpinelinux.org/alpine'], ['https://dl-cdn.alpinelinux.org/alpine'], 7],
  ] as const) {
    it(`"${mirrors}" with ${broken.length} broken ones are asked in turn, and the last one counts`, (t) => {
      const folder = freshFolder(t);
      const own = 'https://packages.example.com/team/v1';
      writeFiles(folder, {
        repositories: `https://dl-cdn.alpinelinux.org/alpine/v3.24/main\n${own}\n`,
        // An apk that notes where it is sent, and fails as the real one does.
        apk: `#!/bin/sh\nline=$(head -1 repositories)\necho "\${line%/v3.24/main}" >> asked\ncase " ${broken.join(' ')} " in *" \${line%/v3.24/main} "*) exit 7;; esac\n`,
      });
      const script = apkAdd(['git']).replaceAll('/etc/apk/repositories', 'repositories').replace(/\\\n/g, '');
      const env = { APK_MIRROR: mirrors, PATH: `${folder}:${process.env.PATH}` };
      runProgram('chmod', ['+x', 'apk'], { cwd: folder });
      assert.equal(runProgram('sh', ['-c', script], { cwd: folder, env }).status, status);
      const files = filesIn(folder);
      assert.deepEqual(files.asked?.trim().split('\n'), asked);
      assert.equal(files.repositories, `${asked.at(-1)}/v3.24/main\n${own}\n`);
    });
  }
});

describe('the arguments that one switch makes empty', () => {
  const china = {
    region: 'china',
    apkMirror: 'aliyun,tuna',
    imageMirror: 'daocloud',
    goProxy: 'goproxy.cn',
    goSumdb: 'google-cn',
  };
  const none = { apkMirror: 'upstream', imageMirror: 'upstream', goProxy: 'upstream', goSumdb: 'upstream' };
  const complete = (given: object) => resolve({ ...defaults(), ...given } as Answers).mirrorArguments;
  it('are those of the mirrors, as far as a stage has them', () => {
    const all = ['BUILD_IMAGE', 'RUN_IMAGE', 'APK_MIRROR', 'GOPROXY', 'GOSUMDB'];
    assert.deepEqual(complete({ ...china, packages: ['tini'] }), all);
    assert.deepEqual(complete({ ...china, base: 'scratch' }), ['BUILD_IMAGE', 'GOPROXY', 'GOSUMDB']);
    assert.deepEqual(complete(none), []);
    assert.deepEqual(complete({ ...none, goProxy: 'direct' }), ['GOPROXY']);
  });
});

describe('credentials', () => {
  const mounts = (given: Pick<Answers, 'credentials'> & Partial<Answers>) => {
    const { moduleMounts: modules, packageMounts: packages } = credentialTable[given.credentials];
    return { modules, packages, sshHosts: sshHosts({ privateModules: [], ...given } as unknown as Answers) };
  };
  it('are mounted where modules and packages are fetched', () => {
    const netrc = '--mount=type=secret,id=netrc,target=/root/.netrc';
    assert.deepEqual(mounts({ credentials: 'netrc' }), { modules: [netrc], packages: [netrc], sshHosts: [] });
    assert.deepEqual(mounts({ credentials: 'ssh', privateModules: ['git.example.com/a', '*.example.com'] }), {
      modules: ['--mount=type=ssh'],
      packages: [],
      sshHosts: ['git.example.com'],
    });
    assert.deepEqual(mounts({ credentials: 'none' }), { modules: [], packages: [], sshHosts: [] });
  });
  it('need git only where modules may come from their repositories', () => {
    const packages = (credentials: string, list: string, privateModules: string[] = []) =>
      packagesForModules({ credentials, privateModules } as unknown as Answers, list);
    assert.deepEqual(packages('none', ''), []);
    assert.deepEqual(packages('netrc', 'https://athens.example.com'), []);
    assert.deepEqual(packages('netrc', ''), ['git']);
    assert.deepEqual(packages('none', 'https://athens.example.com,direct'), ['git']);
    assert.deepEqual(packages('netrc', 'https://athens.example.com', ['git.example.com']), ['git']);
    assert.deepEqual(packages('ssh', 'https://athens.example.com'), ['git', 'openssh-client']);
  });
});

describe('the address of the source', () => {
  for (const [module, url] of [
    ['github.com/you/orders', 'https://github.com/you/orders'],
    ['github.com/you/orders/v2', 'https://github.com/you/orders'],
    ['gitee.com/you/orders/cmd', 'https://gitee.com/you/orders'],
    ['gitlab.com/group/sub/orders', undefined],
    ['gitlab.com/you/orders/v2', 'https://gitlab.com/you/orders'],
    ['github.com/you', undefined],
    ['example.com/orders', undefined],
  ] as const) {
    it(`of ${module} is ${url}`, () => assert.equal(sourceUrl(module), url));
  }
});

describe('several programs', () => {
  const several = { scaffold: 'no', main: ['./cmd/api', './cmd/sync-worker=9090/live'] } as const;
  it('are built by bake, unless somebody chose, and one program is not', () => {
    const byDefault = (main: string[]) => optionOf('with').fallback({ ...defaults(), main }, surroundings);
    assert.deepEqual([byDefault([...several.main]), byDefault(['.']), byDefault([])], [['bake'], [], []]);
  });
  it('have a variable for the published port of each', () => {
    const { compose } = resolve({ ...defaults(), ...several, main: [...several.main], with: ['compose'] });
    const ports = compose?.services.flatMap((service) => service.ports).join(' ');
    assert.deepEqual(ports?.match(/\w+_PORT/g), ['API_PORT', 'SYNC_WORKER_PORT']);
  });
});

describe('the time that a probe waits', () => {
  for (const [given, go] of [
    [[], '2 * time.Second'],
    [['timeout=10s'], '9 * time.Second'],
    [['timeout=2s'], '1 * time.Second'],
    [['timeout=1s'], '500 * time.Millisecond'],
    [['timeout=1m30s', 'interval=5m'], '89 * time.Second'],
    [['timeout=1h'], '3599 * time.Second'],
    [['timeout=2.5s'], '1500 * time.Millisecond'],
    [['timeout=1ms'], '1 * time.Millisecond'],
  ] as const) {
    it(`is ${go} for ${given.join() || 'the default'}`, () => {
      assert.equal(probeTimeout({ engines: 'all', healthTimes: [...given] }), go);
    });
  }
});

describe('the flags of HEALTHCHECK', () => {
  it('have a start-interval only for engines that can parse it, or if it was given', () => {
    assert.match(healthFlags({ engines: 'current', healthTimes: [] }), /--interval=30s .*--start-interval=1s/);
    assert.equal(
      healthFlags({ engines: 'all', healthTimes: [] }),
      '--interval=5s --timeout=3s --start-period=10s --retries=3',
    );
    assert.match(healthFlags({ engines: 'all', healthTimes: ['start-interval=2s'] }), /--start-interval=2s/);
  });
});
