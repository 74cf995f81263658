import { buildKinds, type MirrorKind } from '../mirrors/mirror.ts';
import type { Candidate, Result, Wanted } from '../mirrors/probe/candidate.ts';
import { openNetwork } from '../mirrors/probe/network.ts';
import { probeAll } from '../mirrors/probe/probe.ts';
import { isRegistry } from '../mirrors/registries.ts';
import type { Answers } from '../options/answers.ts';
import { type Base, registriesOf } from '../options/bases.ts';
import { candidatesFor } from './candidates.ts';
import { chooseMirrors, type MirrorChoice } from './choice.ts';
import { wantedBy } from './wanted.ts';

/** The results of a measurement, and the choice that follows from them. */
export type Measurement = {
  readonly kinds: readonly MirrorKind[];
  readonly wanted: Wanted;
  readonly seconds: number;
  readonly results: readonly Result[];
  readonly choice: MirrorChoice;
};

export type Progress = { readonly all: number; readonly done: number; readonly working: number };

export type MeasureSettings = {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly folder: string;
  readonly kinds: readonly MirrorKind[];
  readonly seconds: number;
  /** Undefined if nobody has chosen the base yet. */
  readonly base: Base | undefined;
  readonly onProgress: (progress: Progress) => void;
};

/** The kinds that a build on a base can fetch. */
export function kindsFor({ base }: Pick<Answers, 'base'>): MirrorKind[] {
  const needed = registriesOf(base);
  return buildKinds.filter((kind) => !isRegistry(kind) || needed.includes(kind));
}

/** Probes all mirrors of some kinds from this machine, and chooses. Never fails: mirrors that do not respond are in the results. */
export async function measure(answers: Answers, settings: MeasureSettings): Promise<Measurement> {
  const { environment, folder, kinds, seconds, base, onProgress } = settings;
  const wanted = wantedBy(answers, folder);
  const candidates = candidatesFor(kinds, answers);
  const network = openNetwork(environment, seconds);
  try {
    const results = await probeAll(candidates, wanted, {
      send: network.send,
      seconds,
      onResult: counting(candidates, onProgress),
    });
    return { kinds, wanted, seconds, results, choice: chooseMirrors(results, kinds, answers, base) };
  } finally {
    network.close();
  }
}

function counting({ length: all }: readonly Candidate[], onProgress: (progress: Progress) => void) {
  let [done, working] = [0, 0];
  onProgress({ all, done, working });
  return (result: Result) => {
    done += 1;
    if (result.works) working += 1;
    onProgress({ all, done, working });
  };
}
