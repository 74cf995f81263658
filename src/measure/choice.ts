import { findMirror } from '../mirrors/catalog.ts';
import type { BuildKind, MirrorKind } from '../mirrors/mirror.ts';
import type { Result } from '../mirrors/probe/candidate.ts';
import { hub, isRegistry, type Registry, registries } from '../mirrors/registries.ts';
import { type Base, registriesOf } from '../options/bases.ts';
import type { MirrorAnswers } from './candidates.ts';

/** The best mirrors, as values of the options, and the kinds without a usable one. */
export type MirrorChoice = {
  readonly values: Partial<MirrorAnswers>;
  readonly none: readonly MirrorKind[];
  /** The proxy that serves the checksum database, if no address of the database responds. */
  readonly sumdbThrough: string | undefined;
};

/** How many addresses are saved, the fastest first: a build tries the next one if one fails. */
const saved = { apk: 2, goproxy: 3 } as const;

type Working = Extract<Result, { readonly works: true }>;

/**
 * Chooses from the results for some kinds: the fastest mirror that works, with two exceptions. The project's own address is kept if it
 * works, since somebody has a reason for it, and mirrors that prefer members, or that no source confirms, come last. `base` is
 * undefined if nobody has chosen it yet.
 */
export function chooseMirrors(
  results: readonly Result[],
  kinds: readonly MirrorKind[],
  answers: MirrorAnswers,
  base: Base | undefined,
): MirrorChoice {
  const ranked = (kind: MirrorKind): Working[] =>
    results
      .filter((result): result is Working => result.kind === kind && result.works)
      .sort((a, b) => doubt(a) - doubt(b) || a.milliseconds - b.milliseconds);
  const pick = <Value>(kind: MirrorKind, current: Value, best: (working: readonly Working[]) => Value | undefined) => {
    if (!kinds.includes(kind)) return undefined;
    const working = ranked(kind);
    return working.some(({ isOwn }) => isOwn) ? current : best(working);
  };
  const goProxy = pick('goproxy', answers.goProxy, (working) => proxyList(working, answers.goProxy));
  const direct = pick('sumdb', answers.goSumdb, (working) => names(working)[0]);
  const through =
    direct === undefined && kinds.includes('sumdb') ? proxyOfSumdb(ranked('goproxy'), goProxy) : undefined;
  const values = {
    imageMirror: imageMirror(ranked, kinds, answers, base),
    apkMirror: pick('apk', answers.apkMirror, (working) => inTurn(working, saved.apk, ',')),
    goProxy,
    goSumdb: direct ?? (through && 'upstream'),
  };
  const hasChoice: Record<Exclude<BuildKind, Registry>, boolean> = {
    apk: values.apkMirror !== undefined,
    goproxy: values.goProxy !== undefined,
    sumdb: values.goSumdb !== undefined,
  };
  const none = kinds.filter((kind) => {
    if (isRegistry(kind)) return values.imageMirror === undefined || ranked(kind).length === 0;
    return kind in hasChoice ? !hasChoice[kind as keyof typeof hasChoice] : ranked(kind).length === 0;
  });
  const known = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
  return { values: known, none, sumdbThrough: through };
}

/** A measure of distrust in a mirror for later builds, though it worked this once. */
function doubt({ isConfirmed, isForMembers }: Result): number {
  return (isConfirmed ? 0 : 2) + (isForMembers ? 1 : 0);
}

/**
 * Chooses one answer for all registries. A provider of all that were measured comes first, then one of all that the base needs. If
 * nobody serves those, each gets the address of its fastest mirror. If the base is unknown, only Docker Hub is needed.
 */
function imageMirror(
  ranked: (kind: MirrorKind) => readonly Working[],
  kinds: readonly MirrorKind[],
  { imageMirror: current }: MirrorAnswers,
  base: Base | undefined,
): string | undefined {
  const measured = registries.filter((registry) => kinds.includes(registry));
  const [main, ...others] = measured;
  if (main === undefined) return undefined;
  const needed = base === undefined ? [] : registriesOf(base).filter((registry) => registry !== main);
  const working = ranked(main);
  const keepsAll = needed.every((registry) => !others.includes(registry) || keeps(registry, ranked(registry), current));
  if (working.some(({ isOwn }) => isOwn) && keepsAll) return current;
  const listed = working.filter(({ name, isOwn }) => !isOwn && findMirror(hub, name) !== undefined);
  const serves = (name: string, registry: Registry) =>
    others.includes(registry) ? names(ranked(registry)).includes(name) : findMirror(registry, name) !== undefined;
  const servesAll = (registries: readonly Registry[]) =>
    listed.find(({ name }) => registries.every((registry) => serves(name, registry)));
  const best = servesAll([...others, ...needed]) ?? servesAll(needed);
  if (best !== undefined) return best.name;
  const pairs = [main, ...needed].map((registry) => {
    const fastest = registry === main ? listed[0] : ranked(registry).find(({ isOwn }) => !isOwn);
    return fastest && `${registry}=${fastest.address}`;
  });
  return needed.length > 0 && pairs.every((pair) => pair !== undefined) ? pairs.join(',') : undefined;
}

/** Reports whether a registry still works with the project's own answer for Docker Hub, which may not mention it. */
function keeps(registry: Registry, working: readonly Working[], current: string): boolean {
  const isOwn = !current.includes('=') || current.includes(`${registry}=`);
  return working.some((result) => (isOwn ? result.isOwn : result.name === 'upstream'));
}

/** A GOPROXY answer. The user's own end, such as `,direct`, is kept; Go's own default list already has one. */
function proxyList(working: readonly Working[], current: string): string | undefined {
  const list = inTurn(working, saved.goproxy, '|');
  const [end = ''] = /[|,](direct|off)$/.exec(current) ?? [];
  return list === undefined || list === 'upstream' ? list : list + end;
}

/** The fastest mirrors in their order. Upstream is never combined with mirrors: it is chosen alone if it is the fastest. */
function inTurn(working: readonly Working[], count: number, separator: string): string | undefined {
  const [best] = names(working);
  if (best === undefined || best === 'upstream') return best;
  const mirrors = names(working).filter((name) => name !== 'upstream');
  return mirrors.slice(0, count).join(separator);
}

/** The first of the chosen proxies if it serves the checksum database: by default, Go looks for the database there. */
function proxyOfSumdb(proxies: readonly Working[], goProxy: string | undefined): string | undefined {
  const first = goProxy?.split(/[|,]/)[0];
  return proxies.find(({ name, servesSumdb }) => name === first && servesSumdb === true)?.name;
}

function names(results: readonly Result[]): string[] {
  return results.map(({ name }) => name);
}
