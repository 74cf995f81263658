import { addressOf } from '../mirrors/catalog.ts';
import { type Answers, compilesC, dependencyTable, isModule, readsStartInterval } from '../options/answers.ts';
import { baseTable } from '../options/bases.ts';
import { regionTable } from '../options/regions.ts';
import { apkAdd, apkMirrorList } from './apk.ts';
import { buildArguments, mirrorArguments } from './build-arguments.ts';
import { credentialTable, sshHosts } from './credentials.ts';
import { extraParts } from './extras.ts';
import { goProxyList } from './go-proxy.ts';
import { hardeningOf } from './hardening.ts';
import { healthFlags, probeTimeout } from './health-flags.ts';
import { buildImage, type Image, registryMirrors, runImage } from './images.ts';
import type { Project } from './project.ts';
import { scaffoldTable } from './scaffold.ts';
import { sourceUrl } from './source-url.ts';
import { subdirectoryOf } from './subdirectory.ts';
import { telemetryParts } from './telemetry.ts';

/** Turns complete answers into everything that the templates need: mirrors into addresses, versions into tags. Pure. */
export function resolve(answers: Answers): Project {
  const scaffold = scaffoldTable[answers.scaffold];
  const { hasCertificates, hasTimeZones } = baseTable[answers.base];
  const { moduleMounts, packageMounts, usesNetrc, usesSsh } = credentialTable[answers.credentials];
  const list = goProxyList(answers.goProxy);
  const [image, run] = [buildImage(answers), runImage(answers)];
  const embedsTimeZones = !hasTimeZones;
  const build = scaffold.build(answers);
  const builderPackages = scaffold.builderPackages(answers, list);
  const callsApk = builderPackages.length > 0 || answers.packages.length > 0;
  const apkMirrors = apkMirrorList(answers.apkMirror);
  const services = scaffold.services(answers);
  const hardening = hardeningOf(answers, services);
  const sources = {
    buildImage: image,
    runImage: run,
    apkMirrors: callsApk ? apkMirrors : undefined,
    goProxyList: list,
    goSumdbValue: addressOf('sumdb', answers.goSumdb),
  };
  const hosts = sshHosts(answers);
  return {
    ...answers,
    ...sources,
    apkMirrors,
    builderPackages,
    callsApk,
    buildImageRef: reference('BUILD_IMAGE', image),
    runImageRef: run === undefined ? 'scratch' : reference('RUN_IMAGE', run),
    holdsCertificates: hasCertificates,
    apkAdd: (packages) => [...packageMounts, apkAdd(packages)].join(' \\\n    '),
    mirrorArguments: mirrorArguments(sources),
    buildArguments: buildArguments(sources),
    moduleMounts,
    sshHosts: hosts,
    embedsTimeZones,
    goFlags: goFlags(tagsOf(answers, embedsTimeZones, build?.linksStatically === true), build !== undefined),
    healthRoute: route('healthPath', answers.healthPath),
    readyRoute: route('readyPath', answers.readyPath),
    healthPattern: `${answers.healthPath}${exactly(answers.healthPath)}`,
    missingPath: missingPath(answers),
    greets: answers.healthPath !== '/' && answers.readyPath !== '/',
    sourceUrl: sourceUrl(answers.module),
    inMainland: regionTable[answers.region].inMainland,
    isModule: isModule[answers.scaffold],
    usesNetrc,
    usesSsh,
    compilesC: compilesC[answers.cgo],
    readsStartInterval: readsStartInterval[answers.engines],
    ...dependencyTable[answers.dependencies],
    build,
    healthFlags: healthFlags(answers),
    probeTimeout: probeTimeout(answers),
    extras: answers.with,
    services,
    subdirectory: subdirectoryOf(answers),
    registryMirrors: registryMirrors(answers),
    hardening,
    ...telemetryParts(answers),
    ...extraParts({ answers, services, hardening, sources, build: { callsApk, sshHosts: hosts } }),
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

/** The end of a ServeMux pattern: a path that ends in a slash must match only itself. */
function exactly(path: string): string {
  return path.endsWith('/') ? '{$}' : '';
}

function missingPath({ healthPath, readyPath }: Answers): string {
  const candidates = ['/no/such/page', '/nor/this', '/nor/that'];
  return candidates.find((path) => path !== healthPath && path !== readyPath) ?? '';
}

/** The image in a FROM: an empty argument means upstream. */
function reference(argument: string, { upstream }: Image): string {
  return `\${${argument}:-${upstream}}`;
}
