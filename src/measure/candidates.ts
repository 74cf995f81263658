import { mirrorsOf } from '../mirrors/catalog.ts';
import { type MirrorKind, origins } from '../mirrors/mirror.ts';
import type { Candidate } from '../mirrors/probe/candidate.ts';
import { addressOfRegistry, hub, isRegistry, type Registry, registryPairs } from '../mirrors/registries.ts';
import type { Answers } from '../options/answers.ts';

export type MirrorAnswers = Pick<Answers, 'imageMirror' | 'apkMirror' | 'goProxy' | 'goSumdb'>;

/** Lists the mirrors of some kinds that can be chosen: the catalog, and the answers' own addresses. Each address is listed once. */
export function candidatesFor(kinds: readonly MirrorKind[], answers: MirrorAnswers): Candidate[] {
  return kinds.flatMap((kind) => {
    const listed = mirrorsOf(kind).map(
      ({ provider, address, confirmed, serves }): Candidate => ({
        kind,
        name: provider,
        address,
        isOwn: false,
        isConfirmed: confirmed !== undefined,
        isForMembers: serves === 'members',
      }),
    );
    const own = ownAddresses(kind, answers).map(
      ({ name, address }): Candidate => ({ kind, name, address, isOwn: true, isConfirmed: true, isForMembers: false }),
    );
    const seen = new Set<string>();
    return [...listed, ...own].filter((candidate) => {
      // Some have two names for one address, as the checksum database does.
      const place = placeOf(candidate);
      const isNew = !seen.has(place);
      seen.add(place);
      return isNew;
    });
  });
}

/** The addresses of a kind in the answers that are not a provider's name. */
function ownAddresses(kind: MirrorKind, answers: MirrorAnswers): { readonly name: string; readonly address: string }[] {
  const same = (addresses: readonly string[]) => addresses.map((address) => ({ name: address, address }));
  const { imageMirror, apkMirror, goProxy, goSumdb } = answers;
  if (isRegistry(kind)) return ownRegistry(kind, imageMirror).map((address) => ({ name: imageMirror, address }));
  switch (kind) {
    case 'apk':
      return same(apkMirror.split(',').filter((entry) => entry.includes(':')));
    case 'goproxy':
      return same(goProxy.split(/[|,]/).filter((entry) => entry.includes(':')));
    case 'sumdb':
      return isProvider('sumdb', goSumdb) ? [] : same([goSumdb]);
    default:
      return [];
  }
}

/** The address that replaces a registry in an answer that is not a provider's name: a prefix, or an address for each registry. */
function ownRegistry(kind: Registry, imageMirror: string): string[] {
  if (isProvider(hub, imageMirror)) return [];
  const pairs = registryPairs(imageMirror);
  if (pairs === undefined) return [`${imageMirror}/${kind}`];
  const address = addressOfRegistry(kind, pairs);
  return address === undefined ? [] : [address];
}

function isProvider(kind: MirrorKind, name: string): boolean {
  return mirrorsOf(kind).some(({ provider }) => provider === name);
}

/** The address to show: upstream's if the choice is left to the tool. */
export function placeOf({ kind, address }: Pick<Candidate, 'kind' | 'address'>): string {
  const place = address === '' && kind in origins ? origins[kind as keyof typeof origins] : address;
  return place.replace(/\/+$/, '');
}
