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
import { checkVariable, checkWorkdir } from './checks/values.ts';
import type { OptionEntry } from './option.ts';

/** The default is also what a generated service has, so it follows from other answers alone. */
type ModuleEntry<Name extends OptionName> = Omit<OptionEntry<Name>, 'appliesTo'> & {
  readonly fallback: (before: Answers) => Answers[Name];
};

/** Says of each entry that it is for modules alone. */
function forModules<Entries extends { readonly [Name in OptionName]?: ModuleEntry<Name> }>(entries: Entries) {
  const all = Object.entries<object>(entries).map(([name, entry]) => [name, { ...entry, appliesTo: 'module' }]);
  return Object.fromEntries(all) as { [Name in keyof Entries]: Entries[Name] & { readonly appliesTo: 'module' } };
}

/** The options of existing modules: the generated service needs none of them. They are part of the option table. */
export const moduleEntries = forModules({
  main: {
    flag: 'main',
    group: 'build',
    placeholder: 'PACKAGE[=PORT[/PATH]]',
    separator: ',',
    asked: 'advanced',
    check: checkMain,
    fallback: () => ['.'],
  },
  healthCheck: {
    flag: 'health-check',
    group: 'service',
    ...oneOfValues(healthChecks),
    asked: 'advanced',
    fallback: ({ scaffold }) => (({ yes: 'self', no: 'tcp' }) as const)[scaffold],
  },
  healthArgs: {
    flag: 'health-args',
    group: 'service',
    placeholder: 'ARGUMENTS',
    ...emptyList(' ', checkArgs),
  },
  portVariable: {
    flag: 'port-variable',
    group: 'service',
    placeholder: 'NAME',
    check: checkVariable,
    fallback: () => '',
  },
  morePorts: {
    flag: 'more-ports',
    group: 'service',
    placeholder: 'A,B',
    ...emptyList(',', checkMorePorts),
    asked: 'advanced',
  },
  buildTags: {
    flag: 'build-tags',
    group: 'build',
    placeholder: 'A,B',
    ...emptyList(',', checkBuildTags),
    asked: 'advanced',
  },
  ldflags: {
    flag: 'ldflags',
    group: 'build',
    placeholder: 'VARIABLE=VALUE,…',
    ...emptyList(',', checkLdflags),
  },
  cgo: {
    flag: 'cgo',
    group: 'build',
    ...oneOfValues(cgoValues),
    asked: 'advanced',
    fallback: () => 'off' as const,
  },
  builderPackages: {
    flag: 'builder-packages',
    group: 'build',
    placeholder: 'A,B',
    ...emptyList(',', checkPackages),
    asked: 'advanced',
  },
  buildSteps: {
    flag: 'build-step',
    group: 'build',
    placeholder: 'COMMAND',
    ...emptyList('\n', checkBuildSteps),
  },
  dependencies: {
    flag: 'dependencies',
    group: 'build',
    ...oneOfValues(dependencySources),
    fallback: () => 'layer' as const,
  },
  workdir: {
    flag: 'workdir',
    group: 'image',
    placeholder: 'FOLDER',
    check: checkWorkdir,
    fallback: () => '/',
  },
  copy: {
    flag: 'copy',
    group: 'image',
    placeholder: 'FROM[:TO],…',
    ...emptyList(',', checkCopy),
    asked: 'advanced',
  },
  env: {
    flag: 'env',
    group: 'image',
    placeholder: 'NAME=VALUE,…',
    ...emptyList(',', checkEnv),
    asked: 'advanced',
  },
  volumes: {
    flag: 'volumes',
    group: 'image',
    placeholder: 'FOLDER,…',
    ...emptyList(',', checkVolumes),
    asked: 'advanced',
  },
  folders: {
    flag: 'folders',
    group: 'image',
    placeholder: 'FOLDER,…',
    ...emptyList(',', checkVolumes),
  },
  args: {
    flag: 'args',
    group: 'image',
    placeholder: 'ARGUMENTS',
    ...emptyList(' ', checkArgs),
  },
  defaultArgs: {
    flag: 'default-args',
    group: 'image',
    placeholder: 'ARGUMENTS',
    ...emptyList(' ', checkArgs),
  },
});
