import type { Key } from '../../language/message.ts';
import { endOfDistroless, endOfLifeOfAlpine, endOfLifeOfGo, isPastEnd } from '../../versions/support.ts';
import { hasPassword, isSecretName } from './adopt-private.ts';
import type { Adoption, Found } from './adoption.ts';
import { adoptionOf } from './adoption-of.ts';
import type { Dockerfile, Instruction, Stage } from './dockerfile.ts';
import { buildingStage, compiles, fetchingStages, finalStage, lineage } from './go-stage.ts';
import { imageName, imageReference } from './image-reference.ts';
import { jsonList, listOrWords, pairs } from './words.ts';

/** The ids of improvements: their texts stand in the catalogs under `improvement.ID`. */
export type ImprovementId = Extract<Key, `improvement.${string}`> extends `improvement.${infer Id}` ? Id : never;

/** An improvement of the generated Dockerfile, with the line that it improves on. */
export type Improvement = {
  readonly id: ImprovementId;
  readonly line: number;
  readonly values: Readonly<Record<string, string | number>>;
};

/** Facts besides the Dockerfile: the date as YYYY-MM-DD, and whether there is a .dockerignore. */
export type Circumstances = { readonly today: string; readonly hasDockerignore?: boolean };

type Facts = Circumstances & {
  readonly dockerfile: Dockerfile;
  readonly adoption: Adoption;
  readonly builder: Stage;
  readonly final: Stage;
  readonly building: readonly Instruction[];
  readonly running: readonly Instruction[];
  readonly all: readonly Instruction[];
};

/** The instruction that compiles: one that says how is better than one that leaves it to a tool. */
function compiling({ building, builder }: Facts, how?: 'go'): Instruction | undefined {
  const says = building.find((instruction) => compiles(instruction, builder) === 'go');
  return (
    says ?? (how === 'go' ? undefined : building.findLast((instruction) => compiles(instruction, builder) === 'tool'))
  );
}

type Draft = { line: number; values?: Improvement['values'] } | undefined;

/** The improvements if the generated Dockerfile replaces another one, the most important first. */
export function improvementsOver(
  dockerfile: Dockerfile,
  circumstances: Circumstances,
  adoption = adoptionOf(dockerfile),
): Improvement[] {
  const [builder, final] = [buildingStage(dockerfile), finalStage(dockerfile)];
  if (builder === undefined || final === undefined) return [];
  const facts: Facts = {
    ...circumstances,
    dockerfile,
    adoption,
    builder,
    final,
    building: [...fetchingStages(dockerfile, builder), ...lineage(dockerfile, builder)].flatMap(
      ({ instructions }) => instructions,
    ),
    running: lineage(dockerfile, final).flatMap(({ instructions }) => instructions),
    all: dockerfile.stages.flatMap(({ instructions }) => instructions),
  };
  return (Object.entries(checks) as [ImprovementId, (facts: Facts) => Draft][]).flatMap(([id, check]) => {
    const found = check(facts);
    return found === undefined ? [] : [{ id, line: found.line, values: found.values ?? {} }];
  });
}

