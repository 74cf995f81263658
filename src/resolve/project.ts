import type { Answers, Extra } from '../options/answers.ts';
import type { ExtraParts } from './extras.ts';
import type { Hardening } from './hardening.ts';
import type { Image, RegistryMirror, RunImage } from './images.ts';
import type { ModuleBuild } from './module-build.ts';
import type { Service } from './services.ts';
import type { Subdirectory } from './subdirectory.ts';
import type { TelemetryParts } from './telemetry.ts';

/** A project as the templates see it, with everything computed. */
export type Project = Answers &
  ExtraParts &
  TelemetryParts & {
    readonly buildImage: Image;
    /** Undefined for scratch. */
    readonly runImage: RunImage | undefined;
    /** How the FROM lines name the images. */
    readonly buildImageRef: string;
    readonly runImageRef: string;
    /** The base has CA certificates, so the Dockerfile need not copy them. */
    readonly holdsCertificates: boolean;
    /** The command, after RUN, that installs apk packages. */
    readonly apkAdd: (packages: readonly string[]) => string;
    /** The addresses that apk tries in turn, empty for those of the image. */
    readonly apkMirrors: string;
    /** The packages from apk that the builder needs. */
    readonly builderPackages: readonly string[];
    /** At least one stage calls apk. */
    readonly callsApk: boolean;
    /** Values of GOPROXY and GOSUMDB; empty for Go's own defaults. */
    readonly goProxyList: string;
    readonly goSumdbValue: string;
    /** The build arguments that hold a mirror, which MIRRORS=off empties. */
    readonly mirrorArguments: readonly string[];
    /** The arguments that you can set for one build. */
    readonly buildArguments: readonly string[];
    /** Options of the RUN that fetches modules, which mount credentials. */
    readonly moduleMounts: readonly string[];
    /** The hosts of private modules that git reaches by SSH. */
    readonly sshHosts: readonly string[];
    /** Flags of every go command in the image build. */
    readonly goFlags: string;
    /** The base has no time zones, so they are compiled into the program. */
    readonly embedsTimeZones: boolean;
    /** ServeMux patterns, as Go expressions. */
    readonly healthRoute: string;
    readonly readyRoute: string;
    /** The pattern of the liveness check without its method, which is how metrics name it. */
    readonly healthPattern: string;
    /** A path without a route, for the tests of the service. */
    readonly missingPath: string;
    /** `/` is free for a greeting, so that a first visit shows something. */
    readonly greets: boolean;
    readonly sourceUrl: string | undefined;
    readonly inMainland: boolean;
    readonly isModule: boolean;
    /** The build mounts credentials: a .netrc, or the SSH agent. */
    readonly usesNetrc: boolean;
    readonly usesSsh: boolean;
    readonly compilesC: boolean;
    /** Only engines that read HEALTHCHECK's start-interval have to build the image. */
    readonly readsStartInterval: boolean;
    /** Dependencies have a layer of their own; they come from vendor/. */
    readonly hasLayer: boolean;
    readonly isVendored: boolean;
    /** The build of an existing module, undefined for a generated service. */
    readonly build: ModuleBuild | undefined;
    /** The flags of HEALTHCHECK, each with a value. */
    readonly healthFlags: string;
    /** The timeout of the program that it calls, as a Go expression. */
    readonly probeTimeout: string;
    /** The answer `with`, by a name that is not a keyword of JavaScript. */
    readonly extras: readonly Extra[];
    /** The programs of the project with their images, the default first. */
    readonly services: readonly Service[];
    readonly hardening: Hardening;
    /** The project's place in a larger repository; undefined at the root of one. */
    readonly subdirectory: Subdirectory | undefined;
    /** The registries that a mirror replaces. */
    readonly registryMirrors: readonly RegistryMirror[];
  };
