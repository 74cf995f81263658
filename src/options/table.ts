import { languages } from '../language/language.ts';
import { alpinesOfGo, isSupportedGo, newestGo } from '../versions/go.ts';
import { bases, type OptionName, regions } from './answers.ts';
import { checkApkMirror } from './checks/apk-mirror.ts';
import { oneOf } from './checks/choice.ts';
import { checkGoProxy } from './checks/go-proxy.ts';
import { checkGoSumdb } from './checks/go-sumdb.ts';
import { checkImageMirror } from './checks/image-mirror.ts';
import { checkModulePath } from './checks/module-path.ts';
import { checkName, nameFrom } from './checks/name.ts';
import { checkPackages } from './checks/packages.ts';
import { checkPort } from './checks/port.ts';
import { checkUrlPath } from './checks/url-path.ts';
import { checkAlpineVersion, checkGoVersion } from './checks/version.ts';
import type { AnyOption, Option } from './option.ts';

/** Ties the type of an entry's value to its name. */
function option<Name extends OptionName>(entry: Option<Name>): Option<Name> {
  return entry;
}

/**
 * The option table: questions, flags, checks, saved answers, `--help` and the docs all come from it. Its order is the
 * order of the questions, and a default may depend on what stands before it.
 */
export const optionTable: readonly AnyOption[] = [
  option({
    name: 'language',
    flag: 'language',
    placeholder: languages.join('|'),
    choices: languages,
    asked: 'never',
    savesDefault: true,
    check: oneOf(languages),
    fallback: (_, { language }) => language,
  }),
  option({
    name: 'name',
    flag: 'name',
    placeholder: 'NAME',
    asked: 'always',
    savesDefault: true,
    check: checkName,
    fallback: (_, { folder }) => nameFrom(folder),
  }),
  option({
    name: 'module',
    flag: 'module',
    placeholder: 'PATH',
    asked: 'always',
    savesDefault: true,
    check: checkModulePath,
    fallback: ({ name }, { moduleInFolder }) => moduleInFolder ?? `example.com/${name}`,
  }),
  option({
    name: 'region',
    flag: 'region',
    placeholder: regions.join('|'),
    choices: regions,
    asked: 'always',
    savesDefault: true,
    check: oneOf(regions),
    fallback: () => 'global' as const,
  }),
  option({
    name: 'base',
    flag: 'base',
    placeholder: bases.join('|'),
    choices: bases,
    asked: 'always',
    savesDefault: true,
    check: oneOf(bases),
    fallback: () => 'alpine' as const,
  }),
  option({
    name: 'port',
    flag: 'port',
    placeholder: 'PORT',
    asked: 'always',
    savesDefault: true,
    check: checkPort,
    fallback: () => 8080,
  }),
  option({
    name: 'healthPath',
    flag: 'health-path',
    placeholder: 'PATH',
    asked: 'always',
    savesDefault: true,
    check: checkUrlPath,
    fallback: () => '/healthz',
  }),
  option({
    name: 'readyPath',
    flag: 'ready-path',
    placeholder: 'PATH',
    asked: 'advanced',
    savesDefault: false,
    check: checkUrlPath,
    fallback: ({ healthPath }) => (healthPath === '/readyz' ? '/healthz' : '/readyz'),
  }),
  option({
    name: 'goVersion',
    flag: 'go-version',
    placeholder: 'X.Y',
    asked: 'advanced',
    savesDefault: true,
    check: checkGoVersion,
    fallback: (_, { goOnMachine }) =>
      goOnMachine !== undefined && isSupportedGo(goOnMachine) && checkGoVersion(goOnMachine).ok
        ? goOnMachine
        : newestGo,
  }),
  option({
    name: 'alpineVersion',
    flag: 'alpine-version',
    placeholder: 'X.Y',
    asked: 'advanced',
    savesDefault: true,
    check: checkAlpineVersion,
    fallback: ({ goVersion }) => alpinesOfGo(goVersion)[0] ?? '',
  }),
  option({
    name: 'packages',
    flag: 'packages',
    placeholder: 'A,B',
    asked: 'advanced',
    savesDefault: false,
    check: checkPackages,
    fallback: () => [],
  }),
  option({
    name: 'imageMirror',
    flag: 'image-mirror',
    placeholder: 'WHO|PREFIX',
    asked: 'advanced',
    savesDefault: false,
    check: checkImageMirror,
    fallback: ({ region }) => (region === 'china' ? 'daocloud' : 'upstream'),
  }),
  option({
    name: 'apkMirror',
    flag: 'apk-mirror',
    placeholder: 'WHO|URL',
    asked: 'advanced',
    savesDefault: false,
    check: checkApkMirror,
    fallback: ({ region }) => (region === 'china' ? 'aliyun' : 'upstream'),
  }),
  option({
    name: 'goProxy',
    flag: 'go-proxy',
    placeholder: 'WHO|LIST',
    asked: 'advanced',
    savesDefault: false,
    check: checkGoProxy,
    fallback: ({ region }) => (region === 'china' ? 'goproxy.cn|aliyun' : 'upstream'),
  }),
  option({
    name: 'goSumdb',
    flag: 'go-sumdb',
    placeholder: 'WHO|VALUE',
    asked: 'advanced',
    savesDefault: false,
    check: checkGoSumdb,
    // An address of its own is asked directly, so that it works with proxies that do not serve the database.
    fallback: ({ region }) => (region === 'china' ? 'google-cn' : 'upstream'),
  }),
];

/** The entry of an option. */
export function optionOf<Name extends OptionName>(name: Name): Option<Name> {
  return optionTable.find((entry) => entry.name === name) as unknown as Option<Name>;
}
