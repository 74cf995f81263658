import { type Message, message } from '../../language/message.ts';
import { isRegistry } from '../registries.ts';
import { type Ask, askBy } from './ask.ts';
import { type Candidate, type Found, isFault, type Outcome, type Result, type Send, type Wanted } from './candidate.ts';
import { probeApk, probeDebian, probeGoProxy, probeNpm, probeSumdb } from './files.ts';
import { networkFault } from './network-fault.ts';
import { probeRegistry } from './registry.ts';

export type ProbeSettings = {
  readonly send: Send;
  readonly seconds: number;
  readonly onResult?: (result: Result) => void;
};

/**
 * Probes all candidates at once, each by the request that a build would make, and gives the results: those that work first, by the
 * time that they took, then the others as they stood. Never fails, and is done when the time limit is over.
 */
export async function probeAll(
  candidates: readonly Candidate[],
  wanted: Wanted,
  { send, seconds, onResult }: ProbeSettings,
): Promise<Result[]> {
  const results = await Promise.all(
    candidates.map(async (candidate) => {
      const result = { ...candidate, ...(await probeOne(candidate, wanted, send, seconds)) };
      onResult?.(result);
      return result;
    }),
  );
  return results.sort((a, b) => time(a) - time(b));
}

function time(result: Result): number {
  return result.works ? result.milliseconds : Number.MAX_SAFE_INTEGER;
}

async function probeOne(candidate: Candidate, wanted: Wanted, send: Send, seconds: number): Promise<Outcome> {
  const start = performance.now();
  const elapsed = () => Math.max(1, Math.round(performance.now() - start));
  const ask = askBy(send, AbortSignal.timeout(seconds * 1000));
  try {
    const { milliseconds = elapsed(), notes, servesSumdb } = await probe(candidate, wanted, ask, elapsed);
    return { works: true, milliseconds, notes, ...(servesSumdb === undefined ? {} : { servesSumdb }) };
  } catch (error) {
    const problem = isFault(error) ? error.problem : networkFault(error, candidate.address);
    // The build has credentials that are not used here, so the project's own address is assumed to work with them.
    if (candidate.isOwn && causeOf(problem).key === 'fault.login') {
      return { works: true, milliseconds: elapsed(), notes: [message('note.login')] };
    }
    return { works: false, problem };
  }
}

/** The innermost problem. */
function causeOf(problem: Message): Message {
  const { problem: inner } = problem.values;
  return typeof inner === 'object' ? causeOf(inner) : problem;
}

function probe(candidate: Candidate, wanted: Wanted, ask: Ask, elapsed: () => number): Promise<Found> {
  const { kind, address } = candidate;
  if (isRegistry(kind)) return probeRegistry(address, wanted.images[kind], ask);
  switch (kind) {
    case 'apk':
      return probeApk(address, wanted, ask);
    case 'goproxy':
      return probeGoProxy(address, wanted, ask, elapsed);
    case 'sumdb':
      return probeSumdb(address, ask);
    case 'npm':
      return probeNpm(address, wanted, ask);
    case 'debian':
      return probeDebian(address, wanted, ask);
  }
}
