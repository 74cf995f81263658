import { findMirror } from '../mirrors/find.ts';
import type { Answers } from '../options/answers.ts';
import { fetchesDirectly, goProxyList } from './go-proxy.ts';
import { healthFlags } from './health-flags.ts';
import { buildImage, type Image, runImage } from './images.ts';
import { kubernetesOf } from './kubernetes.ts';
import { builderPackagesOf, moduleBuild } from './module-build.ts';
import type { Project } from './project.ts';
import { generatedService } from './services.ts';
import { sourceUrl } from './source-url.ts';
import { telemetryParts } from './telemetry.ts';

/** Turns complete answers into what the templates need: mirrors into addresses, versions into tags. Pure. */
export function resolve(answers: Answers): Project {
  const list = goProxyList(answers.goProxy);
  const [image, run] = [buildImage(answers), runImage(answers)];
  const embedsTimeZones = answers.base !== 'distroless';
  const build = answers.scaffold === 'no' ? moduleBuild(answers) : undefined;
  const services = build?.services ?? [generatedService(answers)];
  const builderPackages = build ? builderPackagesOf(answers, list) : fetchesDirectly(list) ? ['git'] : [];
  return {
    ...answers,
    buildImage: image,
    runImage: run,
    apkUrl: findMirror('apk', answers.apkMirror)?.address ?? answers.apkMirror,
    builderPackages,
    callsApk: builderPackages.length > 0 || answers.packages.length > 0,
    buildImageRef: reference('BUILD_IMAGE', image),
    runImageRef: run === undefined ? 'scratch' : reference('RUN_IMAGE', run),
    apkAdd,
    goProxyList: list,
    goSumdbValue: findMirror('sumdb', answers.goSumdb)?.address ?? answers.goSumdb,
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
    extras: answers.with,
    services,
    kubernetes: answers.with.includes('k8s') ? kubernetesOf(answers, services) : undefined,
    ...telemetryParts(answers),
  };
}

function tagsOf({ buildTags }: Answers, embedsTimeZones: boolean, linksStatically: boolean): string[] {
  // A static C library can look up neither users nor hosts as a dynamic one does; Go's own code can.
  const linked = linksStatically ? ['osusergo', 'netgo'] : [];
  return [...new Set([...(embedsTimeZones ? ['timetzdata'] : []), ...linked, ...buildTags])];
}

/** Where a .dockerignore of the user's lets .git in, asking git for a stamp could fail the build. */
function goFlags(tags: readonly string[], isModule: boolean): string {
  const common = isModule ? '-trimpath -buildvcs=false' : '-trimpath';
  return tags.length === 0 ? common : `${common} -tags=${tags.join(',')}`;
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

/**
 * The shell command that installs packages through APK_MIRROR. Repositories are https since Alpine 3.13
 * (https://github.com/alpinelinux/docker-alpine/issues/132), and an older mirror of http is replaced all the same.
 */
function apkAdd(packages: readonly string[]): string {
  const pattern = 's#https*://dl-cdn.alpinelinux.org/alpine#$APK_MIRROR#';
  const replace = `if [ -n "$APK_MIRROR" ]; then sed -i "${pattern}" /etc/apk/repositories; fi`;
  return `${replace} \\\n    && apk add --no-cache ${packages.join(' ')}`;
}
