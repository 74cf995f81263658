import { languages } from '../language/language.ts';
import { compareVersions } from '../versions/compare.ts';
import { alpinesOfGo, isSupportedGo, newestGo } from '../versions/go.ts';
import {
  bases,
  cgoValues,
  credentialKinds,
  dependencySources,
  healthChecks,
  type OptionName,
  regions,
  scaffolds,
} from './answers.ts';
import { checkApkMirror } from './checks/apk-mirror.ts';
import { checkCaCertificate } from './checks/ca-certificate.ts';
import { oneOf } from './checks/choice.ts';
import { checkGoProxy } from './checks/go-proxy.ts';
import { checkGoSumdb } from './checks/go-sumdb.ts';
import { checkImageMirror } from './checks/image-mirror.ts';
import {
  checkArgs,
  checkBuildSteps,
  checkBuildTags,
  checkCopy,
  checkEnv,
  checkLdflags,
  checkMain,
  checkMorePorts,
  checkPrivateModules,
  checkVariable,
  checkVolumes,
  checkWorkdir,
} from './checks/lists.ts';
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
    name: 'scaffold',
    flag: 'scaffold',
    placeholder: scaffolds.join('|'),
    choices: scaffolds,
    asked: 'never',
    savesDefault: false,
    check: oneOf(scaffolds),
    fallback: (_, { isForeignModule }) => (isForeignModule ? ('no' as const) : ('yes' as const)),
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
    fallback: (_, { goOnMachine, goInModule }) =>
      goOnMachine !== undefined &&
      isSupportedGo(goOnMachine) &&
      checkGoVersion(goOnMachine).ok &&
      (goInModule === undefined || compareVersions(goInModule, goOnMachine) <= 0)
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
    placeholder: 'WHO|PREFIX|REGISTRY=ADDRESS,…',
    asked: 'advanced',
    savesDefault: false,
    check: checkImageMirror,
    fallback: ({ region }) => (region === 'china' ? 'daocloud' : 'upstream'),
  }),
  option({
    name: 'apkMirror',
    flag: 'apk-mirror',
    placeholder: 'WHO|URL,…',
    asked: 'advanced',
    savesDefault: false,
    check: checkApkMirror,
    fallback: ({ region }) => (region === 'china' ? 'aliyun,tuna' : 'upstream'),
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
  option({
    name: 'privateModules',
    flag: 'private-modules',
    placeholder: 'PATTERN,…',
    asked: 'never',
    savesDefault: false,
    check: checkPrivateModules,
    fallback: () => [],
  }),
  option({
    name: 'credentials',
    flag: 'credentials',
    placeholder: credentialKinds.join('|'),
    choices: credentialKinds,
    asked: 'never',
    savesDefault: false,
    check: oneOf(credentialKinds),
    fallback: ({ privateModules }) => (privateModules.length > 0 ? ('netrc' as const) : ('none' as const)),
  }),
  option({
    name: 'caCertificate',
    flag: 'ca-certificate',
    placeholder: 'FILE',
    asked: 'never',
    savesDefault: false,
    check: checkCaCertificate,
    fallback: () => '',
  }),
  option({
    name: 'main',
    flag: 'main',
    placeholder: 'PACKAGE[=PORT[/PATH]]',
    asked: 'advanced',
    savesDefault: false,
    check: checkMain,
    fallback: () => ['.'],
  }),
  option({
    name: 'healthCheck',
    flag: 'health-check',
    placeholder: healthChecks.join('|'),
    choices: healthChecks,
    asked: 'advanced',
    savesDefault: false,
    check: oneOf(healthChecks),
    fallback: ({ scaffold }) => (scaffold === 'yes' ? ('self' as const) : ('tcp' as const)),
  }),
  option({
    name: 'portVariable',
    flag: 'port-variable',
    placeholder: 'NAME',
    asked: 'never',
    savesDefault: false,
    check: checkVariable,
    fallback: () => '',
  }),
  option({
    name: 'morePorts',
    flag: 'more-ports',
    placeholder: 'A,B',
    asked: 'advanced',
    savesDefault: false,
    check: checkMorePorts,
    fallback: () => [],
  }),
  option({
    name: 'buildTags',
    flag: 'build-tags',
    placeholder: 'A,B',
    asked: 'advanced',
    savesDefault: false,
    check: checkBuildTags,
    fallback: () => [],
  }),
  option({
    name: 'ldflags',
    flag: 'ldflags',
    placeholder: 'VARIABLE=VALUE,…',
    asked: 'never',
    savesDefault: false,
    check: checkLdflags,
    fallback: () => [],
  }),
  option({
    name: 'cgo',
    flag: 'cgo',
    placeholder: cgoValues.join('|'),
    choices: cgoValues,
    asked: 'advanced',
    savesDefault: false,
    check: oneOf(cgoValues),
    fallback: () => 'off' as const,
  }),
  option({
    name: 'builderPackages',
    flag: 'builder-packages',
    placeholder: 'A,B',
    asked: 'advanced',
    savesDefault: false,
    check: checkPackages,
    fallback: () => [],
  }),
  option({
    name: 'buildSteps',
    flag: 'build-step',
    placeholder: 'COMMAND',
    separator: '\n',
    asked: 'never',
    savesDefault: false,
    check: checkBuildSteps,
    fallback: () => [],
  }),
  option({
    name: 'dependencies',
    flag: 'dependencies',
    placeholder: dependencySources.join('|'),
    choices: dependencySources,
    asked: 'never',
    savesDefault: false,
    check: oneOf(dependencySources),
    fallback: () => 'layer' as const,
  }),
  option({
    name: 'workdir',
    flag: 'workdir',
    placeholder: 'FOLDER',
    asked: 'never',
    savesDefault: false,
    check: checkWorkdir,
    fallback: () => '/',
  }),
  option({
    name: 'copy',
    flag: 'copy',
    placeholder: 'FROM[:TO],…',
    asked: 'advanced',
    savesDefault: false,
    check: checkCopy,
    fallback: () => [],
  }),
  option({
    name: 'env',
    flag: 'env',
    placeholder: 'NAME=VALUE,…',
    asked: 'advanced',
    savesDefault: false,
    check: checkEnv,
    fallback: () => [],
  }),
  option({
    name: 'volumes',
    flag: 'volumes',
    placeholder: 'FOLDER,…',
    asked: 'advanced',
    savesDefault: false,
    check: checkVolumes,
    fallback: () => [],
  }),
  option({
    name: 'folders',
    flag: 'folders',
    placeholder: 'FOLDER,…',
    asked: 'never',
    savesDefault: false,
    check: checkVolumes,
    fallback: () => [],
  }),
  option({
    name: 'args',
    flag: 'args',
    placeholder: 'ARGUMENTS',
    separator: ' ',
    asked: 'never',
    savesDefault: false,
    check: checkArgs,
    fallback: () => [],
  }),
  option({
    name: 'defaultArgs',
    flag: 'default-args',
    placeholder: 'ARGUMENTS',
    separator: ' ',
    asked: 'never',
    savesDefault: false,
    check: checkArgs,
    fallback: () => [],
  }),
];

/** The entry of an option. */
export function optionOf<Name extends OptionName>(name: Name): Option<Name> {
  return optionTable.find((entry) => entry.name === name) as unknown as Option<Name>;
}
