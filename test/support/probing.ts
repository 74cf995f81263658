import type { MirrorKind } from '../../src/mirrors/mirror.ts';
import type { Candidate, Result, Wanted } from '../../src/mirrors/probe/candidate.ts';
import { openNetwork } from '../../src/mirrors/probe/network.ts';
import { probeAll } from '../../src/mirrors/probe/probe.ts';

export const wanted: Wanted = {
  images: {
    'docker.io': ['library/golang:1.27-alpine3.24', 'library/alpine:3.24'],
    'gcr.io': ['distroless/static-debian13:nonroot'],
  },
  alpine: '3.24',
  architecture: 'x86_64',
  module: { path: 'golang.org/x/text', version: 'v0.3.8' },
  npmPackage: 'yo',
  debianRelease: 'trixie',
};

export function candidate(kind: MirrorKind, address: string, more: Partial<Candidate> = {}): Candidate {
  return { kind, name: address, address, isOwn: false, isConfirmed: true, isForMembers: false, ...more };
}

/** Probes one address over the network of this machine. */
export async function probe(
  kind: MirrorKind,
  address: string,
  more: Partial<Candidate> = {},
  seconds = 5,
): Promise<Result> {
  const network = openNetwork({}, seconds);
  try {
    const [result] = await probeAll([candidate(kind, address, more)], wanted, { send: network.send, seconds });
    if (result === undefined) throw new Error('no result');
    return result;
  } finally {
    network.close();
  }
}

/** What a probe failed with, by the keys of its sentences from the outside in; empty where it did not. */
export function failed(result: Result): string {
  if (result.works) return '';
  const keys: string[] = [];
  let problem: unknown = result.problem;
  while (typeof problem === 'object' && problem !== null && 'key' in problem && 'values' in problem) {
    keys.push(String(problem.key).replace('fault.', ''));
    problem = (problem.values as { problem?: unknown }).problem;
  }
  return keys.join(' ');
}
