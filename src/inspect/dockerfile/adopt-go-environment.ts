import { catalog } from '../../mirrors/catalog.ts';
import { type InstructionContext, offer, setNamed } from './adoption.ts';
import { goBuildArguments } from './go-build.ts';
import { remark } from './remark.ts';
import { isOpen } from './scope.ts';
import { inQuotes, words } from './words.ts';

/** Variables of the go command that a build of ours sets itself, or that change nothing any more. */
const needless =
  /^(GO111MODULE|GOOS|GOARCH|GOARM|GOPATH|GOROOT|GOBIN|GOCACHE|GOMODCACHE|GOTMPDIR|GOVCS|GOTOOLCHAIN|CGO_ENABLED|CGO_ENABLE|GOLANG_VERSION|GO_VERSION)$/;

/** Variables that change what the compiler makes. They stay as they are, where builds of ours set them to nothing. */
const ofCompiler =
  /^(CGO_(C|CPP|CXX|F|LD)FLAGS|CC|CXX|AR|FC|PKG_CONFIG(_\w+)?|GOEXPERIMENT|GODEBUG|GOAMD64|GO386|GOARM64|GOFIPS140|GOWORK|GOAUTH)$/;

/** Reports if a variable is one that the compiler reads, and whose value a build of ours does not set. */
export function isCompilerVariable(name: string): boolean {
  return ofCompiler.test(name);
}

/** Notes a variable of the compiler that a command sets. One whose value only a shell knows has no text to keep. */
export function adoptCompilerVariable(
  name: string,
  value: string,
  { adoption }: InstructionContext,
  line: number,
): void {
  const text = isOpen(value) ? undefined : `${name}=${inQuotes(value)}`;
  setNamed(adoption.needs.buildEnvironment, { value: { name, value, text }, line });
}

/** Understands a variable of the go command, however it is set. Says whether the name was one. */
export function adoptGoVariable(
  name: string,
  value: string | undefined,
  place: InstructionContext,
  line: number,
): boolean {
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
    const { tags, variables, linkerFlags, flags } = goBuildArguments(words(text, new Map()).map((word) => word.value));
    if ([tags, variables, linkerFlags, flags].some((list) => list.length > 0))
      adoption.needs.goFlags = { value: { tags, variables, linkerFlags, flags }, line };
    place.goEnvironment.set(name, text);
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
