import type { Language } from '../language/language.ts';
import type { ValueWithText } from '../language/message.ts';
import type { Base } from './bases.ts';
import type { Region } from './regions.ts';

/** Generate the service itself, or only the files that put an existing module into an image. */
export const scaffolds = ['yes', 'no'] as const;
export type Scaffold = (typeof scaffolds)[number];

/** True for an existing module, false for a generated service. */
export const isModule: Readonly<Record<Scaffold, boolean>> = { yes: false, no: true };

/** How detailed the comments of generated files are. */
export const commentsLevels = ['teach', 'brief', 'none'] as const satisfies readonly ValueWithText<'comments'>[];
export type CommentsLevel = (typeof commentsLevels)[number];

/** How HEALTHCHECK asks the program. */
export const healthChecks = ['self', 'http', 'tcp', 'none'] as const satisfies readonly ValueWithText<'healthCheck'>[];
export type HealthCheck = (typeof healthChecks)[number];

/** Where the build gets dependencies: a layer that is cached apart, vendor/, or each build again, as workspaces need it. */
export const dependencySources = ['layer', 'vendor', 'plain'] as const;
export type DependencySource = (typeof dependencySources)[number];

/** Dependencies are compiled into their own layer; they come from vendor/. */
export const dependencyTable: Readonly<Record<DependencySource, { hasLayer: boolean; isVendored: boolean }>> = {
  layer: { hasLayer: true, isVendored: false },
  vendor: { hasLayer: true, isVendored: true },
  plain: { hasLayer: false, isVendored: false },
};

export const credentialKinds = ['none', 'netrc', 'ssh'] as const;
export type Credentials = (typeof credentialKinds)[number];

/** The first Docker that reads HEALTHCHECK's start-interval: https://docs.docker.com/engine/release-notes/25.0/ */
export const firstWithStartInterval = 25;

/** Reports whether times of HEALTHCHECK, as NAME=VALUE, name the one that older engines cannot read. */
export function namesStartInterval(times: readonly string[]): boolean {
  return times.some((time) => time.startsWith('start-interval='));
}

/** The container engines that must build the image: recent ones, or every one in use (docs/engines.md). */
export const engineSupports = ['current', 'all'] as const satisfies readonly ValueWithText<'engines'>[];
export type EngineSupport = (typeof engineSupports)[number];

/** True if each of these engines reads HEALTHCHECK's start-interval. */
export const readsStartInterval: Readonly<Record<EngineSupport, boolean>> = { current: true, all: false };

export const cgoValues = ['off', 'on'] as const satisfies readonly ValueWithText<'cgo'>[];
export type CgoValue = (typeof cgoValues)[number];

/** True if the build compiles C. */
export const compilesC: Readonly<Record<CgoValue, boolean>> = { off: false, on: true };

/**
 * Optional files around the image. src/resolve/extras.ts has an entry for each.
 */
export const extras = [
  'compose',
  'make',
  'bake',
  'k8s',
  'github',
  'gitlab',
  'renovate',
  'dependabot',
  'devcontainer',
] as const satisfies readonly ValueWithText<'with'>[];
export type Extra = (typeof extras)[number];

/** The extras whose files a forge or a bot reads at the root of a repository only. */
export const rootExtras = ['github', 'gitlab', 'renovate', 'dependabot'] as const satisfies readonly Extra[];
export type RootExtra = (typeof rootExtras)[number];

/** Sets of extras to choose at once. Of the update bots, the one that updates everything: two would open the same pull requests. */
export const extraSets: Readonly<Record<'minimal' | 'team' | 'everything', readonly Extra[]>> = {
  minimal: [],
  team: ['compose', 'make', 'github', 'renovate'],
  everything: extras.filter((extra) => extra !== 'dependabot'),
};

/** How the generated service reports what it does, besides logs. */
export const telemetries = [
  'none',
  'prometheus',
  'opentelemetry',
] as const satisfies readonly ValueWithText<'telemetry'>[];
export type Telemetry = (typeof telemetries)[number];

/** The options of one project with their values. */
export type Answers = {
  name: string;
  module: string;
  language: Language;
  comments: CommentsLevel;
  scaffold: Scaffold;
  region: Region;
  base: Base;
  port: number;
  healthPath: string;
  readyPath: string;
  goVersion: string;
  alpineVersion: string;
  packages: string[];
  imageMirror: string;
  apkMirror: string;
  goProxy: string;
  goSumdb: string;
  caCertificate: string;
  engines: EngineSupport;
  healthTimes: string[];
  main: string[];
  healthCheck: HealthCheck;
  healthArgs: string[];
  portVariable: string;
  morePorts: string[];
  buildTags: string[];
  ldflags: string[];
  cgo: CgoValue;
  builderPackages: string[];
  buildSteps: string[];
  dependencies: DependencySource;
  privateModules: string[];
  credentials: Credentials;
  workdir: string;
  copy: string[];
  env: string[];
  volumes: string[];
  folders: string[];
  args: string[];
  defaultArgs: string[];
  telemetry: Telemetry;
  with: Extra[];
  repositoryPath: string;
};

export type OptionName = keyof Answers;
