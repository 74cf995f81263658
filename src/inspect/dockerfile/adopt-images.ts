import { catalog } from '../../mirrors/catalog.ts';
import { isRegistry } from '../../mirrors/registries.ts';
import type { Base } from '../../options/bases.ts';
import { optionOf } from '../../options/table.ts';
import { alpinesOfGo, newestGo } from '../../versions/support.ts';
import { type Adoption, offer } from './adoption.ts';
import type { Dockerfile, Stage } from './dockerfile.ts';
import { isGoImage, lineage } from './go-stage.ts';
import { imageName, imageReference } from './image-reference.ts';
import { type RemarkId, remark } from './remark.ts';
import { isOpen } from './scope.ts';

/** Reads the images: the base, the versions, and the mirror that they come from. */
export function adoptImages(dockerfile: Dockerfile, builder: Stage, final: Stage, adoption: Adoption): void {
  const [build = builder] = lineage(dockerfile, builder);
  const [run = final] = lineage(dockerfile, final);
  adoption.images.build = { value: build.image, line: build.line };
  adoption.images.run = { value: run.image, line: run.line };
  adoptBase(run, adoption);
  adoptVersions(build, run, adoption);
  for (const { image, line } of build === run ? [build] : [build, run]) adoptMirror(image, line, adoption);
}

/** The base that stands for an image, and the remark where it is another one. */
function baseOf(image: string): { base: Base; remarkId?: RemarkId; isOpen?: boolean } {
  if (image.toLowerCase() === 'scratch') return { base: 'scratch' };
  const { path, tag = '' } = imageReference(image);
  const name = imageName(image);
  if (/(^|\/)distroless\//.test(path)) {
    if (/^static(-debian\d+)?$/.test(name)) return { base: 'distroless' };
    return { base: 'distroless', remarkId: 'baseDistrolessVariant' };
  }
  if (/chainguard/.test(image) && name === 'static') return { base: 'distroless', remarkId: 'baseReplaced' };
  if (isGoImage(image)) return { base: 'alpine', remarkId: 'baseToolchain' };
  if (name === 'alpine') return { base: 'alpine' };
  if (
    /^(debian|ubuntu|buildpack-deps|centos|rockylinux|almalinux|fedora|amazonlinux|ubi\d*(-\w+)?|ubi-\w+|oraclelinux|leap|photon|archlinux)$/.test(
      name,
    )
  ) {
    return { base: 'alpine', remarkId: 'baseGlibc' };
  }
  if (/^(busybox|wolfi-base|alpine-\w+|bash|toybox)$/.test(name) || /alpine/.test(tag))
    return { base: 'alpine', remarkId: 'baseReplaced' };
  return { base: 'alpine', remarkId: 'baseUnknown', isOpen: true };
}

function adoptBase(run: Stage, adoption: Adoption): void {
  if (isOpen(run.image)) {
    adoption.open.push(remark('imageVariable', run.line, { image: run.image }));
    return;
  }
  const { base, remarkId, isOpen: undecided } = baseOf(run.image);
  offer(adoption, 'base', base, run.line);
  if (remarkId === undefined) return;
  (undecided === true ? adoption.open : adoption.changed).push(remark(remarkId, run.line, { image: run.image, base }));
}

function adoptVersions(build: Stage, run: Stage, { images, options, changed }: Adoption): void {
  const go = isGoImage(build.image) ? imageReference(build.image).tag : undefined;
  const [, goVersion] = /^(?:go(?:lang)?[_-])?(1\.\d+)/.exec(go ?? '') ?? [];
  if (goVersion !== undefined) {
    images.goVersion = { value: goVersion, line: build.line };
    const checked = optionOf('goVersion').check(goVersion);
    if (checked.ok) options.goVersion = { value: checked.value, line: build.line };
    else changed.push(remark('goVersionRaised', build.line, { version: goVersion }));
  }
  const alpines = [run, build].map((stage) => ({ version: alpineOf(stage.image), line: stage.line }));
  const alpine = alpines.find(({ version }) => version !== undefined);
  if (alpine?.version === undefined) return;
  images.alpineVersion = { value: alpine.version, line: alpine.line };
  const exists = alpinesOfGo(options.goVersion?.value ?? newestGo).includes(alpine.version);
  if (exists) options.alpineVersion = { value: alpine.version, line: alpine.line };
  else changed.push(remark('alpineVersionRaised', alpine.line, { version: alpine.version }));
}

function alpineOf(image: string): string | undefined {
  const { tag = '' } = imageReference(image);
  if (imageName(image) === 'alpine') return /^v?(3\.\d+)/.exec(tag)?.[1];
  return /alpine[_-]?(3\.\d+)/.exec(tag)?.[1];
}

function adoptMirror(image: string, line: number, adoption: Adoption): void {
  if (image.toLowerCase() === 'scratch' || isOpen(image)) return;
  const { registry, path } = imageReference(image);
  if (isRegistry(registry)) return;
  const provider = catalog.find(
    ({ kind, address }) => isRegistry(kind) && address !== kind && `${image}/`.startsWith(`${address}/`),
  );
  // The older form of the same mirror, a host for each registry: https://github.com/DaoCloud/public-image-mirror
  const isDaocloudHost = /^(docker|gcr)\.m\.daocloud\.io$/.test(registry) || /^m\.daocloud\.io$/.test(registry);
  if (provider !== undefined || isDaocloudHost) {
    offer(adoption, 'imageMirror', provider?.provider ?? 'daocloud', line);
    return;
  }
  // A prefix of whole references is what the option can say; a registry of one's own with other paths is not.
  const [, prefix] = /^(.+?)\/(?:docker\.io|gcr\.io)\//.exec(image) ?? [];
  if (prefix !== undefined) {
    offer(adoption, 'imageMirror', prefix, line);
  } else if (
    /^(public\.ecr\.aws|mirror\.gcr\.io|cgr\.dev|mcr\.microsoft\.com|quay\.io|ghcr\.io|registry\.access\.redhat\.com|registry\.hub\.docker\.com)$/.test(
      registry,
    )
  ) {
    adoption.changed.push(remark('registryReplaced', line, { image }));
  } else if (/^(golang|alpine|static[\w-]*|base[\w-]*|debian|busybox)$/.test(imageName(`${registry}/${path}`))) {
    adoption.open.push(remark('ownRegistry', line, { image }));
  } else {
    adoption.changed.push(remark('registryReplaced', line, { image }));
  }
}
