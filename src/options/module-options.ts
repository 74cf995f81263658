import { type Answers, cgoValues, dependencySources, healthChecks, type OptionName } from './answers.ts';
import { oneOfValues } from './checks/choice.ts';
import {
  checkArgs,
  checkBuildSteps,
  checkBuildTags,
  checkCopy,
  checkEnv,
  checkLdflags,
  checkMain,
  checkMorePorts,
  checkPackages,
  checkVolumes,
  emptyList,
} from './checks/lists.ts';
import { checkVariable } from './checks/name.ts';
import { checkWorkdir } from './checks/paths.ts';
import type { OptionEntry } from './option.ts';

/** The default is also what a generated service has, so it follows from other answers alone. */
type ModuleEntry<Name extends OptionName> = OptionEntry<Name> & {
  readonly appliesTo: 'module';
  readonly fallback: (before: Answers) => Answers[Name];
};

/** The options of existing modules: the generated service needs none of them. They are part of the option table. */
export const moduleEntries = {
  main: {
    flag: 'main',
    placeholder: 'PACKAGE[=PORT[/PATH]]',
    separator: ',',
    appliesTo: 'module',
    asked: 'advanced',
    savesDefault: false,
    check: checkMain,
    fallback: () => ['.'],
  },
  healthCheck: {
    flag: 'health-check',
    ...oneOfValues(healthChecks),
    appliesTo: 'module',
    asked: 'advanced',
    savesDefault: false,
    fallback: ({ scaffold }) => (({ yes: 'self', no: 'tcp' }) as const)[scaffold],
  },
  healthArgs: {
    flag: 'health-args',
    placeholder: 'ARGUMENTS',
    ...emptyList(' ', checkArgs),
    appliesTo: 'module',
    asked: 'never',
    savesDefault: false,
  },
  portVariable: {
    flag: 'port-variable',
    placeholder: 'NAME',
    appliesTo: 'module',
    asked: 'never',
    savesDefault: false,
    check: checkVariable,
    fallback: () => '',
  },
  morePorts: {
    flag: 'more-ports',
    placeholder: 'A,B',
    ...emptyList(',', checkMorePorts),
    appliesTo: 'module',
    asked: 'advanced',
    savesDefault: false,
  },
  buildTags: {
    flag: 'build-tags',
    placeholder: 'A,B',
    ...emptyList(',', checkBuildTags),
    appliesTo: 'module',
    asked: 'advanced',
    savesDefault: false,
  },
  ldflags: {
    flag: 'ldflags',
    placeholder: 'VARIABLE=VALUE,…',
    ...emptyList(',', checkLdflags),
    appliesTo: 'module',
    asked: 'never',
    savesDefault: false,
  },
  cgo: {
    flag: 'cgo',
    ...oneOfValues(cgoValues),
    appliesTo: 'module',
    asked: 'advanced',
    savesDefault: false,
    fallback: () => 'off' as const,
  },
  builderPackages: {
    flag: 'builder-packages',
    placeholder: 'A,B',
    ...emptyList(',', checkPackages),
    appliesTo: 'module',
    asked: 'advanced',
    savesDefault: false,
  },
  buildSteps: {
    flag: 'build-step',
    placeholder: 'COMMAND',
    ...emptyList('\n', checkBuildSteps),
    appliesTo: 'module',
    asked: 'never',
    savesDefault: false,
  },
  dependencies: {
    flag: 'dependencies',
    ...oneOfValues(dependencySources),
    appliesTo: 'module',
    asked: 'never',
    savesDefault: false,
    fallback: () => 'layer' as const,
  },
  workdir: {
    flag: 'workdir',
    placeholder: 'FOLDER',
    appliesTo: 'module',
    asked: 'never',
    savesDefault: false,
    check: checkWorkdir,
    fallback: () => '/',
  },
  copy: {
    flag: 'copy',
    placeholder: 'FROM[:TO],…',
    ...emptyList(',', checkCopy),
    appliesTo: 'module',
    asked: 'advanced',
    savesDefault: false,
  },
  env: {
    flag: 'env',
    placeholder: 'NAME=VALUE,…',
    ...emptyList(',', checkEnv),
    appliesTo: 'module',
    asked: 'advanced',
    savesDefault: false,
  },
  volumes: {
    flag: 'volumes',
    placeholder: 'FOLDER,…',
    ...emptyList(',', checkVolumes),
    appliesTo: 'module',
    asked: 'advanced',
    savesDefault: false,
  },
  folders: {
    flag: 'folders',
    placeholder: 'FOLDER,…',
    ...emptyList(',', checkVolumes),
    appliesTo: 'module',
    asked: 'never',
    savesDefault: false,
  },
  args: {
    flag: 'args',
    placeholder: 'ARGUMENTS',
    ...emptyList(' ', checkArgs),
    appliesTo: 'module',
    asked: 'never',
    savesDefault: false,
  },
  defaultArgs: {
    flag: 'default-args',
    placeholder: 'ARGUMENTS',
    ...emptyList(' ', checkArgs),
    appliesTo: 'module',
    asked: 'never',
    savesDefault: false,
  },
} satisfies { readonly [Name in OptionName]?: ModuleEntry<Name> };
