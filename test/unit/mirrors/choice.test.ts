import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { message } from '../../../src/language/message.ts';
import { candidatesFor, type MirrorAnswers } from '../../../src/measure/candidates.ts';
import { chooseMirrors } from '../../../src/measure/choice.ts';
import { kindsFor } from '../../../src/measure/measure.ts';
import { providersOf } from '../../../src/mirrors/catalog.ts';
import { buildKinds, type MirrorKind } from '../../../src/mirrors/mirror.ts';
import type { Result } from '../../../src/mirrors/probe/candidate.ts';
import { bases } from '../../../src/options/bases.ts';
import { optionOf } from '../../../src/options/table.ts';
import { candidate } from '../../support/probing.ts';

const upstream: MirrorAnswers = {
  imageMirror: 'upstream',
  apkMirror: 'upstream',
  goProxy: 'upstream',
  goSumdb: 'upstream',
};

const works = (kind: MirrorKind, name: string, milliseconds: number, more: Partial<Result> = {}): Result =>
  ({ ...candidate(kind, name), name, works: true, milliseconds, notes: [], ...more }) as Result;
const fails = (kind: MirrorKind, name: string): Result => ({
  ...candidate(kind, name),
  works: false,
  problem: message('fault.refused', { host: name }),
});
const choose = (results: Result[], answers = upstream, base: (typeof bases)[number] | undefined = 'alpine') =>
  chooseMirrors(results, [...new Set(results.map(({ kind }) => kind))], answers, base);

