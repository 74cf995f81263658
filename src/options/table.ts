import { languages } from '../language/language.ts';
import type { Key } from '../language/message.ts';
import { compareVersions } from '../versions/compare.ts';
import { alpinesOfGo, isSupportedGo, newestGo } from '../versions/support.ts';
import {
  commentsLevels,
  credentialKinds,
  engineSupports,
  extras,
  firstWithStartInterval,
  namesStartInterval,
  type OptionName,
  rootExtras,
  scaffolds,
  telemetries,
} from './answers.ts';
import { bases } from './bases.ts';
import { oneOfValues, severalOf } from './checks/choice.ts';
import { checkHealthTimes, checkPackages, checkPrivateModules, emptyList } from './checks/lists.ts';
import { checkApkMirror, checkGoProxy, checkGoSumdb, checkImageMirror } from './checks/mirrors.ts';
import { checkModulePath, exampleModule } from './checks/module-path.ts';
import {
  checkAlpineVersion,
  checkCaCertificate,
  checkGoVersion,
  checkName,
  checkPort,
  checkRepositoryPath,
  checkUrlPath,
  nameFrom,
} from './checks/values.ts';
import { moduleEntries } from './module-options.ts';
import type { AnyOption, Option, OptionEntry } from './option.ts';
import { regions, regionTable } from './regions.ts';

/** An option without its texts does not compile. */
type WithTexts<Name extends OptionName> = `option.${Name}.describe` extends Key
  ? OptionEntry<Name>
  : `the catalogs lack option.${Name}.describe`;

