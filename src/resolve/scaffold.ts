import type { Answers, Scaffold } from '../options/answers.ts';
import { packagesForModules } from './credentials.ts';
import { builderPackagesOf, type ModuleBuild, moduleBuild } from './module-build.ts';
import { generatedService, type Health, type Service, servicesOf } from './services.ts';
import { telemetryTable } from './telemetry.ts';

/** Everything in which a generated service (`yes`) and an existing module (`no`) differ. */
type ScaffoldFacts = {
  readonly services: (answers: Answers) => readonly Service[];
  /** How the module is built, undefined for a generated service. */
  readonly build: (answers: Answers) => ModuleBuild | undefined;
  /** The packages from apk that the builder needs. */
  readonly builderPackages: (answers: Answers, goProxyList: string) => string[];
  /** The memory of a container in MiB: its limit, and the part that Go may use, so that Go frees some before the kernel kills. */
  readonly memory: { readonly limit: number; readonly forGo: number };
  /** The file name of a program outside the image. */
  readonly binary: (service: Service) => string;
  /** Variables that the linker sets. `$VERSION` and `$REVISION` are variables of the build. */
  readonly linkerVariables: (answers: Answers) => readonly string[];
  /** The paths of liveness and readiness. */
  readonly probePaths: (answers: Answers, health: Health) => readonly (string | undefined)[];
  /** The environment variables that configure it. */
  readonly settings: (answers: Answers) => readonly string[];
};

export const scaffoldTable: Readonly<Record<Scaffold, ScaffoldFacts>> = {
  yes: {
    services: (answers) => [generatedService(answers)],
    build: () => undefined,
    builderPackages: packagesForModules,
    memory: { limit: 128, forGo: 112 },
    // The program has the name of its command, whatever the service is called.
    binary: () => 'server',
    linkerVariables: ({ module }) =>
      ['version=$VERSION', 'revision=$REVISION'].map((pair) => `${module}/internal/buildinfo.${pair}`),
    probePaths: ({ healthPath, readyPath }) => [healthPath, readyPath],
    settings: ({ telemetry }) => [
      'LOG_LEVEL',
      'DRAIN_DELAY',
      'SHUTDOWN_TIMEOUT',
      ...telemetryTable[telemetry].settings,
    ],
  },
  no: {
    services: servicesOf,
    build: moduleBuild,
    builderPackages: builderPackagesOf,
    // An unknown program may need more.
    memory: { limit: 256, forGo: 224 },
    binary: ({ name }) => name,
    linkerVariables: ({ ldflags }) => ldflags,
    // Only one path is known.
    probePaths: (_, { path }) => [path, path],
    settings: () => [],
  },
};