describe('the choice of mirrors', () => {
  it('is the fastest of each kind that works, and a list of module proxies in their order', () => {
    const { values, none } = choose([
      works('docker.io', 'daocloud', 30),
      works('docker.io', '1ms', 20),
      fails('docker.io', 'upstream'),
      works('apk', 'tuna', 12),
      works('apk', 'aliyun', 11),
      works('goproxy', 'aliyun', 40),
      works('goproxy', 'goproxy.io', 60),
      works('goproxy', 'goproxy.cn', 50),
      works('goproxy', 'tencent', 70),
      works('sumdb', 'google-cn', 9),
      works('sumdb', 'upstream', 99),
    ]);
    assert.deepEqual(values, {
      imageMirror: '1ms',
      apkMirror: 'aliyun,tuna',
      goProxy: 'aliyun|goproxy.cn|goproxy.io',
      goSumdb: 'google-cn',
    });
    assert.deepEqual(none, []);
  });
  it('is the origin where that is the fastest', () => {
    const { values } = choose([
      works('docker.io', 'upstream', 1),
      works('docker.io', 'daocloud', 2),
      works('apk', 'upstream', 1),
      works('goproxy', 'upstream', 1),
      works('goproxy', 'goproxy.cn', 2),
      works('sumdb', 'upstream', 1),
    ]);
    assert.deepEqual(values, upstream);
  });
  it('leaves Go’s own default list out of a list, as it cannot stand in one', () => {
    const { values } = choose([
      works('goproxy', 'goproxy.cn', 1),
      works('goproxy', 'upstream', 2),
      works('goproxy', 'aliyun', 3),
    ]);
    assert.equal(values.goProxy, 'goproxy.cn|aliyun');
  });
  it('keeps what the user wrote at the end of a list', () => {
    const answers = { ...upstream, goProxy: 'goproxy.cn,direct' };
    assert.equal(choose([works('goproxy', 'aliyun', 1)], answers).values.goProxy, 'aliyun,direct');
    assert.equal(choose([works('goproxy', 'upstream', 1)], answers).values.goProxy, 'upstream');
  });
  it('keeps an address of one’s own that works, though others are faster, and drops one that does not', () => {
    const own = 'https://nexus.example.com/repository/go';
    const answers = {
      imageMirror: 'harbor.example.com/p',
      apkMirror: 'https://nexus.example.com/alpine',
      goProxy: `${own},direct`,
      goSumdb: 'google',
    };
    const kept = choose(
      [
        works('docker.io', 'harbor.example.com/p', 90, { isOwn: true }),
        works('docker.io', 'daocloud', 1),
        works('apk', answers.apkMirror, 90, { isOwn: true }),
        works('apk', 'aliyun', 1),
        works('goproxy', own, 90, { isOwn: true }),
        works('goproxy', 'goproxy.cn', 1),
      ],
      answers,
    );
    assert.deepEqual(kept.values, {
      imageMirror: answers.imageMirror,
      apkMirror: answers.apkMirror,
      goProxy: answers.goProxy,
    });
    const dropped = choose([fails('apk', answers.apkMirror), works('apk', 'aliyun', 1)], answers);
    assert.deepEqual(dropped.values, { apkMirror: 'aliyun' });
  });
  it('takes whoever no source confirms, and a mirror for members, only where nobody else works', () => {
    const unconfirmed = works('docker.io', '1panel', 1, { isConfirmed: false });
    const members = works('docker.io', 'xuanyuan', 2, { isForMembers: true });
    assert.equal(choose([unconfirmed, members, works('docker.io', '1ms', 99)]).values.imageMirror, '1ms');
    assert.equal(choose([unconfirmed, members]).values.imageMirror, 'xuanyuan');
    assert.equal(choose([unconfirmed]).values.imageMirror, '1panel');
  });
  it('is a provider of both registries for distroless, and where the base is not known yet and there is one', () => {
    const both = [
      works('docker.io', '1ms', 1),
      works('docker.io', 'daocloud', 50),
      works('docker.io', 'upstream', 60),
      works('gcr.io', 'upstream', 1),
      works('gcr.io', 'daocloud', 50),
    ];
    assert.equal(choose(both, upstream, 'distroless').values.imageMirror, 'daocloud');
    assert.equal(choose(both, upstream, undefined).values.imageMirror, 'daocloud');
    const apart = [works('docker.io', '1ms', 1), works('gcr.io', 'daocloud', 1), fails('docker.io', 'daocloud')];
    assert.equal(choose(apart, upstream, 'distroless').values.imageMirror, 'docker.io=1ms,gcr.io=daocloud');
    assert.deepEqual(choose([works('docker.io', '1ms', 1), fails('gcr.io', 'daocloud')], upstream, 'distroless').none, [
      'docker.io',
      'gcr.io',
    ]);
    assert.equal(choose(apart, upstream, undefined).values.imageMirror, '1ms');
    // Who lacks gcr.io would contradict the base, though gcr.io was not measured.
    assert.deepEqual(choose([works('docker.io', '1ms', 1)], upstream, 'distroless').none, ['docker.io']);
  });
  it('keeps addresses of one’s own for the registries, and leaves gcr.io where it is while that works', () => {
    const pair = 'docker.io=harbor.example.com/hub,gcr.io=harbor.example.com/gcr';
    const hub = 'docker.io=harbor.example.com/hub';
    const own = (kind: MirrorKind, name: string) => works(kind, name, 90, { isOwn: true });
    const fast = [works('docker.io', 'daocloud', 1), works('gcr.io', 'daocloud', 1)];
    for (const [current, results, chosen] of [
      [pair, [own('docker.io', pair), own('gcr.io', pair)], pair],
      [pair, [own('docker.io', pair), fails('gcr.io', pair)], 'daocloud'],
      [pair, [fails('docker.io', pair), own('gcr.io', pair)], 'daocloud'],
      [hub, [own('docker.io', hub), works('gcr.io', 'upstream', 50)], hub],
      [hub, [own('docker.io', hub), fails('gcr.io', 'upstream')], 'daocloud'],
    ] as const) {
      const { values } = choose([...fast, ...results], { ...upstream, imageMirror: current }, 'distroless');
      assert.equal(values.imageMirror, chosen);
    }
    const candidates = candidatesFor(['docker.io', 'gcr.io'], { ...upstream, imageMirror: pair });
    assert.deepEqual(
      candidates.filter(({ isOwn }) => isOwn).map(({ address }) => address),
      ['harbor.example.com/hub', 'harbor.example.com/gcr'],
    );
    // What was saved by a measurement is no address of one's own.
    const measured = 'docker.io=docker.1ms.run,gcr.io=m.daocloud.io/gcr.io';
    const again = candidatesFor(['docker.io', 'gcr.io'], { ...upstream, imageMirror: measured });
    assert.deepEqual(
      again.filter(({ isOwn }) => isOwn),
      [],
    );
  });
  it('asks for the checksum database through the first proxy, where it answers nowhere else and the proxy serves it', () => {
    const dead = [fails('sumdb', 'upstream'), fails('sumdb', 'google-cn')];
    const serves = works('goproxy', 'goproxy.cn', 1, { servesSumdb: true });
    const lacks = works('goproxy', 'aliyun', 2, { servesSumdb: false });
    assert.deepEqual(choose([...dead, serves, lacks]).values, { goProxy: 'goproxy.cn|aliyun', goSumdb: 'upstream' });
    assert.equal(choose([...dead, serves, lacks]).sumdbThrough, 'goproxy.cn');
    const other = choose([...dead, { ...serves, milliseconds: 3 } as Result, lacks]);
    assert.deepEqual([other.none, other.sumdbThrough], [['sumdb'], undefined]);
    assert.deepEqual(choose(dead).none, ['sumdb']);
    assert.equal(choose([works('sumdb', 'google-cn', 1), serves]).sumdbThrough, undefined);
  });
  it('is always something that the options take, whatever works', () => {
    const names = buildKinds.flatMap((kind) => providersOf(kind).map((name) => ({ kind, name })));
    fc.assert(
      fc.property(
        fc.subarray(names),
        fc.infiniteStream(fc.nat(1000)),
        fc.constantFrom(...bases, undefined),
        fc.constantFrom('upstream', 'goproxy.cn|aliyun,direct', 'https://go.example.com|direct'),
        (working, times, base, goProxy) => {
          const results = names.map(({ kind, name }) =>
            working.some((one) => one.kind === kind && one.name === name)
              ? works(kind, name, times.next().value ?? 1, { servesSumdb: (times.next().value ?? 0) % 2 === 0 })
              : fails(kind, name),
          );
          const { values, none } = choose(results, { ...upstream, goProxy }, base);
          for (const [option, value] of Object.entries(values)) {
            assert.ok(optionOf(option as keyof MirrorAnswers).check(value).ok, `${option}=${value}`);
          }
          for (const kind of buildKinds) {
            const anyWorks = results.some((result) => result.kind === kind && result.works);
            if (!anyWorks && kind !== 'sumdb') assert.ok(none.includes(kind), kind);
          }
        },
      ),
    );
  });
});

