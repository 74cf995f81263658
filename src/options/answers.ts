import type { Language } from '../language/language.ts';

export const regions = ['global', 'china'] as const;
export type Region = (typeof regions)[number];

export const bases = ['alpine', 'distroless', 'scratch'] as const;
export type Base = (typeof bases)[number];

/** Whether the service itself is generated, or only what puts a module that is there into an image. */
export const scaffolds = ['yes', 'no'] as const;
export type Scaffold = (typeof scaffolds)[number];

/** How much the comments of generated files say. */
export const commentsLevels = ['teach', 'brief', 'none'] as const;
export type CommentsLevel = (typeof commentsLevels)[number];

/** How the image finds out that its program is well. */
export const healthChecks = ['self', 'http', 'tcp', 'none'] as const;
export type HealthCheck = (typeof healthChecks)[number];

/** Where the build has dependencies from: a layer of their own, vendor/, or each build anew, as workspaces need it. */
export const dependencySources = ['layer', 'vendor', 'plain'] as const;
export type DependencySource = (typeof dependencySources)[number];

export const credentialKinds = ['none', 'netrc', 'ssh'] as const;
export type Credentials = (typeof credentialKinds)[number];

/** Which container engines have to build the image: those of the last years, or every one that is still in use. */
export const engineSupports = ['current', 'all'] as const;
export type EngineSupport = (typeof engineSupports)[number];

export const cgoValues = ['off', 'on'] as const;
export type CgoValue = (typeof cgoValues)[number];

/** What can be generated around the image, each by choice. */
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
] as const;
export type Extra = (typeof extras)[number];

/** What the generated service tells of itself besides logs. */
export const telemetries = ['none', 'prometheus', 'opentelemetry'] as const;
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
};

export type OptionName = keyof Answers;

/** Options that only a module that is there has: the generated service needs none of them. */
export const moduleOptions = [
  'main',
  'healthCheck',
  'healthArgs',
  'portVariable',
  'morePorts',
  'buildTags',
  'ldflags',
  'cgo',
  'builderPackages',
  'buildSteps',
  'dependencies',
  'workdir',
  'copy',
  'env',
  'volumes',
  'folders',
  'args',
  'defaultArgs',
] as const satisfies readonly OptionName[];
