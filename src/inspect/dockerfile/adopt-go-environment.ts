import { catalog } from '../../mirrors/catalog.ts';
import { offer } from './offer.ts';
import type { Place } from './place.ts';
import { remark } from './remark.ts';

/** Variables of the go command that a build of ours sets itself, or that change nothing any more. */
const needless =
  /^(GO111MODULE|GOOS|GOARCH|GOARM|GOAMD64|GOPATH|GOROOT|GOBIN|GOCACHE|GOMODCACHE|GOTMPDIR|GOVCS|GOTOOLCHAIN|CGO_ENABLED|CGO_ENABLE|GOLANG_VERSION|GO_VERSION)$/;

/** Understands a variable of the go command, however it is set. Says whether the name was one. */
export function adoptGoVariable(name: string, value: string | undefined, place: Place, line: number): boolean {
  const { adoption } = place;
  const text = (value ?? '').trim();
  if (name === 'GOPROXY' || name === 'GO_PROXY') {
    if (text !== '') offer(adoption, 'goProxy', goProxyAnswer(text), line);
    return true;
  }
  if (name === 'GOSUMDB') {
    if (text === '') return true;
    if (text === 'off') adoption.changed.push(remark('sumdbOff', line));
    else offer(adoption, 'goSumdb', sumdbAnswer(text), line);
    return true;
  }
  if (/^(GOPRIVATE|GONOPROXY|GONOSUMDB|GONOSUMCHECK|GOINSECURE)$/.test(name)) {
    if (text !== '') adoption.needs.privatePatterns.push({ value: { name, value: text }, line });
    return true;
  }
  if (name === 'GOFLAGS') {
    if (/-mod=vendor\b/.test(text)) adoption.needs.vendor ??= { value: true, line };
    const other = text.split(/\s+/).filter((flag) => flag !== '' && !/^-(mod|trimpath|buildvcs|v|p)\b/.test(flag));
    if (other.length > 0) adoption.needs.buildEnvironment.push({ value: { name, value: other.join(' ') }, line });
    place.goEnvironment.set(name, text);
    return true;
  }
  if (
    /^CGO_(C|CPP|CXX|LD)FLAGS$/.test(name) ||
    name === 'CC' ||
    name === 'CXX' ||
    name === 'GOEXPERIMENT' ||
    name === 'GODEBUG'
  ) {
    adoption.needs.buildEnvironment.push({ value: { name, value }, line });
    return true;
  }
  if (!needless.test(name)) return false;
  if (value !== undefined) place.goEnvironment.set(name, value);
  return true;
}

/** A GOPROXY list as an answer: providers by their names, everything else as it is written. */
function goProxyAnswer(list: string): string {
  if (/^https:\/\/proxy\.golang\.org\/?([|,]direct)?$/.test(list)) return 'upstream';
  const entries = list.split(/[|,]/).map((entry) => entry.trim());
  const separators = list.match(/[|,]/g) ?? [];
  return entries
    .map((entry) => goProxyProvider(entry) ?? entry)
    .map((entry, i) => (i === 0 ? '' : separators[i - 1]) + entry)
    .join('');
}

function goProxyProvider(entry: string): string | undefined {
  const bare = (url: string) =>
    url
      .replace(/^https?:\/\//, '')
      .replace(/^www\./, '')
      .replace(/\/+$/, '');
  const aliases: Readonly<Record<string, string>> = {
    'mirrors.tencent.com/go': 'tencent',
    'repo.huaweicloud.com/repository/goproxy': 'huawei',
    'goproxy.aliyun.com': 'aliyun',
    'proxy.golang.com.cn': 'goproxy.io',
  };
  if (!/^https?:\/\//.test(entry)) return undefined;
  const found = catalog.find(
    ({ kind, address }) => kind === 'goproxy' && address !== '' && bare(address) === bare(entry),
  );
  return found?.provider ?? aliases[bare(entry)];
}

function sumdbAnswer(value: string): string {
  if (value === 'sum.golang.org') return 'upstream';
  return catalog.find(({ kind, address }) => kind === 'sumdb' && address === value)?.provider ?? value;
}
