import type { Dockerfile } from '../inspect/dockerfile/dockerfile.ts';
import { imageName, imageReference } from '../inspect/dockerfile/image-reference.ts';
import { type Finding, finding } from './finding.ts';
import { isOfficial } from './official-images.ts';
import { isOlder } from './wanted-go.ts';

/**
 * An image argument that is older than what stands in for it when it is empty. The other way round is no contradiction: version bots raise
 * the argument alone.
 */
export function fallbackFindings(file: string, { stages, globalScope }: Dockerfile): Finding[] {
  return stages.flatMap(({ line, instructions }) => {
    const [, argument = '', fallback = ''] = /\$\{(\w+):?-([^${}]+)\}/.exec(instructions[0]?.rest ?? '') ?? [];
    const image = globalScope.get(argument) ?? '';
    if (!isOlderImage(image, fallback)) return [];
    return [finding('fallback-differs', file, line, { argument, image, fallback })];
  });
}

/** Only versions of one image are compared; a tag that moves, such as `latest` or `alpine`, is no older than any. */
function isOlderImage(image: string, other: string): boolean {
  const [own, others] = [tagOf(image), tagOf(other)];
  if (own === undefined || others === undefined || !isSameImage(image, other)) return false;
  if (own.version !== others.version || own.alpine === undefined || others.alpine === undefined) {
    return isOlder(own.version, others.version);
  }
  return own.rest === others.rest && isOlder(own.alpine, others.alpine);
}

/** Of the same path, or both what Docker Hub has: the tags of another's image are its own. */
function isSameImage(image: string, other: string): boolean {
  const name = imageName(image);
  if (imageReference(image).path === imageReference(other).path) return true;
  return name === imageName(other) && isOfficial(image, name) && isOfficial(other, name);
}

type Tag = { readonly version: string; readonly alpine: string | undefined; readonly rest: string };

/** The versions in an image's tag, `1.26-alpine3.24`; undefined where it begins with none, or with the day of a snapshot. */
function tagOf(reference: string): Tag | undefined {
  const { tag = '' } = imageReference(reference);
  const [, version, rest = ''] = /^v?(\d{1,3}(?:\.\d+)*)(-.*)?$/.exec(tag) ?? [];
  const [named = '', alpine] = /-alpine(\d+\.\d+)(?![\w.])/.exec(rest) ?? [];
  return version === undefined ? undefined : { version, alpine, rest: rest.replace(named, '-alpine') };
}
