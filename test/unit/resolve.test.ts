import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Answers } from '../../src/options/answers.ts';
import { fetchesDirectly, goProxyList } from '../../src/resolve/go-proxy.ts';
import { buildImage, runImage } from '../../src/resolve/images.ts';
import { sourceUrl } from '../../src/resolve/source-url.ts';

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
