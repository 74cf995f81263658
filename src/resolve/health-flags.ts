import type { Answers, EngineSupport } from '../options/answers.ts';
import { milliseconds } from './duration.ts';

type HealthAnswers = Pick<Answers, 'engines' | 'healthTimes'>;
type Times = Readonly<Record<string, string>>;

/**
 * Docker 25 and later check a starting container every start-interval. Older engines cannot parse that flag and check every interval, and
 * Docker 25 takes 5 s if it is absent: a shorter interval would make no container healthy sooner there, but cost CPU time for as long as it runs.
 */
const defaults: Readonly<Record<EngineSupport, Times & { readonly timeout: string }>> = {
  current: { interval: '30s', timeout: '3s', 'start-period': '10s', 'start-interval': '1s', retries: '3' },
  all: { interval: '5s', timeout: '3s', 'start-period': '10s', retries: '3' },
};

/** The flags of HEALTHCHECK with the times of the answers; one that is not given is ours. */
export function healthFlags(answers: HealthAnswers): string {
  return Object.entries(timesOf(answers))
    .map(([name, value]) => `--${name}=${value}`)
    .join(' ');
}

/**
 * How long the program that HEALTHCHECK calls waits for an answer, as a Go expression: less than Docker waits for the program, by a second
 * where there is one, so that it can still say why it failed.
 */
export function probeTimeout(answers: HealthAnswers): string {
  const allowed = milliseconds(timesOf(answers).timeout);
  const waits = Math.max(1, Math.floor(allowed >= 2000 ? allowed - 1000 : allowed / 2));
  return waits % 1000 === 0 ? `${waits / 1000} * time.Second` : `${waits} * time.Millisecond`;
}

function timesOf(answers: HealthAnswers): Times & { readonly timeout: string } {
  return { ...defaults[answers.engines], ...givenTimes(answers) };
}

/** The times of the answers by the names of their flags. */
export function givenTimes({ healthTimes }: Pick<Answers, 'healthTimes'>): Times {
  return Object.fromEntries(healthTimes.map((time) => time.split('=')));
}
