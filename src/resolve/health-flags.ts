import type { Answers } from '../options/answers.ts';
import { milliseconds } from './duration.ts';

/** Asked often until it first answers, then seldom. */
const defaults = { interval: '30s', timeout: '3s', 'start-period': '10s', 'start-interval': '1s', retries: '3' };

/** The flags of HEALTHCHECK with the times of the answers; one that is not given is ours. */
export function healthFlags(answers: Pick<Answers, 'healthTimes'>): string {
  return Object.entries(timesOf(answers))
    .map(([name, value]) => `--${name}=${value}`)
    .join(' ');
}

/**
 * How long the program that HEALTHCHECK calls waits for an answer, as a Go expression: less than Docker waits for the program, by a second
 * where there is one, so that it can still say why it failed.
 */
export function probeTimeout(answers: Pick<Answers, 'healthTimes'>): string {
  const allowed = milliseconds(timesOf(answers).timeout);
  const waits = Math.max(1, Math.floor(allowed >= 2000 ? allowed - 1000 : allowed / 2));
  return waits % 1000 === 0 ? `${waits / 1000} * time.Second` : `${waits} * time.Millisecond`;
}

function timesOf(answers: Pick<Answers, 'healthTimes'>): typeof defaults {
  return { ...defaults, ...givenTimes(answers) };
}

/** The times of the answers by the names of their flags. */
export function givenTimes({ healthTimes }: Pick<Answers, 'healthTimes'>): Partial<typeof defaults> {
  return Object.fromEntries(healthTimes.map((time) => time.split('=')));
}
