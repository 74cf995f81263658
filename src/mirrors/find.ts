import { catalog } from './catalog.ts';
import type { Mirror, MirrorKind } from './mirror.ts';

/** The mirror of a kind by its provider's name, undefined if the provider has none. */
export function findMirror(kind: MirrorKind, provider: string): Mirror | undefined {
  return catalog.find((mirror) => mirror.kind === kind && mirror.provider === provider);
}

/** The address of an answer: that of the provider that it names, or else the answer itself. */
export function addressOf(kind: MirrorKind, answer: string): string {
  return findMirror(kind, answer)?.address ?? answer;
}

/** The names of all providers of a kind, in the catalog's order. */
export function providersOf(kind: MirrorKind): string[] {
  return mirrorsOf(kind).map((mirror) => mirror.provider);
}

/** All mirrors of a kind, in the catalog's order. */
export function mirrorsOf(kind: MirrorKind): Mirror[] {
  return catalog.filter((mirror) => mirror.kind === kind);
}
