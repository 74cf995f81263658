import { findMirror } from '../mirrors/find.ts';
import type { MirrorKind } from '../mirrors/mirror.ts';
import type { Result } from '../mirrors/probe/candidate.ts';
import { registries } from '../mirrors/registries.ts';
import type { Base } from '../options/bases.ts';
import type { MirrorAnswers } from './candidates.ts';

/** The best mirrors, as values of the options, and the kinds that have none. */
export type MirrorChoice = {
  readonly values: Partial<MirrorAnswers>;
  readonly none: readonly MirrorKind[];
  /** The proxy that the checksum database is asked through, where no address of its own answers. */
  readonly sumdbThrough: string | undefined;
};

/** How many addresses are saved, the fastest first: a build goes on to the next one where one fails. */
const saved = { apk: 2, goproxy: 3 } as const;

type Working = Extract<Result, { readonly works: true }>;

/**
 * What to choose of the results for some kinds. The fastest that works, with two exceptions: an address of one's own that works
 * is kept, since somebody has a reason for it, and who serves members first, or is confirmed by no source, comes last. `base` undefined stands for one
 * that nobody has chosen yet.
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
  const has: Record<MirrorKind, boolean> = {
    'docker.io': values.imageMirror !== undefined && ranked('docker.io').length > 0,
    'gcr.io': values.imageMirror !== undefined && ranked('gcr.io').length > 0,
    apk: values.apkMirror !== undefined,
    goproxy: values.goProxy !== undefined,
    sumdb: values.goSumdb !== undefined,
    npm: ranked('npm').length > 0,
    debian: ranked('debian').length > 0,
  };
  const none = kinds.filter((kind) => !has[kind]);
  const known = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
  return { values: known, none, sumdbThrough: through };
}

/** How little a mirror is to be trusted with the next builds, though it answered this once. */
function doubt({ isConfirmed, isForMembers }: Result): number {
  return (isConfirmed ? 0 : 2) + (isForMembers ? 1 : 0);
}

/**
 * One answer stands for both registries, so that who serves both comes first. Where nobody does and both are needed, each has an
 * address of its own; where only Docker Hub is needed, or nobody knows yet, its fastest is chosen.
 */
function imageMirror(
  ranked: (kind: MirrorKind) => readonly Working[],
  kinds: readonly MirrorKind[],
  { imageMirror: current }: MirrorAnswers,
  base: Base | undefined,
): string | undefined {
  const [first, second] = registries.filter((kind) => kinds.includes(kind));
  if (first === undefined) return undefined;
  const working = ranked(first);
  const others = second === undefined ? undefined : ranked(second);
  const needsBoth = base === 'distroless';
  if (working.some(({ isOwn }) => isOwn) && (!needsBoth || others === undefined || keeps(others, current)))
    return current;
  const listed = working.filter(({ name, isOwn }) => !isOwn && findMirror('docker.io', name) !== undefined);
  const both = listed.filter(({ name }) =>
    others === undefined ? findMirror('gcr.io', name) !== undefined : names(others).includes(name),
  );
  const [best] = both.length > 0 && (needsBoth || others !== undefined) ? both : needsBoth ? [] : listed;
  if (best !== undefined) return best.name;
  const [hub, gcr] = [listed[0], others?.find(({ isOwn }) => !isOwn)];
  return needsBoth && hub && gcr ? `docker.io=${hub.address},gcr.io=${gcr.address}` : undefined;
}

/** Whether gcr.io goes on working with an answer of one's own for Docker Hub, which may leave it where it is. */
function keeps(gcr: readonly Working[], current: string): boolean {
  const isOwn = !current.includes('=') || current.includes('gcr.io=');
  return gcr.some((result) => (isOwn ? result.isOwn : result.name === 'upstream'));
}

/** A GOPROXY answer. What the user wrote at the end, such as `,direct`, stays there; Go's own default list has an end already. */
function proxyList(working: readonly Working[], current: string): string | undefined {
  const list = inTurn(working, saved.goproxy, '|');
  const [end = ''] = /[|,](direct|off)$/.exec(current) ?? [];
  return list === undefined || list === 'upstream' ? list : list + end;
}

/** The fastest mirrors in their order. The origin stands alone: where it is the fastest, and never behind a mirror. */
function inTurn(working: readonly Working[], count: number, separator: string): string | undefined {
  const [best] = names(working);
  if (best === undefined || best === 'upstream') return best;
  const mirrors = names(working).filter((name) => name !== 'upstream');
  return mirrors.slice(0, count).join(separator);
}

/** The first of the chosen proxies where it serves the checksum database: Go's own default asks for it there. */
function proxyOfSumdb(proxies: readonly Working[], goProxy: string | undefined): string | undefined {
  const first = goProxy?.split(/[|,]/)[0];
  return proxies.find(({ name, servesSumdb }) => name === first && servesSumdb === true)?.name;
}

function names(results: readonly Result[]): string[] {
  return results.map(({ name }) => name);
}
