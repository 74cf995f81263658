import { mirrorsOf } from '../mirrors/find.ts';
import { type MirrorKind, origins } from '../mirrors/mirror.ts';
import type { Candidate } from '../mirrors/probe/candidate.ts';
import { addressOfRegistry, type Registry, registryPairs } from '../mirrors/registries.ts';
import type { Answers } from '../options/answers.ts';

/** The answers that name mirrors. */
export type MirrorAnswers = Pick<Answers, 'imageMirror' | 'apkMirror' | 'goProxy' | 'goSumdb'>;

/** What can be chosen of some kinds: everybody in the catalog, and the addresses that the answers have besides. */
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
      // Two names of one address, as those of the checksum database, would be asked the same.
      const place = placeOf(candidate);
      const isNew = !seen.has(place);
      seen.add(place);
      return isNew;
    });
  });
}

/** The addresses of a kind in the answers that are no provider's name. */
function ownAddresses(kind: MirrorKind, answers: MirrorAnswers): { readonly name: string; readonly address: string }[] {
  const same = (addresses: readonly string[]) => addresses.map((address) => ({ name: address, address }));
  const { imageMirror, apkMirror, goProxy, goSumdb } = answers;
  switch (kind) {
    case 'docker.io':
    case 'gcr.io':
      return ownRegistry(kind, imageMirror).map((address) => ({ name: imageMirror, address }));
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

/** What takes the place of a registry in an answer that is no provider's name: a prefix, or an address for each registry. */
function ownRegistry(kind: Registry, imageMirror: string): string[] {
  if (isProvider('docker.io', imageMirror)) return [];
  const pairs = registryPairs(imageMirror);
  if (pairs === undefined) return [`${imageMirror}/${kind}`];
  const address = addressOfRegistry(kind, pairs);
  return address === undefined ? [] : [address];
}

function isProvider(kind: MirrorKind, name: string): boolean {
  return mirrorsOf(kind).some(({ provider }) => provider === name);
}

/** The address that is asked in the end, to be shown: the origin's where the choice is left to the tool. */
export function placeOf({ kind, address }: Pick<Candidate, 'kind' | 'address'>): string {
  const place = address === '' && kind in origins ? origins[kind as keyof typeof origins] : address;
  return place.replace(/\/+$/, '');
}