const checks: Readonly<Record<ImprovementId, (facts: Facts) => Draft>> = {
  secretInLayer: ({ adoption }) => adoption.open.find(({ id }) => id === 'credentialsInLayer'),
  secretInVariable: ({ all }) => {
    for (const { keyword, rest, scope, line } of all) {
      if (keyword !== 'ARG' && keyword !== 'ENV') continue;
      const secret = pairs({ keyword, rest }, scope).find(
        ({ name, value = '' }) => (isSecretName(name) && (value !== '' || keyword === 'ARG')) || hasPassword(value),
      );
      if (secret !== undefined) return { line, values: { name: secret.name } };
    }
    return undefined;
  },
  singleStage: ({ builder, final, running }) =>
    builder.index === final.index ? { line: running[0]?.line ?? final.line } : undefined,
  root: ({ adoption, final }) => {
    const user = adoption.needs.user;
    if (user !== undefined) return user.value.isRoot ? { line: user.line } : undefined;
    return /nonroot/.test(final.image) ? undefined : final;
  },
  namedUser: ({ adoption: { needs } }) => {
    const user = needs.user;
    return user === undefined || user.value.isRoot || /^\d/.test(user.value.user)
      ? undefined
      : { line: user.line, values: { user: user.value.user } };
  },
  goEndOfLife: ({ adoption, today }) => oldRelease(adoption.images.goVersion, endOfLifeOfGo, today),
  alpineEndOfLife: ({ adoption, today }) => oldRelease(adoption.images.alpineVersion, endOfLifeOfAlpine, today),
  baseEndOfLife: ({ adoption, today }) => {
    const { line = 1, value = '' } = adoption.images.run ?? {};
    const [, distroless] = /\bdistroless\/[\w-]+-(debian\d+)/.exec(value) ?? [];
    const isOld =
      distroless === undefined
        ? /:(stretch|buster|bullseye|jessie)\b|ubuntu:(14|16|18|20)\.|debian:(8|9|10|11)\b|centos/.test(value)
        : isPastEnd(endOfDistroless(distroless), today);
    return isOld ? { line, values: { image: value } } : undefined;
  },
  floatingTag: ({ dockerfile }) => {
    const stage = dockerfile.stages.find(
      ({ image, parent }) => parent === undefined && image !== 'scratch' && !image.includes('$') && isFloating(image),
    );
    return stage === undefined ? undefined : { line: stage.line, values: { image: stage.image } };
  },
  largeBase: ({ adoption, final, builder }) => {
    const { line = 1, value = '' } = adoption.images.run ?? {};
    return final.index !== builder.index &&
      /(^|\/)(debian|ubuntu|centos|fedora|ubi\d*[\w-]*|golang|buildpack-deps|amazonlinux|rockylinux|base(-debian\d+)?|cc(-debian\d+)?)([:@]|$)/.test(
        value,
      ) &&
      !/base$/.test(value.split('/')[0] ?? '')
      ? { line, values: { image: value } }
      : undefined;
  },
  healthShell: ({ adoption: { needs }, running }) => {
    if (
      needs.health === undefined ||
      needs.health.value.probe.kind === 'none' ||
      needs.health.value.probe.kind === 'self'
    )
      return undefined;
    const { line } = needs.health;
    const [, command = 'sh'] =
      /\b(wget|curl|nc|grpc_health_probe|pgrep|sh)\b/.exec(
        running.find((instruction) => instruction.line === line)?.rest ?? '',
      ) ?? [];
    return { line, values: { command } };
  },
  healthMissing: ({ adoption: { needs }, final }) => (needs.health === undefined ? final : undefined),
  shellForm: ({ running }) => {
    const start =
      running.findLast(({ keyword }) => keyword === 'ENTRYPOINT') ??
      running.findLast(({ keyword }) => keyword === 'CMD');
    return start !== undefined && jsonList(start.rest) === undefined
      ? { line: start.line, values: { keyword: start.keyword } }
      : undefined;
  },
  dependencyLayer: ({ building, adoption: { needs } }) => {
    // Where they are vendored, nothing is fetched.
    if (needs.vendor !== undefined) return undefined;
    const source = building.find(
      ({ keyword, rest, scope, flags }) =>
        /^(COPY|ADD)$/.test(keyword) &&
        !flags.some(([name]) => name === 'from') &&
        !listOrWords(rest, scope)
          .slice(0, -1)
          .every((path) => /(^|\/)go(\.|\*|$)/.test(path)),
    );
    const download = building.find(
      ({ keyword, rest }) => keyword === 'RUN' && /\bgo\s+(mod\s+download|get)\b/.test(rest),
    );
    return source !== undefined && (download === undefined || download.line > source.line) ? source : undefined;
  },
  cacheMounts: (facts) => {
    const build = compiling(facts);
    return build === undefined || build.flags.some(([name, value]) => name === 'mount' && /type=cache/.test(value))
      ? undefined
      : build;
  },
  goSumRequired: ({ building }) =>
    building.find(
      ({ keyword, rest, flags }) =>
        ((keyword === 'COPY' || keyword === 'ADD') && /(^|[\s/"])go\.sum([\s"]|$)/.test(rest)) ||
        flags.some(([name, value]) => name === 'mount' && /source=(\.\/)?go\.sum(,|$)/.test(value)),
    ),
  copiedContext: ({ adoption }) => adoption.changed.find(({ id }) => id === 'contextInImage'),
  apkMirrorFixed: ({ adoption: { options }, all }) => {
    const found = options.apkMirror;
    const run = all.find(({ line, endLine }) => found !== undefined && line <= found.line && found.line <= endLine);
    return found === undefined || /\$\{?APK_MIRROR\b/.test(run?.rest ?? '') ? undefined : found;
  },
  goProxyFixed: ({ adoption: { options }, all }) => {
    const found = options.goProxy;
    if (found === undefined) return undefined;
    const isArgument = all.some(
      ({ keyword, line, rest }) => keyword === 'ARG' && line === found.line && /GO_?PROXY/.test(rest),
    );
    return isArgument ? undefined : found;
  },
  imageMirrorFixed: ({ adoption: { options }, dockerfile }) => {
    const found = options.imageMirror;
    const from = dockerfile.stages.find(({ line }) => line === found?.line)?.instructions[0];
    return found === undefined || from?.rest.includes('$') === true ? undefined : found;
  },
  goProxyComma: ({ adoption: { options } }) => {
    const found = options.goProxy;
    // Where there is an address of one's own, the separators stay as they are.
    const mirrors = found?.value.split(/[|,]/).filter((entry) => entry !== 'direct' && entry !== 'off') ?? [];
    return found !== undefined &&
      mirrors.length > 1 &&
      !found.value.includes(':') &&
      found.value.split('|').some((part) => part.split(',').filter((entry) => mirrors.includes(entry)).length > 1)
      ? { line: found.line }
      : undefined;
  },
  sumdbOff: ({ adoption }) => adoption.changed.find(({ id }) => id === 'sumdbOff'),
  syntaxLine: ({ dockerfile: { syntax } }) =>
    syntax === undefined ? undefined : { line: syntax.line, values: { frontend: syntax.value } },
  addUrl: ({ all }) =>
    all.find(
      ({ keyword, rest, flags }) =>
        keyword === 'ADD' && /\bhttps?:\/\//.test(rest) && !flags.some(([name]) => name === 'checksum'),
    ),
  addLocal: ({ all }) =>
    all.find(({ keyword, rest }) => keyword === 'ADD' && !/\bhttps?:\/\/|\.(tar|tgz)|\.git\b/.test(rest)),
  pipedScript: ({ all }) =>
    all.find(
      ({ keyword, rest }) => keyword === 'RUN' && /\b(curl|wget)\b[^|;&]*\|\s*(sudo\s+)?(ba|a|da)?sh\b/.test(rest),
    ),
  cgoOpen: ({ adoption: { needs }, builder }) => {
    const [main] = needs.builds;
    return main !== undefined && main.value.cgo === undefined && !/alpine/.test(builder.image) ? main : undefined;
  },
  notStripped: (facts) => {
    const { needs } = facts.adoption;
    const build = compiling(facts, 'go');
    return build === undefined ||
      needs.builds.length === 0 ||
      /ldflags[^\n]*-[sw]\b/.test(build.rest) ||
      hasFlag(build, '-s')
      ? undefined
      : build;
  },
  onePlatform: ({ building, builder, dockerfile }) => {
    const [root = builder] = lineage(dockerfile, builder);
    const isCross =
      root.instructions[0]?.flags.some(([name, value]) => name === 'platform' && value.includes('BUILDPLATFORM')) ===
      true;
    if (isCross) return undefined;
    const fixed = building.find(
      ({ keyword, rest }) => /^(RUN|ENV)$/.test(keyword) && /\bGOARCH[= ]"?(amd64|arm64|386)/.test(rest),
    );
    return { line: fixed?.line ?? root.line };
  },
  versionStamp: (facts) => {
    const { needs } = facts.adoption;
    const build = compiling(facts);
    return needs.builds.some(({ value }) => value.variables.length > 0) || build === undefined ? undefined : build;
  },
  noCertificates: ({ running, final }) => {
    if (!/^(scratch|alpine|debian|ubuntu|busybox)/.test(imageName(final.image))) return undefined;
    return running.some(({ rest }) => /ca-certificates|\/etc\/ssl/.test(rest)) || imageName(final.image) === 'alpine'
      ? undefined
      : final;
  },
  noTimeZones: ({ running, final }) =>
    /^(scratch|alpine|debian|ubuntu|busybox)/.test(imageName(final.image)) &&
    !running.some(({ rest }) => /tzdata|zoneinfo/.test(rest))
      ? final
      : undefined,
  packageLists: ({ running }) =>
    running.find(
      ({ keyword, rest, flags }) =>
        keyword === 'RUN' &&
        /\bapk\b[^&;|]*\badd\b/.test(rest) &&
        !/--no-cache|rm -rf? \/var\/cache\/apk/.test(rest) &&
        !flags.some(([name, value]) => name === 'mount' && /apk/.test(value)),
    ),
  compressed: ({ adoption }) => adoption.changed.find(({ id }) => id === 'upxDropped'),
  noLabels: ({ adoption: { needs }, final }) =>
    needs.labels.some(({ value }) => value.name.startsWith('org.opencontainers.')) ? undefined : final,
  maintainer: ({ all }) => all.find(({ keyword }) => keyword === 'MAINTAINER'),
  noDockerignore: ({ hasDockerignore, building }) => {
    if (hasDockerignore !== false) return undefined;
    const copy = building.find(({ keyword, rest }) => /^(COPY|ADD)$/.test(keyword) && /^\.\/?\s/.test(rest.trim()));
    return { line: copy?.line ?? building[0]?.line ?? 1 };
  },
};

function oldRelease(
  found: Found<string> | undefined,
  endOf: (version: string) => string | undefined,
  today: string,
): Draft {
  return found !== undefined && isPastEnd(endOf(found.value), today)
    ? { line: found.line, values: { version: found.value } }
    : undefined;
}

function isFloating(image: string): boolean {
  const { tag, digest } = imageReference(image);
  if (digest !== undefined) return false;
  if (/(^|\/)distroless\//.test(image)) return !/-debian\d+/.test(image);
  return tag === undefined || tag === 'latest' || !/\d/.test(tag) || /^1(-|$)|^3$/.test(tag);
}

function hasFlag({ rest, scope, heredocs }: Instruction, name: string): boolean {
  return [rest, scope.get('GOFLAGS') ?? '', ...heredocs.map(({ body }) => body)].some((text) =>
    new RegExp(`(^|[\\s"'=])${name}\\b`).test(text),
  );
}
