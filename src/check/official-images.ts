import { withDefaults } from './interpolation.ts';

/** What stands before the name of an image that is a copy of Docker Hub's, not one that somebody built. */
const mirrored = /^(?:library|docker\.io|hub)$|docker-?hub|mirror|proxy|docker-remote/i;

/**
 * Where a text names an official image of Docker Hub, or a mirror's copy of it, with a tag that begins with a version. Of what stands in a folder
 * of a registry, as of any other name, the tag is its owner's.
 */
export function officialImages(text: string, name: 'golang' | 'alpine'): { version: string; at: number }[] {
  const named = [...text.matchAll(new RegExp(`(?<![\\w.]|(?<!\\{\\w+:?)-)${name}:(\\d+(?:\\.\\d+)+)`, 'g'))];
  return named.flatMap(({ 1: version = '', index: at }) => {
    const [before = ''] = /[^\s"'`=,;()[\]<>|]*$/.exec(text.slice(Math.max(0, at - 300), at)) ?? [];
    return isMirror(before.replace(/^(?:docker|docker-image|oci):\/\//, '')) ? [{ version, at }] : [];
  });
}

/** Whether a reference is that of an official image, or of a mirror's copy of it. */
export function isOfficial(reference: string, name: string): boolean {
  const [, before, last] = /^(.*?)([\w.-]+)(?::[^/:]*)?$/.exec(reference.replace(/@.*/, '')) ?? [];
  return before !== undefined && last === name && isMirror(before);
}

/** Whether a reference is that of an image of distroless, or of a mirror's copy of it. */
export function isDistroless(reference: string): boolean {
  return /(?<![\w.-])distroless\/[\w.-]+(?:[:@]|$)/.test(reference);
}

/** Whether what stands before a name in a reference is nothing, a registry, or a folder that is known to hold copies. */
function isMirror(written: string): boolean {
  // In `${IMAGE:-golang:1}` the name stands in a default.
  const plain = withDefaults(written).replace(/^\$\{\w+:?-/, '');
  if (plain.includes('://')) return false;
  const folders = plain.split('/').slice(0, -1);
  // A variable of which nothing is known may be a registry of one's own.
  if (folders[0] === '') return folders.length > 1 ? mirrored.test(folders.at(-1) ?? '') : mirrored.test(written);
  return folders.length < 2 || mirrored.test(folders.at(-1) ?? '');
}
