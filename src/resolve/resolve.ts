import { addressOf } from '../mirrors/find.ts';
import type { Answers } from '../options/answers.ts';
import { apkAdd, apkMirrorList } from './apk.ts';
import { credentialMounts, packagesForModules } from './credentials.ts';
import { filesAround } from './files-around.ts';
import { goProxyList } from './go-proxy.ts';
import { healthFlags, probeTimeout } from './health-flags.ts';
import { buildImage, type Image, registryMirrors, runImage } from './images.ts';
import { kubernetesOf } from './kubernetes.ts';
import { mirrorArguments } from './mirror-arguments.ts';
import { builderPackagesOf, moduleBuild } from './module-build.ts';
import { pipelinesOf } from './pipelines.ts';
import type { Project } from './project.ts';
import { generatedService } from './services.ts';
import { sourceUrl } from './source-url.ts';
import { telemetryParts } from './telemetry.ts';
import { versionFiles } from './version-files.ts';

/** Turns complete answers into what the templates need: mirrors into addresses, versions into tags. Pure. */
export function resolve(answers: Answers): Project {
  const list = goProxyList(answers.goProxy);
  const [image, run] = [buildImage(answers), runImage(answers)];
  const embedsTimeZones = answers.base !== 'distroless';
  const build = answers.scaffold === 'no' ? moduleBuild(answers) : undefined;
  const builderPackages = build ? builderPackagesOf(answers, list) : packagesForModules(answers, list);
  const callsApk = builderPackages.length > 0 || answers.packages.length > 0;
  const apkMirrors = apkMirrorList(answers.apkMirror);
  const goSumdbValue = addressOf('sumdb', answers.goSumdb);
  const mounts = credentialMounts(answers);
  const services = build?.services ?? [generatedService(answers)];
  const hasPipelines = answers.with.includes('github') || answers.with.includes('gitlab');
  const origins = {
    buildImage: image,
    runImage: run,
    apkMirrors: callsApk ? apkMirrors : undefined,
    goProxyList: list,
    goSumdbValue,
  };
  return {
    ...answers,
    buildImage: image,
    runImage: run,
    apkMirrors,
    builderPackages,
    callsApk,
    buildImageRef: reference('BUILD_IMAGE', image),
    runImageRef: run === undefined ? 'scratch' : reference('RUN_IMAGE', run),
    apkAdd: (packages) => [...mounts.packages, apkAdd(packages)].join(' \\\n    '),
    goProxyList: list,
    goSumdbValue,
    mirrorArguments: mirrorArguments(origins),
    moduleMounts: mounts.modules,
    sshHosts: mounts.sshHosts,
    embedsTimeZones,
    goFlags: goFlags(tagsOf(answers, embedsTimeZones, build?.linksStatically === true), build !== undefined),
    healthRoute: route('healthPath', answers.healthPath),
    readyRoute: route('readyPath', answers.readyPath),
    healthPattern: `${answers.healthPath}${exactly(answers.healthPath)}`,
    missingPath: missingPath(answers),
    greets: answers.healthPath !== '/' && answers.readyPath !== '/',
    sourceUrl: sourceUrl(answers.module),
    build,
    healthFlags: healthFlags(answers),
    probeTimeout: probeTimeout(answers),
    extras: answers.with,
    services,
    registryMirrors: registryMirrors(answers),
    versionFiles: versionFiles(answers),
    pipelines: hasPipelines ? pipelinesOf(answers, services, { callsApk, sshHosts: mounts.sshHosts }) : undefined,
    kubernetes: answers.with.includes('k8s') ? kubernetesOf(answers, services) : undefined,
    ...telemetryParts(answers),
    ...filesAround(answers, services, origins),
  };
}

function tagsOf({ buildTags }: Answers, embedsTimeZones: boolean, linksStatically: boolean): string[] {
  // A static C library can look up neither users nor hosts as a dynamic one does; Go's own code can.
  const linked = linksStatically ? ['osusergo', 'netgo'] : [];
  return [...new Set([...(embedsTimeZones ? ['timetzdata'] : []), ...linked, ...buildTags])];
}

/**
 * Paths are the same in every build without -trimpath, which would keep the version out of what `go version -m` reads. If a .dockerignore
 * lets .git in, asking git for a stamp could fail the build.
 */
function goFlags(tags: readonly string[], isModule: boolean): string {
  return [...(isModule ? ['-buildvcs=false'] : []), ...(tags.length === 0 ? [] : [`-tags=${tags.join(',')}`])].join(
    ' ',
  );
}

/** The ServeMux pattern for a path in a Go constant, as a Go expression. */
function route(constant: string, path: string): string {
  const end = exactly(path);
  return `"GET "+${constant}${end === '' ? '' : `+"${end}"`}`;
}

/** What stands behind a path in a ServeMux pattern: one that ends in a slash shall still stand for itself alone. */
function exactly(path: string): string {
  return path.endsWith('/') ? '{$}' : '';
}

function missingPath({ healthPath, readyPath }: Answers): string {
  const candidates = ['/no/such/page', '/nor/this', '/nor/that'];
  return candidates.find((path) => path !== healthPath && path !== readyPath) ?? '';
}

/** How a FROM names an image: an empty argument stands for the original. */
function reference(argument: string, { upstream }: Image): string {
  return `\${${argument}:-${upstream}}`;
}
