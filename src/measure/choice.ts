import { findMirror } from '../mirrors/find.ts';
import type { MirrorKind } from '../mirrors/mirror.ts';
import type { Result } from '../mirrors/probe/candidate.ts';
import type { Base } from '../options/answers.ts';
import type { MirrorAnswers } from './candidates.ts';

/** The best mirrors, as values of the options, and the kinds that have none. */
export type MirrorChoice = {
  readonly values: Partial<MirrorAnswers>;
  readonly none: readonly MirrorKind[];
  /** The proxy that the checksum database is asked through, where no address of its own answers. */
  readonly sumdbThrough: string | undefined;
};

/** How many addresses are saved, the fastest first: a build goes on to the next one where one fails. */
const saved = { apk: 1, goproxy: 3 } as const;

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
    apkMirror: pick('apk', answers.apkMirror, (working) => names(working).slice(0, saved.apk).join(',') || undefined),
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
 * One answer stands for both registries, so that who serves both comes first. Who lacks one of them is chosen where that one is not
 * needed, or where nobody knows yet.
 */
function imageMirror(
  ranked: (kind: MirrorKind) => readonly Working[],
  kinds: readonly MirrorKind[],
  { imageMirror: current }: MirrorAnswers,
  base: Base | undefined,
): string | undefined {
  const registries = (['docker.io', 'gcr.io'] as const).filter((kind) => kinds.includes(kind));
  const [first] = registries;
  if (first === undefined) return undefined;
  const others = registries.slice(1).map((kind) => names(ranked(kind)));
  const working = ranked(first).filter(({ name, isOwn }) => {
    const lacks = base === 'distroless' && !isOwn && findMirror('gcr.io', name) === undefined;
    return !lacks && findMirror('docker.io', isOwn ? 'upstream' : name) !== undefined;
  });
  const both = working.filter(({ name }) => others.every((other) => other.includes(name)));
  const best = both.length > 0 || base === 'distroless' ? both : working;
  return best.some(({ isOwn }) => isOwn) ? current : best[0]?.name;
}

/** A GOPROXY answer. Go's own default list stands alone, and what the user wrote at the end, such as `,direct`, stays there. */
function proxyList(working: readonly Working[], current: string): string | undefined {
  const [best] = names(working);
  if (best === undefined || best === 'upstream') return best;
  const list = names(working).filter((name) => name !== 'upstream');
  const [end = ''] = /[|,](direct|off)$/.exec(current) ?? [];
  return list.slice(0, saved.goproxy).join('|') + end;
}

/** The first of the chosen proxies where it serves the checksum database: Go's own default asks for it there. */
function proxyOfSumdb(proxies: readonly Working[], goProxy: string | undefined): string | undefined {
  const first = goProxy?.split(/[|,]/)[0];
  return proxies.find(({ name, servesSumdb }) => name === first && servesSumdb === true)?.name;
}

function names(results: readonly Result[]): string[] {
  return results.map(({ name }) => name);
}
