import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { catalog, findMirror, providersOf } from '../../../src/mirrors/catalog.ts';
import { closedMirrors } from '../../../src/mirrors/closed.ts';
import { type Mirror, mirrorKinds } from '../../../src/mirrors/mirror.ts';
import type { Answers, OptionName } from '../../../src/options/answers.ts';
import { isHost, urlProblem } from '../../../src/options/checks/url.ts';
import { regions } from '../../../src/options/regions.ts';
import type { Surroundings } from '../../../src/options/surroundings.ts';
import { optionOf } from '../../../src/options/table.ts';

const day = /^20[0-9]{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$/;
const today = new Date().toISOString();

/** What the option of a kind makes of an address: it has to take each one as it stands. */
const optionOfKind: Partial<Record<Mirror['kind'], OptionName>> = {
  'docker.io': 'imageMirror',
  'gcr.io': 'imageMirror',
  apk: 'apkMirror',
  goproxy: 'goProxy',
  sumdb: 'goSumdb',
};

describe('the catalog of mirrors', () => {
  for (const { kind, provider, address, confirmed, source } of catalog) {
    it(`has ${kind} of ${provider} in the right form`, () => {
      assert.ok(mirrorKinds.includes(kind));
      assert.match(provider, /^[a-z0-9][a-z0-9.-]*$/);
      assert.match(source, /^https:\/\/[a-z0-9.-]+\/?[\w./#-]*$/i);
      if (confirmed !== undefined) {
        assert.match(confirmed, day);
        assert.ok(confirmed <= today, 'confirmed in the future');
      }
      if (address === '') return assert.ok(provider === 'upstream' && ['apk', 'goproxy', 'sumdb'].includes(kind));
      if (kind === 'docker.io' || kind === 'gcr.io') {
        assert.ok(isHost(address.split('/')[0] ?? ''), address);
        assert.doesNotMatch(address, /:\/\/|\/$/);
      } else if (kind === 'sumdb') assert.ok(isHost(address), address);
      else {
        assert.equal(urlProblem(address), undefined);
        assert.match(address, /^https:/);
      }
      const option = optionOfKind[kind];
      if (option === undefined) return;
      const named = address === 'docker.io' || address === 'gcr.io' ? 'upstream' : address;
      const checked = optionOf(option).check(named);
      assert.ok(checked.ok, `${option} does not take ${named}`);
    });
  }
  it('names each provider of a kind once, the origin first', () => {
    for (const kind of mirrorKinds) {
      const providers = providersOf(kind);
      assert.ok(providers.length > 0, kind);
      assert.deepEqual([...new Set(providers)], providers);
      assert.equal(providers.includes('upstream') ? providers[0] : 'upstream', 'upstream');
    }
  });
  it('has no address twice in a kind', () => {
    const places = catalog.map(({ kind, address }) => `${kind} ${address.replace(/\/$/, '')}`);
    assert.deepEqual([...new Set(places)], places);
  });
  it('knows whoever serves gcr.io by the same name for docker.io, since one answer stands for both', () => {
    for (const provider of providersOf('gcr.io')) assert.ok(findMirror('docker.io', provider), provider);
  });
  it('names nobody as closed and open at once', () => {
    const open = (host: string) =>
      catalog.filter(
        ({ address }) =>
          address.replace(/^https:\/\//, '').replace(/\/$/, '') === host || address.includes(`//${host}/`),
      );
    for (const { host } of closedMirrors) assert.deepEqual(open(host), [], host);
  });
  it('has a source that confirms each default of every region', () => {
    const surroundings = {} as Surroundings;
    const kindsOf: [OptionName, Mirror['kind'][]][] = [
      ['imageMirror', ['docker.io', 'gcr.io']],
      ['apkMirror', ['apk']],
      ['goProxy', ['goproxy']],
      ['goSumdb', ['sumdb']],
    ];
    for (const region of regions) {
      for (const [option, kinds] of kindsOf) {
        const value = String(optionOf(option).fallback({ region } as Answers, surroundings));
        for (const provider of value.split(/[|,]/)) {
          for (const kind of kinds)
            assert.ok(findMirror(kind, provider)?.confirmed, `${region}: ${kind} of ${provider}`);
        }
      }
    }
  });
});

describe('the list of closed mirrors', () => {
  for (const { host, closed, source, instead } of closedMirrors) {
    it(`has ${host} in the right form`, () => {
      assert.match(host, /^[a-z0-9-]+(\.[a-z0-9-]+)+(\/[\w/-]+)?$/);
      assert.match(closed, day);
      assert.ok(closed <= today, 'closed in the future');
      assert.match(source, /^https:\/\/[a-z0-9.-]+\/[\w./#-]*$/i);
      assert.ok(closedMirrors.every((other) => !instead.includes(other.host)));
    });
  }
  it('has each host once, and none within another', () => {
    const hosts = closedMirrors.map(({ host }) => host);
    for (const host of hosts)
      assert.deepEqual(
        hosts.filter((other) => other.includes(host)),
        [host],
      );
  });
});