/** Complete by its type. Its order is the order of the questions, and a default may depend on what stands before it. */
const entries: { readonly [Name in OptionName]: WithTexts<Name> } = {
  language: {
    flag: 'language',
    group: 'project',
    ...oneOfValues(languages),
    appliesTo: 'both',
    savesDefault: true,
    fallback: (_, { language }) => language,
  },
  scaffold: {
    flag: 'scaffold',
    group: 'project',
    ...oneOfValues(scaffolds),
    appliesTo: 'both',
    fallback: (_, { isForeignModule }) => (isForeignModule ? ('no' as const) : ('yes' as const)),
  },
  name: {
    flag: 'name',
    group: 'project',
    placeholder: 'NAME',
    appliesTo: 'both',
    asked: 'always',
    savesDefault: true,
    check: checkName,
    fallback: (_, { folder }) => nameFrom(folder),
  },
  module: {
    flag: 'module',
    group: 'project',
    placeholder: 'PATH',
    appliesTo: 'service',
    asked: 'always',
    savesDefault: true,
    check: checkModulePath,
    fallback: ({ name }, { moduleInFolder, moduleFromOrigin }) =>
      moduleInFolder ?? moduleFromOrigin ?? exampleModule(name),
  },
  region: {
    flag: 'region',
    group: 'mirrors',
    ...oneOfValues(regions),
    appliesTo: 'both',
    asked: 'always',
    savesDefault: true,
    fallback: () => 'global' as const,
  },
  base: {
    flag: 'base',
    group: 'image',
    ...oneOfValues(bases),
    appliesTo: 'both',
    asked: 'always',
    savesDefault: true,
    fallback: () => 'alpine' as const,
  },
  port: {
    flag: 'port',
    group: 'service',
    placeholder: 'PORT',
    appliesTo: 'both',
    asked: 'always',
    savesDefault: true,
    check: checkPort,
    fallback: () => 8080,
  },
  healthPath: {
    flag: 'health-path',
    group: 'service',
    placeholder: 'PATH',
    appliesTo: 'both',
    asked: 'always',
    savesDefault: true,
    check: checkUrlPath,
    fallback: () => '/healthz',
  },
  readyPath: {
    flag: 'ready-path',
    group: 'service',
    placeholder: 'PATH',
    appliesTo: 'service',
    asked: 'advanced',
    check: checkUrlPath,
    fallback: ({ healthPath }) => (healthPath === '/readyz' ? '/healthz' : '/readyz'),
  },
  goVersion: {
    flag: 'go-version',
    group: 'build',
    placeholder: 'X.Y',
    appliesTo: 'both',
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
  },
  alpineVersion: {
    flag: 'alpine-version',
    group: 'build',
    placeholder: 'X.Y',
    appliesTo: 'both',
    asked: 'advanced',
    savesDefault: true,
    check: checkAlpineVersion,
    fallback: ({ goVersion }) => alpinesOfGo(goVersion)[0] ?? '',
  },
  packages: {
    flag: 'packages',
    group: 'image',
    placeholder: 'A,B',
    ...emptyList(',', checkPackages),
    appliesTo: 'both',
    asked: 'advanced',
  },
  imageMirror: {
    flag: 'image-mirror',
    group: 'mirrors',
    placeholder: 'WHO|PREFIX|REGISTRY=ADDRESS,…',
    separator: ',',
    appliesTo: 'both',
    asked: 'advanced',
    check: checkImageMirror,
    fallback: ({ region }) => regionTable[region].imageMirror,
  },
  apkMirror: {
    flag: 'apk-mirror',
    group: 'mirrors',
    placeholder: 'WHO|URL,…',
    separator: ',',
    appliesTo: 'both',
    asked: 'advanced',
    check: checkApkMirror,
    fallback: ({ region }) => regionTable[region].apkMirror,
  },
  goProxy: {
    flag: 'go-proxy',
    group: 'mirrors',
    placeholder: 'WHO|LIST',
    separator: '|',
    appliesTo: 'both',
    asked: 'advanced',
    check: checkGoProxy,
    fallback: ({ region }) => regionTable[region].goProxy,
  },
  goSumdb: {
    flag: 'go-sumdb',
    group: 'mirrors',
    placeholder: 'WHO|VALUE',
    appliesTo: 'both',
    asked: 'advanced',
    check: checkGoSumdb,
    fallback: ({ region }) => regionTable[region].goSumdb,
  },
  privateModules: {
    flag: 'private-modules',
    group: 'build',
    placeholder: 'PATTERN,…',
    ...emptyList(',', checkPrivateModules),
    appliesTo: 'both',
  },
  credentials: {
    flag: 'credentials',
    group: 'build',
    ...oneOfValues(credentialKinds),
    appliesTo: 'both',
    fallback: ({ privateModules }) => (privateModules.length > 0 ? ('netrc' as const) : ('none' as const)),
  },
  caCertificate: {
    flag: 'ca-certificate',
    group: 'image',
    placeholder: 'FILE',
    appliesTo: 'both',
    check: checkCaCertificate,
    fallback: () => '',
  },
  comments: {
    flag: 'comments',
    group: 'project',
    ...oneOfValues(commentsLevels),
    appliesTo: 'both',
    asked: 'always',
    fallback: () => 'teach' as const,
  },
  healthTimes: {
    flag: 'health-times',
    group: 'service',
    placeholder: 'NAME=VALUE,…',
    ...emptyList(',', checkHealthTimes),
    appliesTo: 'both',
  },
  engines: {
    flag: 'engines',
    group: 'image',
    ...oneOfValues(engineSupports),
    appliesTo: 'both',
    asked: 'advanced',
    savesDefault: true,
    fallback: ({ healthTimes }, { dockerOnMachine = 0 }) =>
      namesStartInterval(healthTimes) || dockerOnMachine >= firstWithStartInterval
        ? ('current' as const)
        : ('all' as const),
  },
  ...moduleEntries,
  telemetry: {
    flag: 'telemetry',
    group: 'service',
    ...oneOfValues(telemetries),
    appliesTo: 'service',
    asked: 'advanced',
    fallback: () => 'none' as const,
  },
  with: {
    flag: 'with',
    group: 'files',
    placeholder: 'A,B',
    choices: extras,
    isList: true,
    separator: ',',
    appliesTo: 'both',
    asked: 'always',
    check: severalOf(extras),
    // Several programs have several images, which bake builds at once.
    fallback: ({ main }) => (main.length > 1 ? ['bake'] : []),
  },
  repositoryPath: {
    flag: 'repository-path',
    group: 'files',
    placeholder: 'PATH',
    appliesTo: 'both',
    // A clone in CI or an archive without .git has to give the same files.
    savesDefault: true,
    check: checkRepositoryPath,
    fallback: ({ with: chosen }, { pathInRepository }) =>
      rootExtras.some((extra) => chosen.includes(extra)) ? pathInRepository : '',
  },
};

/** The option table: questions, flags, checks, saved answers, `--help` and the docs all come from it. */
export const optionTable: readonly AnyOption[] = Object.entries(entries).map(
  ([name, entry]) => ({ name, ...entry }) as AnyOption,
);

/** The entry of an option. */
export function optionOf<Name extends OptionName>(name: Name): Option<Name> {
  return { name, ...(entries[name] as unknown as OptionEntry<Name>) };
}
