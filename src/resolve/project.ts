import type { Answers, Extra } from '../options/answers.ts';
import type { ExtraParts } from './extras.ts';
import type { Hardening } from './hardening.ts';
import type { Image, RegistryMirror, RunImage } from './images.ts';
import type { ModuleBuild } from './module-build.ts';
import type { Service } from './services.ts';
import type { TelemetryParts } from './telemetry.ts';

/** A project as the templates see it: nothing in it is left to be computed. */
export type Project = Answers &
  ExtraParts &
  TelemetryParts & {
    readonly buildImage: Image;
    /** Undefined for scratch. */
    readonly runImage: RunImage | undefined;
    /** How the FROM lines name the images. */
    readonly buildImageRef: string;
    readonly runImageRef: string;
    /** Whether the base has CA certificates, so that the Dockerfile need not copy them. */
    readonly holdsCertificates: boolean;
    /** What stands behind the RUN that installs apk packages. */
    readonly apkAdd: (packages: readonly string[]) => string;
    /** The addresses that a stage that calls apk tries in turn, empty for those of the image. */
    readonly apkMirrors: string;
    /** What the builder needs from apk. */
    readonly builderPackages: readonly string[];
    /** Whether any stage calls apk. */
    readonly callsApk: boolean;
    /** Values of GOPROXY and GOSUMDB; empty for Go's own defaults. */
    readonly goProxyList: string;
    readonly goSumdbValue: string;
    /** The build arguments that hold a mirror, which one switch makes empty. */
    readonly mirrorArguments: readonly string[];
    /** The arguments that you can set for one build. */
    readonly buildArguments: readonly string[];
    /** Options of the RUN that fetches modules, which mount credentials. */
    readonly moduleMounts: readonly string[];
    /** The hosts of private modules that git reaches by SSH. */
    readonly sshHosts: readonly string[];
    /** Flags of every go command in the image build. */
    readonly goFlags: string;
    /** Whether the base has no time zones, so that they have to be compiled in. */
    readonly embedsTimeZones: boolean;
    /** ServeMux patterns, as Go expressions. */
    readonly healthRoute: string;
    readonly readyRoute: string;
    /** The pattern of the liveness check without its method, which is how metrics name it. */
    readonly healthPattern: string;
    /** A path that nothing answers, for the tests of the service. */
    readonly missingPath: string;
    /** Whether `/` is free for a greeting, so that a first visit sees something. */
    readonly greets: boolean;
    readonly sourceUrl: string | undefined;
    /** How a module that is there is built, undefined where the service is generated. */
    readonly build: ModuleBuild | undefined;
    /** The flags of HEALTHCHECK, each with a value. */
    readonly healthFlags: string;
    /** How long the program that it calls waits for an answer, as a Go expression. */
    readonly probeTimeout: string;
    /** What is generated around the image: the answer `with`, by a name that is no word of JavaScript. */
    readonly extras: readonly Extra[];
    /** The programs of the project with the images that they become, the default first. */
    readonly services: readonly Service[];
    readonly hardening: Hardening;
    /** The registries that images are taken from by another name. */
    readonly registryMirrors: readonly RegistryMirror[];
  };