describe('the candidates', () => {
  it('are the catalog and one’s own addresses, each place once', () => {
    const answers = {
      imageMirror: 'harbor.example.com/proxy',
      apkMirror: 'https://nexus.example.com/alpine',
      goProxy: 'https://nexus.example.com/go|goproxy.cn|https://mirrors.aliyun.com/goproxy,direct',
      goSumdb: 'sum.example.com+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8',
    };
    const own = candidatesFor(buildKinds, answers).filter(({ isOwn }) => isOwn);
    assert.deepEqual(
      own.map(({ kind, name, address }) => [kind, name, address]),
      [
        ['docker.io', answers.imageMirror, 'harbor.example.com/proxy/docker.io'],
        ['gcr.io', answers.imageMirror, 'harbor.example.com/proxy/gcr.io'],
        ['apk', answers.apkMirror, answers.apkMirror],
        ['goproxy', 'https://nexus.example.com/go', 'https://nexus.example.com/go'],
        ['sumdb', answers.goSumdb, answers.goSumdb],
      ],
    );
    const names = candidatesFor(['sumdb'], upstream).map(({ name }) => name);
    // `google` is another name for the place that `upstream` asks.
    assert.deepEqual(names, ['upstream', 'google-cn']);
  });
  it('are asked for gcr.io only where the base comes from there', () => {
    assert.deepEqual(
      bases.filter((base) => kindsFor({ base }).includes('gcr.io')),
      ['distroless'],
    );
  });
});
